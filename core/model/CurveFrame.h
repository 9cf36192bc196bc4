// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/MetricInfo.h"
#include "core/model/TimeRange.h"

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace perfdeck {

struct CurvePoint
{
    double x = 0; ///< with a time axis: µs since the start of its range
    double y = 0;
    std::optional<std::pair<double, double>> interval; ///< of y: low and high
    std::string note; ///< what has to be said about it; may be empty
    bool isMarked = false; ///< a knee, a change: ringed, its note beside it
};

struct Curve
{
    std::string name;
    std::vector<CurvePoint> points; ///< joined in this order
};

/// Measured points joined to curves over a number or over time. Never changes.
struct CurveFrame
{
    MetricInfo x;
    MetricInfo y;
    std::string intervalTitle; ///< what the intervals are; empty without
    std::optional<TimeRange> time; ///< of the axis, where x is time
    std::vector<Curve> curves;
};

using CurveFramePtr = std::shared_ptr<const CurveFrame>;

} // namespace perfdeck
