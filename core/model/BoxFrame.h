// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/MetricInfo.h"
#include "core/model/Series.h"

#include <cstddef>
#include <memory>
#include <vector>

namespace perfdeck {

/// The samples of one group as a box: its middle half with the median, whiskers, and points.
struct Box
{
    SeriesKeyPtr key; ///< says whose it is, and which colour it has
    std::size_t count = 0; ///< samples; the rest is undefined without any
    double low = 0; ///< of the whiskers: the outermost samples within 1.5 middle halves of the box
    double lowerQuartile = 0;
    double median = 0;
    double upperQuartile = 0;
    double high = 0;
    std::vector<double> points; ///< ascending; of many samples some that stand for all
};

/// Groups of samples of one metric beside each other. Never changes.
struct BoxFrame
{
    MetricInfo info;
    std::vector<Box> boxes;
};

using BoxFramePtr = std::shared_ptr<const BoxFrame>;

} // namespace perfdeck
