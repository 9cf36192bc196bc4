// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/alerts/AlertViews.h"

#include "widgets/pages/alerts/ActiveView.h"
#include "widgets/pages/alerts/DeliveriesView.h"
#include "widgets/pages/alerts/HistoryView.h"
#include "widgets/pages/alerts/RulesView.h"
#include "widgets/pages/alerts/SilencesView.h"

#include <QtGlobal>

#include <array>
#include <utility>

namespace perfdeck {

namespace {

template<class T>
std::unique_ptr<AlertView> make(PageContext context, AlertTools tools)
{
    return std::make_unique<T>(std::move(context), tools);
}

constexpr std::array kViews{
    AlertViewEntry{"active",
                   QT_TRANSLATE_NOOP("AlertViews", "Active"),
                   QT_TRANSLATE_NOOP("AlertViews", "What is wrong now, and who looks after it"),
                   true,
                   make<ActiveView>},
    AlertViewEntry{"history",
                   QT_TRANSLATE_NOOP("AlertViews", "History"),
                   QT_TRANSLATE_NOOP("AlertViews", "What fired in the range, and how it ended"),
                   true,
                   make<HistoryView>},
    AlertViewEntry{"silences",
                   QT_TRANSLATE_NOOP("AlertViews", "Silences"),
                   QT_TRANSLATE_NOOP("AlertViews", "What is not told, until when and why"),
                   false,
                   make<SilencesView>},
    AlertViewEntry{"rules",
                   QT_TRANSLATE_NOOP("AlertViews", "Rules"),
                   QT_TRANSLATE_NOOP("AlertViews", "What is looked for, and how each rule fares"),
                   false,
                   make<RulesView>},
    AlertViewEntry{"notices",
                   QT_TRANSLATE_NOOP("AlertViews", "Notices"),
                   QT_TRANSLATE_NOOP("AlertViews", "What was told whom, and what came of it"),
                   false,
                   make<DeliveriesView>},
};

} // namespace

std::span<const AlertViewEntry> alertViews()
{
    return kViews;
}

} // namespace perfdeck
