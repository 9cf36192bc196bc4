// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/style/Theme.h"

#include <QPainter>
#include <QRect>

namespace perfdeck {

/// Tints what is selected, or being dragged, with an edge at both ends of its extent.
inline void paintSelectionTint(QPainter &painter,
                               const Theme &theme,
                               const QRect &area,
                               Qt::Orientation extent = Qt::Horizontal)
{
    if (area.isEmpty())
        return;
    QColor fill = theme.accent;
    fill.setAlphaF(0.14F);
    painter.fillRect(area, fill);
    const bool isAcross = extent == Qt::Horizontal;
    const QSize edge = isAcross ? QSize(1, area.height()) : QSize(area.width(), 1);
    painter.fillRect(QRect(area.topLeft(), edge), theme.accent);
    painter.fillRect(QRect(isAcross ? area.topRight() : area.bottomLeft(), edge), theme.accent);
}

} // namespace perfdeck
