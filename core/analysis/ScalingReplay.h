// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/ClusterCourse.h"
#include "core/model/Cluster.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace perfdeck {

/// When a resource manager scales; the values are its defaults (protocol description, 9.3).
struct ScalingRule
{
    double up = 0.8; ///< utilisation from which workers are added, 0..1
    double down = 0.3; ///< down to which they are removed
    double target = 0.7; ///< that adding aims at
    Duration upCooldown = std::chrono::minutes(5); ///< after adding no more are added so long
    Duration downCooldown = std::chrono::minutes(10);
};

struct ReplayedDecision
{
    Timestamp time;
    ScalingAction action = ScalingAction::ScaleUp;
    /// To add. None: to remove, which depends on who is idle, or the number of workers is not
    /// known.
    std::optional<std::uint32_t> count;
    double utilizationRatio = 0;
};

/// What the rule would have decided on the utilisation as it was. It is an upper bound on how
/// often: had a decision been carried out, the utilisation would have been another one from then
/// on.
[[nodiscard]] std::vector<ReplayedDecision> replayScaling(const ClusterCourse &course,
                                                          const ScalingRule &rule);

/// A time in which nothing is decided.
struct Cooldown
{
    ScalingAction direction = ScalingAction::ScaleUp;
    Timestamp until;
    bool isStated = false; ///< by a server; else it follows from the rule
};

/// The newest of either direction: as stated in the reason of a decision ("In scale-up cooldown
/// period (42s remaining)"), else by the rule from the last decision to scale.
[[nodiscard]] std::vector<Cooldown> cooldowns(std::span<const ScalingDecision> decisions,
                                              const ScalingRule &rule);

} // namespace perfdeck
