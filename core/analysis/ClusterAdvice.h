// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/ClusterCost.h"
#include "core/analysis/FailureRates.h"
#include "core/analysis/TaskPerformance.h"
#include "core/model/Cluster.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace perfdeck {

/// Something that could be done better, and the numbers that say so. Which words it is told in is
/// decided where it is shown.
struct ClusterAdvice
{
    enum class Rule
    {
        /// Half of the tasks of `subject` wait longer than they run. value, other: medians in
        /// seconds; cases: tasks.
        WaitsLongerThanRuns,
        /// Tasks of `subject` run slower on `from` than on `to`, and the intervals of the medians
        /// are apart. value, other: medians in seconds; cases, otherCases: tasks on either.
        SlowerHardware,
        /// Tasks fail more often on `from` than on `to`, and the intervals are apart. value, other:
        /// shares; cases, otherCases: ended tasks.
        FailingHardware,
        /// Less than half of what is reserved is used. value: used; other: reserved, 0..1; cases:
        /// workers.
        ReservedUnused,
        /// More than half of the workers have no task, and none waits. value: idle; cases: alive.
        IdleWorkers,
        /// Workers of `subject` cost more while idle than while they work. value: idle cost; other:
        /// all cost; cases: workers.
        IdleCost,
    };

    Rule rule = Rule::WaitsLongerThanRuns;
    std::string subject; ///< a type of task or kind of hardware; may be empty
    std::string from; ///< kinds of hardware
    std::string to;
    double value = 0;
    double other = 0;
    std::uint64_t cases = 0;
    std::uint64_t otherCases = 0;
};

/// A rule speaks only with so many cases on each side.
inline constexpr std::size_t kLeastCases = 20;

/// In the order of the rules. `pending`: tasks that wait now; none: not reported.
[[nodiscard]] std::vector<ClusterAdvice> performanceAdvice(std::span<const TaskGroup> groups,
                                                           const FailureRates &byHardware,
                                                           std::span<const Worker> workers,
                                                           std::optional<double> pending);

[[nodiscard]] std::vector<ClusterAdvice> costAdvice(std::span<const HardwareCost> costs);

} // namespace perfdeck
