// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Frame.h"
#include "widgets/charts/PlotScale.h"

#include <QPainterPath>

#include <span>

namespace perfdeck {

/// A line of a chart as a path, for vector pictures: through first, least, greatest and last sample
/// of each column, open at gaps and where samples are undefined, cut off at the edges of the plot.
/// A sample that no line touches is a dot. In the measure of `scale`. Any thread.
[[nodiscard]] QPainterPath linePath(std::span<const FrameColumn> columns, const PlotScale &scale);
/// The area between least and greatest of columns as LayerLines makes them, to be filled.
[[nodiscard]] QPainterPath areaPath(std::span<const FrameColumn> columns, const PlotScale &scale);

} // namespace perfdeck
