// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/models/RowModel.h"
#include "widgets/style/Theme.h"

#include <QColor>

QT_BEGIN_NAMESPACE
class QPainter;
class QRectF;
QT_END_NAMESPACE

namespace perfdeck {

/// The colour of a state; states are always shown with a shape and a word beside it.
[[nodiscard]] QColor stateColor(CellState state, const Theme &theme);
/// Disc, ring, triangle or square, filling most of `area`: told apart without colour too.
void paintState(QPainter &painter, const QRectF &area, CellState state, const Theme &theme);

} // namespace perfdeck
