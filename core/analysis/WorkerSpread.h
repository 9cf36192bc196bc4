// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Cluster.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace perfdeck {

/// So many workers offer this.
struct CapabilityCount
{
    std::string name; ///< "cpu", "cuda"; empty: those that do not report it
    std::size_t workers = 0;

    friend bool operator==(const CapabilityCount &, const CapabilityCount &) = default;
};

/// What the workers offer to tasks, the most frequent first; a worker counts for each of its
/// capabilities. O(n log n). Pure.
[[nodiscard]] std::vector<CapabilityCount> capabilityCounts(std::span<const Worker> workers);

/// So many living workers have from `least` to `most` tasks.
struct TaskShare
{
    std::uint32_t least = 0;
    std::uint32_t most = 0;
    std::size_t workers = 0;

    friend bool operator==(const TaskShare &, const TaskShare &) = default;
};

/// How the running tasks are spread over the workers that report them: one share per number of
/// tasks, or steps of equal width where there would be more than `maxShares`. O(n). Pure.
[[nodiscard]] std::vector<TaskShare> taskShares(std::span<const Worker> workers,
                                                std::size_t maxShares);

} // namespace perfdeck
