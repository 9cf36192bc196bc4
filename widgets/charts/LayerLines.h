// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/charts/ChartLayers.h"

#include <span>
#include <vector>

namespace perfdeck {

/// A line as dashes, for SpanPainter: parts of length `dash` with gaps of half that between them,
/// counted from the epoch so that they slide with the line. Times are moved on by `shift`; what
/// then lies outside of `range` may be left out. O(columns + range / dash).
[[nodiscard]] std::vector<FrameColumn>
dashedLine(std::span<const FrameColumn> columns, Duration shift, TimeRange range, Duration dash);

/// The area between low and high as one vertical run per pixel column of a plot that shows `range`
/// in so many columns. Unknown points stay open. O(points + columns).
[[nodiscard]] std::vector<FrameColumn>
areaOf(std::span<const ChartBand::Point> points, TimeRange range, int columns);

/// The area between two quantiles of a spread; unknown where there is no column.
[[nodiscard]] std::vector<ChartBand::Point>
spreadBand(const FrameSpread &spread, double SpreadColumn::*low, double SpreadColumn::*high);
/// The median of a spread as a line.
[[nodiscard]] std::vector<FrameColumn> medianOf(const FrameSpread &spread);
/// The column that holds a moment; null for none. O(log columns).
[[nodiscard]] const SpreadColumn *spreadAt(const FrameSpread &spread, Timestamp time);

} // namespace perfdeck
