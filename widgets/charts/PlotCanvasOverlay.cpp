// SPDX-License-Identifier: GPL-3.0-or-later
// What PlotCanvas draws over the picture of the lines: levels, selection, marks, crosshair, words.
#include "widgets/charts/ChartMessage.h"
#include "widgets/charts/LinePath.h"
#include "widgets/charts/PlotCanvas.h"
#include "widgets/charts/SelectionTint.h"
#include "widgets/style/Style.h"

#include <QPainter>
#include <QPainterPath>
#include <QPaintEvent>

#include <algorithm>
#include <cmath>

namespace perfdeck {

void PlotCanvas::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    if (m_isVector) {
        paintVector(painter);
    } else {
        if (m_dirty)
            renderLines();
        painter.drawImage(QPointF(0, 0), m_image);
    }
    paintLevels(painter);
    paintSelection(painter);
    m_marks.paint(painter, m_theme);
    paintCursor(painter);
    paintMessage(painter);
}

void PlotCanvas::paintVector(QPainter &painter) const
{
    painter.fillRect(rect(), m_theme.raised);
    const PlotScale scale = logicalScale(AxisSide::Left);
    painter.setPen(QPen(m_theme.grid, 1));
    for (const Timestamp time : m_grid.times) {
        const double x = scale.x(time.time_since_epoch().count());
        if (x >= 0 && x <= width())
            painter.drawLine(QPointF(x, 0), QPointF(x, height()));
    }
    for (std::size_t i = 0; i < m_grid.values.size(); ++i) {
        const double y = scale.y(m_grid.values[i]);
        painter.setPen(QPen(i == 0 ? m_theme.line : m_theme.grid, 1));
        if (y >= 0 && y <= height())
            painter.drawLine(QPointF(0, y), QPointF(width(), y));
    }
    painter.setBrush(Qt::NoBrush);
    for (const CanvasLine &line : m_lines) {
        QColor color = line.color;
        color.setAlpha(line.alpha);
        if (line.width == 0) { // an area
            painter.fillPath(areaPath(*line.columns, logicalScale(line.side)), color);
            continue;
        }
        painter.setPen(QPen(color, line.width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.drawPath(linePath(*line.columns, logicalScale(line.side)));
    }
}

void PlotCanvas::paintCursor(QPainter &painter) const
{
    if (!m_cursor || !m_range.contains(*m_cursor))
        return;
    const int x = static_cast<int>(std::floor(xOf(*m_cursor)));
    painter.fillRect(QRect(x, 0, 1, height()), m_theme.dim);
    painter.setRenderHint(QPainter::Antialiasing);
    for (const CanvasMarker &marker : m_markers) {
        painter.setPen(QPen(m_theme.raised, 1.5));
        painter.setBrush(marker.color);
        painter.drawEllipse(QPointF(xOf(marker.time), yOf(marker.value, marker.side)), 4, 4);
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
}

QRect PlotCanvas::dragged() const
{
    const auto [left, right] = std::minmax({m_dragFrom.x(), m_dragTo.x()});
    const auto [top, bottom] = std::minmax({m_dragFrom.y(), m_dragTo.y()});
    return {QPoint(left, top), QPoint(right, bottom)};
}

/// What a drag covers so far: the whole height, or the whole width when values are chosen.
QRect PlotCanvas::dragArea() const
{
    const QRect between = dragged();
    return m_drag == Drag::Values ? QRect(0, between.top(), width(), between.height())
                                  : QRect(between.left(), 0, between.width(), height());
}

void PlotCanvas::paintSelection(QPainter &painter) const
{
    QRect area;
    if (m_drag == Drag::Zoom || m_drag == Drag::Select || m_drag == Drag::Values) {
        area = dragArea();
    } else if (m_selection) {
        const int left = static_cast<int>(std::floor(xOf(m_selection->from)));
        area = QRect(left, 0, static_cast<int>(std::ceil(xOf(m_selection->to))) - left, height());
    }
    paintSelectionTint(painter,
                       m_theme,
                       area & rect().adjusted(-1, -1, 1, 1),
                       m_drag == Drag::Values ? Qt::Vertical : Qt::Horizontal);
}

/// A level out of sight keeps its word at the edge, with an arrow towards it.
void PlotCanvas::paintLevels(QPainter &painter) const
{
    const int textHeight = painter.fontMetrics().height();
    for (const CanvasLevel &level : m_levels) {
        const double y = yOf(level.value);
        const bool above = y < 0;
        const bool below = y > height();
        painter.setPen(QPen(level.color, 1, Qt::DashLine));
        if (!above && !below)
            painter.drawLine(QPointF(0, std::floor(y) + 0.5),
                             QPointF(width(), std::floor(y) + 0.5));
        const QString text = above ? QStringLiteral("↑ ") + level.label
            : below                ? QStringLiteral("↓ ") + level.label
                                   : level.label;
        const int top = above ? 0
            : below           ? height() - textHeight
                              : static_cast<int>(y) - textHeight;
        const QRect box(
            6, std::clamp(top, 0, std::max(0, height() - textHeight)), width() - 12, textHeight);
        // A halo in the colour of the plot, so that the word can be read over lines.
        QPainterPath path;
        path.addText(
            QPointF(box.left(), box.top() + painter.fontMetrics().ascent()), painter.font(), text);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.strokePath(path, QPen(m_theme.raised, 3));
        painter.fillPath(path, level.color);
        painter.setRenderHint(QPainter::Antialiasing, false);
    }
}

void PlotCanvas::paintMessage(QPainter &painter) const
{
    if (!m_note.isEmpty()) {
        painter.setPen(m_theme.dim);
        painter.drawText(rect().adjusted(0, 4, -8, 0), Qt::AlignRight | Qt::AlignTop, m_note);
    }
    if (m_headline.isEmpty())
        return;
    QFont strong = font();
    strong.setWeight(QFont::DemiBold);
    perfdeck::paintMessage(painter,
                           rect().adjusted(Style::kGrid, 0, -Style::kGrid, 0),
                           {m_headline, m_hint},
                           {strong, font(), m_theme.text, m_theme.dim, m_theme.raised});
}

} // namespace perfdeck
