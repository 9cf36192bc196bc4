// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Cluster.h"
#include "core/stats/Proportion.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace perfdeck {

/// How many of those that ended did so without doing what they were to do.
struct FailureRate
{
    std::string name; ///< of the type or kind of hardware; empty: not reported
    std::uint64_t failed = 0;
    std::uint64_t ended = 0; ///< failed ones among them, cancelled ones not
    Proportion share; ///< failed of ended, with Wilson's interval
};

struct FailureRates
{
    std::vector<FailureRate> rates; ///< the highest first
    /// Counted by the servers for each worker since their start, not task by task in the range:
    /// because no ended task is known.
    bool isSinceStart = false;
};

[[nodiscard]] FailureRates failureRatesByType(std::span<const Task> tasks);
/// By what the workers offer on which they ran; see hardwareName().
[[nodiscard]] FailureRates failureRatesByHardware(std::span<const Task> tasks,
                                                  std::span<const Worker> workers);

} // namespace perfdeck
