// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ChartDesk.h"

#include "app/Navigator.h"
#include "widgets/charts/ChartView.h"
#include "widgets/pages/LiveChart.h"
#include "widgets/pages/Page.h"
#include "widgets/panels/StatusStrip.h"
#include "widgets/tables/RowTable.h"

#include <QAction>
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
{
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
    withChosen([range](ChartView &chart) { chart.saveSamples(range); });
}

void ChartDesk::askRelated()
{
    withChosen([this](ChartView &chart) {
        if (auto *action = chart.findChild<QAction *>(QString::fromLatin1(kRelatedAction)))
            action->trigger();
        else
            m_status.announce(tr("Choose a chart over time first."));
    });
}

} // namespace perfdeck
