// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/planned/PlannedPage.h"

#include "widgets/panels/EmptyState.h"

#include <QVBoxLayout>

#include <utility>

namespace perfdeck {

namespace {

struct Words
{
    const char *icon;
    const char *headline;
    const char *hint;
};

Words wordsOf(PlannedTab tab)
{
    switch (tab) {
    case PlannedTab::Benchmarks:
        return {
            "benchmarks",
            QT_TRANSLATE_NOOP("perfdeck::PlannedPage", "No benchmark runs"),
            QT_TRANSLATE_NOOP("perfdeck::PlannedPage",
                              "This tab will start, follow and compare benchmark runs. It needs a "
                              "benchmark suite to run; this version has no runner yet.")};
    case PlannedTab::Profiling:
        return {"profiling",
                QT_TRANSLATE_NOOP("perfdeck::PlannedPage", "No profile opened"),
                QT_TRANSLATE_NOOP(
                    "perfdeck::PlannedPage",
                    "This tab will show a model layer by layer with time, memory and bottlenecks. "
                    "It needs a profile or an ONNX file; this version cannot read them yet.")};
    case PlannedTab::Reports:
        break;
    }
    return {
        "reports",
        QT_TRANSLATE_NOOP("perfdeck::PlannedPage", "No reports"),
        QT_TRANSLATE_NOOP("perfdeck::PlannedPage",
                          "This tab will write reports and answer SQL over the history. Until "
                          "then, perfdeckctl query and perfdeckctl export do both in a terminal.")};
}

} // namespace

PlannedPage::PlannedPage(PageContext context, PlannedTab tab, QWidget *parent)
    : Page(std::move(context), parent)
{
    const Words words = wordsOf(tab);
    auto *empty = new EmptyState(this->context().style, tr(words.headline), tr(words.hint));
    empty->setIcon(QString::fromLatin1(words.icon));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(empty);
}

} // namespace perfdeck
