// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/ChartGrid.h"

#include "widgets/style/Style.h"

#include <QGridLayout>

#include <algorithm>

namespace perfdeck {

ChartGrid::ChartGrid(QWidget *parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setSpacing(2 * Style::kGrid);
}

void ChartGrid::setCharts(const std::vector<QWidget *> &charts)
{
    if (charts == m_shown)
        return;
    for (QWidget *chart : m_shown)
        if (std::ranges::find(charts, chart) == charts.end())
            chart->hide();
    m_shown = charts;
    const int count = int(charts.size());
    const int perRow = count > 4 ? 3 : count == 1 ? 1 : 2;
    for (int at = 0; at < count; ++at) {
        QWidget *chart = charts[std::size_t(at)];
        const int span = at == count - 1 ? perRow - at % perRow : 1;
        chart->setMinimumHeight(kMinChartHeight);
        m_grid->addWidget(chart, at / perRow, at % perRow, 1, span);
        chart->show(); // not before it has a place: it would be a window
    }
    for (int column = 0; column < m_grid->columnCount(); ++column)
        m_grid->setColumnStretch(column, column < perRow ? 1 : 0);
    setVisible(count > 0);
}

} // namespace perfdeck
