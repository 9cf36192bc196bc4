// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Cluster.h"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace perfdeck {

/// What one worker has, as far as its profile says so.
struct WorkerCapacity
{
    std::optional<double> cores;
    std::optional<double> memoryBytes;
    std::optional<double> gpus;
};

/// Read from the attributes as the readers of the servers write them: "Cores" or "Cores / threads"
/// ("64 / 128"), "Memory" ("256 GiB"), "GPUs" ("4").
[[nodiscard]] WorkerCapacity workerCapacity(const Worker &worker);

/// The workers of one kind of hardware as one supply. Sums and means are over the living ones that
/// report the figure; absent where none does.
struct ResourcePool
{
    std::string hardware; ///< empty: not reported
    std::size_t workers = 0;
    std::size_t alive = 0;
    std::optional<double> cores;
    std::optional<double> memoryBytes;
    std::optional<double> gpus;
    std::optional<double> coresReserved; ///< where the scheduler's share is reported
    std::optional<double> coresBusy; ///< where the load is measured
    std::optional<double> memoryUsedBytes;
    std::optional<double> gpusBusy;
    std::optional<double> tasksRunning;
};

/// By hardware. O(n log n). Pure.
[[nodiscard]] std::vector<ResourcePool> resourcePools(std::span<const Worker> workers);

} // namespace perfdeck
