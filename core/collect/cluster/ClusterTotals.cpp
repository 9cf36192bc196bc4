// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/cluster/ClusterTotals.h"

#include "core/model/Liveness.h"

#include <algorithm>
#include <array>

namespace perfdeck {

namespace {

constexpr std::array kFields{
    &ClusterTotals::workers,
    &ClusterTotals::workersActive,
    &ClusterTotals::tasks,
    &ClusterTotals::tasksPending,
    &ClusterTotals::tasksRunning,
    &ClusterTotals::tasksCompleted,
    &ClusterTotals::tasksFailed,
    &ClusterTotals::tasksPerSecond,
    &ClusterTotals::meanExecutionSeconds,
    &ClusterTotals::allocationSeconds,
    &ClusterTotals::efficiencyRatio,
    &ClusterTotals::queueLength,
    &ClusterTotals::errors,
    &ClusterTotals::healthRatio,
};

constexpr std::array kShares{
    &Utilization::cpuRatio, &Utilization::memoryRatio, &Utilization::gpuRatio};

void fillShares(Utilization &shares, const Utilization &other)
{
    for (const auto field : kShares)
        if (!(shares.*field))
            shares.*field = other.*field;
}

/// Mean over the living workers that report it.
std::optional<double> meanOf(const std::vector<Worker> &workers,
                             Utilization Worker::*shares,
                             std::optional<double> Utilization::*field)
{
    double sum = 0;
    std::size_t count = 0;
    for (const Worker &worker : workers) {
        const auto &value = worker.*shares.*field;
        if (!value || !isAlive(worker.state))
            continue;
        sum += *value;
        ++count;
    }
    return count == 0 ? std::nullopt : std::optional(sum / static_cast<double>(count));
}

/// Absent unless every worker reports it.
std::optional<double> sumOf(const std::vector<Worker> &workers,
                            std::optional<std::uint64_t> Worker::*field)
{
    double sum = 0;
    for (const Worker &worker : workers) {
        if (!(worker.*field))
            return std::nullopt;
        sum += static_cast<double>(*(worker.*field));
    }
    return workers.empty() ? std::nullopt : std::optional(sum);
}

void fillFromWorkers(ClusterTotals &totals, const std::vector<Worker> &workers)
{
    // A server that lists its workers may still count them wrongly, so the list goes first.
    totals.workers = static_cast<double>(workers.size());
    totals.workersActive = static_cast<double>(
        std::ranges::count_if(workers, [](const Worker &worker) { return isAlive(worker.state); }));
    if (!totals.tasksCompleted)
        totals.tasksCompleted = sumOf(workers, &Worker::tasksCompleted);
    if (!totals.tasksFailed)
        totals.tasksFailed = sumOf(workers, &Worker::tasksFailed);
    for (const auto field : kShares) {
        if (!(totals.measured.*field))
            totals.measured.*field = meanOf(workers, &Worker::measured, field);
        if (!(totals.reserved.*field))
            totals.reserved.*field = meanOf(workers, &Worker::reserved, field);
    }
}

} // namespace

void joinTotals(ClusterTotals &totals, const ClusterTotals &other)
{
    for (const auto field : kFields)
        if (!(totals.*field))
            totals.*field = other.*field;
    fillShares(totals.measured, other.measured);
    fillShares(totals.reserved, other.reserved);
}

void fillTotals(Cluster &cluster)
{
    if (cluster.workers)
        fillFromWorkers(cluster.totals, *cluster.workers);
    if (!cluster.listsTasks)
        return;
    const auto count = [&](TaskState state) {
        return static_cast<double>(std::ranges::count(cluster.living, state, &Task::state));
    };
    if (!cluster.totals.tasksPending)
        cluster.totals.tasksPending = count(TaskState::Pending);
    if (!cluster.totals.tasksRunning)
        cluster.totals.tasksRunning = count(TaskState::Running);
}

} // namespace perfdeck
