// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"
#include "core/model/Cluster.h"
#include "core/model/Frame.h"
#include "core/stats/KaplanMeier.h"

#include <span>
#include <string>
#include <vector>

namespace perfdeck {

/// A worker that was lost, from its last sign of life on.
struct Outage
{
    enum class End
    {
        Back, ///< it was seen again
        StillDown, ///< at the end of what is known
        LostFromSight, ///< nothing is known from here on: it left the list, or nobody watched
    };

    std::string worker;
    Timestamp from;
    Timestamp until; ///< when it was back, or last seen down
    bool isStartSeen = true; ///< else it was down already when it came into sight
    End end = End::StillDown;

    [[nodiscard]] Duration length() const { return until - from; }

    friend bool operator==(const Outage &, const Outage &) = default;
};

/// From the series `worker_up`, in the order of their begins; exact to the width of a column of the
/// frame. What is down at the last sample before `end` is down still, unless that sample is older
/// than several others. O(columns).
[[nodiscard]] std::vector<Outage> outagesOf(const Frame &frame);

/// Without those of workers that a decision shortly before took away (or any time before, where
/// their begin was not seen): they were not lost.
[[nodiscard]] std::vector<Outage> unplanned(std::vector<Outage> outages,
                                            std::span<const ScalingDecision> decisions);

/// A worker that is to leave does so within this time.
inline constexpr Duration kLeaving = std::chrono::minutes(5);

/// How long workers stay away: those still down count as open cases. Outages whose begin was not
/// seen are left out. In seconds.
[[nodiscard]] SurvivalCurve timeToRecovery(std::span<const Outage> outages);

} // namespace perfdeck
