// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/tables/StateGlyph.h"

#include <QPainter>
#include <QPolygonF>

namespace perfdeck {

QColor stateColor(CellState state, const Theme &theme)
{
    switch (state) {
    case CellState::Good:
        return theme.ok;
    case CellState::Warning:
        return theme.warn;
    case CellState::Critical:
        return theme.critical;
    case CellState::Waiting:
    case CellState::None:
        break;
    }
    return theme.dim;
}

void paintState(QPainter &painter, const QRectF &area, CellState state, const Theme &theme)
{
    const qreal side = std::min(area.width(), area.height());
    const QRectF box(area.center().x() - side / 2, area.center().y() - side / 2, side, side);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor color = stateColor(state, theme);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    switch (state) {
    case CellState::None:
        break;
    case CellState::Good:
        painter.drawEllipse(box);
        break;
    case CellState::Waiting:
        painter.setPen(QPen(color, 1.5));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(box.adjusted(1, 1, -1, -1));
        break;
    case CellState::Warning:
        painter.drawPolygon(
            QPolygonF{QPointF(box.center().x(), box.top()), box.bottomRight(), box.bottomLeft()});
        break;
    case CellState::Critical:
        painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5));
        break;
    }
    painter.restore();
}

} // namespace perfdeck
