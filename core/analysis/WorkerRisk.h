// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/Outages.h"
#include "core/model/Cluster.h"
#include "core/stats/Proportion.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace perfdeck {

/// One ground to expect that a worker fails, with the number it rests on.
struct RiskReason
{
    enum class Kind
    {
        Unhealthy, ///< its own health check says so
        OpenBreaker, ///< its circuit breaker is open or half open; value: times it tripped
        FailureShare, ///< its tasks fail more often than those of the others: the intervals are
                      ///< apart, widened for how many workers are compared
        RecentOutages, ///< it was lost more than once in the range; value: how often
        SilentHeartbeat, ///< value: seconds since its heartbeat; limit: usual for the others × 3
        MemoryPressure, ///< value: share of its memory in use; limit: kHighMemory
    };

    Kind kind = Kind::Unhealthy;
    double value = 0;
    double limit = 0; ///< that the value is beyond; 0: none
    std::optional<Proportion> own{}; ///< of FailureShare
    std::optional<Proportion> others{};
    std::uint64_t cases = 0; ///< of `own`: tasks that ended
};

struct WorkerRisk
{
    std::string worker;
    std::vector<RiskReason> reasons; ///< in the order of their kinds
};

/// Workers that live and have at least one reason, most reasons first, then by id. No score: what
/// is known of one reason is not comparable with another. O(n log n).
[[nodiscard]] std::vector<WorkerRisk> workersAtRisk(std::span<const Worker> workers,
                                                    std::span<const Outage> outages,
                                                    std::span<const CircuitBreaker> breakers);

inline constexpr double kHighMemory = 0.92;
inline constexpr std::size_t kManyOutages = 2;

} // namespace perfdeck
