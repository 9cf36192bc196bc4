// SPDX-License-Identifier: GPL-3.0-or-later
// What a TimeSeriesChart gives to the common surface of charts: picture, numbers, menu entries.
#include "widgets/charts/ChartText.h"
#include "widgets/charts/PlotCanvas.h"
#include "widgets/charts/TimeSeriesChart.h"

#include <QMenu>
#include <QPainter>

namespace perfdeck {

void TimeSeriesChart::paintPaper(QPainter &painter, qreal scale)
{
    // A second chart, never shown: the one on screen keeps its theme, size and crosshair.
    TimeSeriesChart copy(m_style);
    copy.m_paper = true;
    copy.setTitle(title());
    copy.setTimeZone(timeZone());
    copy.m_book = m_book;
    copy.m_valueBounds = m_valueBounds;
    copy.m_valueZoom = m_valueZoom;
    copy.m_layers = m_layers;
    copy.m_thresholds = m_thresholds;
    copy.m_canvas->setMarks(m_canvas->marks().marks());
    copy.m_staleSince = m_staleSince;
    copy.m_emptyHeadline = m_emptyHeadline;
    copy.m_emptyHint = m_emptyHint;
    copy.m_legendVisible = m_legendVisible;
    copy.m_canvas->setPixelRatio(scale);
    copy.resize(size());
    copy.m_axis = m_axis;
    copy.setVisibleRange(m_range);
    copy.applyTheme();
    copy.layOut();
    copy.updateTimeAxis(true);
    if (copy.m_book.hasSamples())
        copy.m_frame.setValueAxis(copy.m_axis.scale());
    copy.render(&painter);
}

DataTable TimeSeriesChart::table() const
{
    return frame() ? frameTable(*frame()) : DataTable();
}

void TimeSeriesChart::addToMenu(QMenu &menu)
{
    menu.addAction(tr("Show all lines"), this, &TimeSeriesChart::showAllLines)
        ->setEnabled(!m_book.hidden().empty());
    menu.addAction(tr("Go live"), this, &TimeSeriesChart::liveRequested)->setEnabled(!m_live);
}

} // namespace perfdeck
