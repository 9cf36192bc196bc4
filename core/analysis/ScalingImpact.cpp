// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/ScalingImpact.h"

#include <algorithm>

namespace perfdeck {

namespace {

std::optional<MeanDifference> changeOf(const std::vector<TimedValue> &values,
                                       const ScalingImpact &impact)
{
    return meanDifference(valuesWithin(values, impact.before), valuesWithin(values, impact.after));
}

bool scales(const ScalingDecision &decision)
{
    return decision.action != ScalingAction::Maintain;
}

} // namespace

std::vector<ScalingImpact> scalingImpacts(std::span<const ScalingDecision> decisions,
                                          const ClusterCourse &course)
{
    std::vector<Timestamp> times;
    for (const ScalingDecision &decision : decisions)
        if (scales(decision))
            times.push_back(decision.time);
    std::ranges::sort(times);
    std::vector<ScalingImpact> impacts(decisions.size());
    for (std::size_t i = 0; i < decisions.size(); ++i) {
        if (!scales(decisions[i]))
            continue;
        const Timestamp time = decisions[i].time;
        ScalingImpact &impact = impacts[i];
        impact.before = {time - kImpactWindow, time};
        impact.after = {time + kImpactSettling, time + kImpactSettling + kImpactWindow};
        const auto own = std::ranges::lower_bound(times, time);
        if (own != times.begin())
            impact.before.from = std::max(impact.before.from, *std::prev(own) + kImpactSettling);
        if (const auto next = std::upper_bound(own, times.end(), time); next != times.end())
            impact.after.to = std::min(impact.after.to, *next);
        impact.utilization = changeOf(course.utilization, impact);
        impact.throughput = changeOf(course.throughput, impact);
        impact.queue = changeOf(course.queue, impact);
    }
    return impacts;
}

} // namespace perfdeck
