// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Cluster.h"

#include <cstddef>
#include <span>
#include <vector>

namespace perfdeck {

/// What workers are compared by.
enum class WorkerQuantity
{
    Cpu, ///< measured, 0..1
    Memory,
    Gpu,
    Execution, ///< mean seconds of a task; only slower is strange
    Failures, ///< lower end of the interval of the share of failed tasks; only more is strange
};

/// One worker that is unlike the others of its hardware.
struct WorkerOutlier
{
    std::size_t worker = 0; ///< place in the list
    WorkerQuantity quantity = WorkerQuantity::Cpu;
    double value = 0;
    double median = 0; ///< of its peers, itself included
    double score = 0; ///< see core/stats/RobustScore.h
    std::size_t peers = 0; ///< that were compared
};

/// Living workers whose score among those of the same hardware lies beyond kOutlierScore (idle ones
/// are compared with idle ones), and which differ enough to matter: by a tenth in a share, by a
/// fifth of the median in a time. Fewer than five of a kind say nothing about each other. At most
/// one per worker, the one with the largest score, in the order of the list. O(n). Pure.
[[nodiscard]] std::vector<WorkerOutlier> workerOutliers(std::span<const Worker> workers);

} // namespace perfdeck
