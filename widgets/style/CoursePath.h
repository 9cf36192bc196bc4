// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPainterPath>

#include <span>

namespace perfdeck {

/// A course of equally spaced values as pieces of line in `area`; NaN where there is none. A gap of
/// a column or two is what slow sources leave, a longer one is a gap. The foot is zero or the least
/// value, the top `fullScale` or the largest one. Pure; O(values).
[[nodiscard]] QPainterPath
coursePath(std::span<const double> course, double fullScale, const QRectF &area);

} // namespace perfdeck
