// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Cluster.h"

#include <cstddef>
#include <span>
#include <vector>

namespace perfdeck {

/// The chain of tasks that decided when a group of tasks that depend on each other was done.
struct CriticalPath
{
    std::vector<std::size_t> tasks; ///< indices, in the order of their running
    double seconds = 0; ///< from the first one's making, else its start, to the last one's end
    double waitingSeconds = 0; ///< of these no task of the chain ran
};

/// Of each group of tasks that are tied by Task::needs the path to its last end: from there back to
/// the prerequisite that ended last, until there is none (the observed schedule; J. E. Kelley,
/// "Critical-Path Planning and Scheduling: Mathematical Basis", Operations Research 9, 1961). Tasks
/// that still run end at `now`; what has not started is left out, and so are needs of tasks that
/// are not among these. The longest path first. A circle of needs is cut where it closes. O(n log
/// n).
[[nodiscard]] std::vector<CriticalPath> criticalPaths(std::span<const Task> tasks, Timestamp now);

} // namespace perfdeck
