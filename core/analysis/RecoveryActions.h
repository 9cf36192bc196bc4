// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/Outages.h"
#include "core/model/Cluster.h"
#include "core/stats/Proportion.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace perfdeck {

/// Something done against failures, and how often it helped.
struct RecoveryAction
{
    enum class Kind
    {
        TaskRetry, ///< a task was given out more than once
        WorkerReturn, ///< a lost worker was waited for
        CircuitBreaker, ///< what failed was cut off for a while
    };

    Kind kind = Kind::TaskRetry;
    std::uint64_t worked = 0; ///< the task completed, the worker came back, the breaker is closed
    std::uint64_t decided = 0; ///< worked or did not
    std::uint64_t open = 0; ///< not decided yet
    std::optional<Proportion> share; ///< worked of decided; none while nothing is decided
};

/// Only kinds that the servers of the cluster tell of, and that occurred.
[[nodiscard]] std::vector<RecoveryAction> recoveryActions(std::span<const Task> tasks,
                                                          std::span<const Outage> outages,
                                                          std::span<const CircuitBreaker> breakers);

} // namespace perfdeck
