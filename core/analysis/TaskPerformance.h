// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Cluster.h"
#include "core/model/TimeRange.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace perfdeck {

/// How times are spread. All in seconds.
struct TimeSpread
{
    std::vector<double> sorted; ///< ascending; the cases themselves

    [[nodiscard]] std::size_t count() const { return sorted.size(); }

    /// None of nothing.
    [[nodiscard]] std::optional<double> quantile(double share) const;
    /// Of the median, at 95 %, by order statistics (W. J. Conover, "Practical Nonparametric
    /// Statistics", 1999, 3.2); none with fewer than 6 cases.
    [[nodiscard]] std::optional<std::pair<double, double>> medianInterval() const;
};

/// What tasks of one type did on one kind of hardware.
struct TaskGroup
{
    std::string type; ///< empty: not reported
    std::string hardware; ///< empty: not reported
    std::uint64_t completed = 0; ///< ended in the range
    std::uint64_t failed = 0;
    double perSecond = 0; ///< completed in the range
    TimeSpread execution; ///< of completed ones
    TimeSpread waiting; ///< from their making to their start, of all that started
    double executedSeconds = 0; ///< in all, of those whose waiting is known too
    double waitedSeconds = 0;

    /// Executing of executing and waiting; none where either is not reported.
    [[nodiscard]] std::optional<double> allocationEfficiency() const;
};

/// By type and hardware, most completed first. Only what ended within the range is counted. O(n log
/// n).
[[nodiscard]] std::vector<TaskGroup>
taskGroups(std::span<const Task> tasks, std::span<const Worker> workers, TimeRange range);

/// All groups of one type (or with member = &TaskGroup::hardware: of one kind of hardware) as one,
/// whose other name is empty.
[[nodiscard]] std::vector<TaskGroup> mergedBy(std::span<const TaskGroup> groups,
                                              std::string TaskGroup::*member);

/// How much of what the scheduler has given away is used, now.
struct UseOfReserved
{
    double measured = 0; ///< CPU, mean over the workers that report both, 0..1
    double reserved = 0;
    std::size_t workers = 0;

    /// Above 1: more is used than was reserved.
    [[nodiscard]] double ratio() const { return measured / reserved; }
};

/// None where no living worker reports both, or nothing is reserved.
[[nodiscard]] std::optional<UseOfReserved> useOfReserved(std::span<const Worker> workers);

/// Living workers with at least one task.
struct BusyWorkers
{
    std::size_t busy = 0;
    std::size_t alive = 0; ///< whose tasks are reported
};

[[nodiscard]] BusyWorkers busyWorkers(std::span<const Worker> workers);

} // namespace perfdeck
