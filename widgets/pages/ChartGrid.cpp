// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/ChartGrid.h"

#include "widgets/style/Style.h"

#include <QGridLayout>

#include <algorithm>

namespace perfdeck {

namespace {

constexpr int kMinChartWidth = 240; ///< for text of the system's size

} // namespace

ChartGrid::ChartGrid(const Style &style, int mostPerRow, int minHeight, QWidget *parent)
    : QWidget(parent)
    , m_style(style)
    , m_mostPerRow(mostPerRow)
    , m_minHeight(minHeight)
    , m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setSpacing(2 * Style::kGrid);
    connect(&style, &Style::changed, this, &ChartGrid::arrange);
}

void ChartGrid::setCharts(const std::vector<QWidget *> &charts)
{
    if (charts == m_shown)
        return;
    for (QWidget *chart : m_shown)
        if (std::ranges::find(charts, chart) == charts.end())
            chart->hide();
    m_shown = charts;
    arrange();
    setVisible(!charts.empty());
}

int ChartGrid::perRow() const
{
    const int count = int(m_shown.size());
    const int most = m_mostPerRow > 0 ? m_mostPerRow : count > 4 ? 3 : count == 1 ? 1 : 2;
    // Before it has been laid out its width says nothing.
    return isVisible() ? std::clamp(width() / m_style.scaled(kMinChartWidth), 1, most) : most;
}

/// It can always be made narrower, down to a single column.
QSize ChartGrid::minimumSizeHint() const
{
    return {m_style.scaled(kMinChartWidth), QWidget::minimumSizeHint().height()};
}

void ChartGrid::arrange()
{
    m_perRow = perRow();
    const int count = int(m_shown.size());
    for (int at = 0; at < count; ++at) {
        QWidget *chart = m_shown[std::size_t(at)];
        const int span = at == count - 1 ? m_perRow - at % m_perRow : 1;
        chart->setMinimumHeight(m_style.scaled(m_minHeight));
        m_grid->addWidget(chart, at / m_perRow, at % m_perRow, 1, span);
        chart->show(); // not before it has a place: it would be a window
    }
    for (int column = 0; column < m_grid->columnCount(); ++column)
        m_grid->setColumnStretch(column, column < m_perRow ? 1 : 0);
}

void ChartGrid::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (!m_shown.empty() && perRow() != m_perRow)
        arrange();
}

} // namespace perfdeck
