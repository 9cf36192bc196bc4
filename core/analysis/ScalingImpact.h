// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/ClusterCourse.h"
#include "core/model/Cluster.h"
#include "core/stats/MeanDifference.h"

#include <optional>
#include <span>
#include <vector>

namespace perfdeck {

/// What was different after a scaling decision. None: not reported, or too little data on one side
/// to say anything. Before and after is not because of: other things change too.
struct ScalingImpact
{
    std::optional<MeanDifference> utilization; ///< 0..1
    std::optional<MeanDifference> throughput; ///< tasks per second
    std::optional<MeanDifference> queue; ///< tasks
    TimeRange before; ///< as compared
    TimeRange after;
};

/// So much is compared at most on either side; less where another decision is nearer.
inline constexpr Duration kImpactWindow = std::chrono::minutes(10);
/// Workers need a while to come and go: this time after a decision is left out.
inline constexpr Duration kImpactSettling = std::chrono::minutes(1);

/// One per decision, in their order; those to maintain have neither ranges nor impact. `decisions`
/// oldest first.
[[nodiscard]] std::vector<ScalingImpact> scalingImpacts(std::span<const ScalingDecision> decisions,
                                                        const ClusterCourse &course);

} // namespace perfdeck
