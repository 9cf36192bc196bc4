// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/ClusterCourse.h"
#include "core/analysis/ScalingReplay.h"
#include "core/stats/TheilSen.h"

#include <optional>

namespace perfdeck {

/// Where the utilisation is going, if it goes on like this.
struct LoadForecast
{
    RobustTrend trend; ///< seconds since `origin` → utilisation
    Timestamp origin;
    Timestamp newest; ///< the last sample
    std::optional<ScalingAction> next; ///< the threshold it goes towards; none: no trend
    std::optional<Timestamp> expected; ///< when it is reached; none: not within the horizon
    std::optional<Timestamp> earliest; ///< by the ends of the trend's interval
    std::optional<Timestamp> latest;
    Timestamp horizon; ///< looked ahead no further than the past that is known
};

/// A straight line through the utilisation, see theilSen(). None with too few samples.
[[nodiscard]] std::optional<LoadForecast> forecastLoad(const ClusterCourse &course,
                                                       const ScalingRule &rule);

} // namespace perfdeck
