// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ChartDesk.h"

#include "app/ChartExport.h"
#include "app/Navigator.h"
#include "widgets/pages/LiveChart.h"
#include "widgets/panels/StatusStrip.h"

#include <QApplication>

#include <utility>

namespace perfdeck {

ChartDesk::ChartDesk(Navigator &navigator, StatusStrip &status, QObject *parent)
    : QObject(parent)
    , m_navigator(navigator)
    , m_status(status)
    , m_choosePath(askSavePath())
{
    connect(&navigator, &Navigator::pageMade, this, qOverload<Page *>(&ChartDesk::adopt));
}

void ChartDesk::adopt(Page *page)
{
    for (TimeSeriesChart *chart : page->findChildren<TimeSeriesChart *>())
        adopt(chart);
}

void ChartDesk::adopt(TimeSeriesChart *chart)
{
    chart->setSavePathChooser(
        [this](QWidget *parent, const QString &name, const QString &filter, auto taken) {
            m_choosePath(parent, name, filter, std::move(taken));
        });
    connect(chart, &TimeSeriesChart::saved, this, [this](const QString &path) {
        m_status.announce(tr("Saved %1").arg(path));
    });
    connect(chart, &TimeSeriesChart::saveFailed, this, [this](const QString &message) {
        m_status.announce(message);
    });
}

TimeSeriesChart *ChartDesk::chosen() const
{
    if (TimeSeriesChart *chart = chartAround(QApplication::focusWidget()))
        return chart;
    const Page *page = m_navigator.page();
    return page == nullptr ? nullptr : page->findChild<TimeSeriesChart *>();
}

void ChartDesk::exportPicture()
{
    if (TimeSeriesChart *chart = chosen())
        savePicture(*chart, m_choosePath);
    else
        m_status.announce(tr("There is no chart on this tab."));
}

void ChartDesk::exportData()
{
    if (TimeSeriesChart *chart = chosen())
        saveData(*chart, m_choosePath);
    else
        m_status.announce(tr("There is no chart on this tab."));
}

void ChartDesk::exportRange(TimeRange range)
{
    if (TimeSeriesChart *chart = chosen())
        saveRange(*chart, range, m_choosePath);
    else
        m_status.announce(tr("There is no chart on this tab."));
}

} // namespace perfdeck
