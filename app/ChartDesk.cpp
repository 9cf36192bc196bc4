// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ChartDesk.h"

#include "app/Navigator.h"
#include "widgets/charts/ChartView.h"
#include "widgets/pages/Page.h"
#include "widgets/panels/StatusStrip.h"
#include "widgets/tables/RowTable.h"

#include <QApplication>

#include <utility>

namespace perfdeck {

namespace {

ChartView *viewAround(QWidget *widget)
{
    while (widget != nullptr && qobject_cast<ChartView *>(widget) == nullptr)
        widget = widget->parentWidget();
    return qobject_cast<ChartView *>(widget);
}

} // namespace

ChartDesk::ChartDesk(Navigator &navigator, StatusStrip &status, QObject *parent)
    : QObject(parent)
    , m_navigator(navigator)
    , m_status(status)
    , m_choosePath(savePathDialog())
{
    connect(&navigator, &Navigator::pageMade, this, qOverload<Page *>(&ChartDesk::adopt));
}

void ChartDesk::adopt(Page *page)
{
    for (ChartView *chart : page->findChildren<ChartView *>())
        adoptView(chart);
    for (RowTable *table : page->findChildren<RowTable *>())
        adoptView(table);
}

template<class View>
void ChartDesk::adoptView(View *view)
{
    view->setSavePathChooser(
        [this](QWidget *parent, const QString &name, const QString &filter, auto taken) {
            m_choosePath(parent, name, filter, std::move(taken));
        });
    connect(view, &View::saved, this, [this](const QString &path) {
        m_status.announce(tr("Saved %1").arg(path));
    });
    connect(view, &View::saveFailed, this, [this](const QString &message) {
        m_status.announce(message);
    });
    connect(view, &View::saveProgressed, this, [this](const QString &path, double done) {
        m_status.announce(tr("Saving %1: %2 %").arg(path).arg(int(done * 100)));
    });
}

ChartView *ChartDesk::chosen() const
{
    if (ChartView *chart = viewAround(QApplication::focusWidget()))
        return chart;
    const Page *page = m_navigator.page();
    return page == nullptr ? nullptr : page->findChild<ChartView *>();
}

template<class Work>
void ChartDesk::withChosen(Work work)
{
    if (ChartView *chart = chosen())
        work(*chart);
    else
        m_status.announce(tr("There is no chart on this tab."));
}

void ChartDesk::exportPicture()
{
    withChosen([](ChartView &chart) { chart.savePng(); });
}

void ChartDesk::exportData()
{
    // A table with the focus is meant itself.
    if (auto *table = qobject_cast<RowTable *>(QApplication::focusWidget()))
        return table->saveCsv();
    withChosen([](ChartView &chart) { chart.saveCsv(); });
}

void ChartDesk::exportRange(TimeRange range)
{
    withChosen([range](ChartView &chart) { chart.saveCsv(range); });
}

} // namespace perfdeck
