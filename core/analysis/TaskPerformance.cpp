// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/TaskPerformance.h"

#include "core/analysis/Hardware.h"
#include "core/analysis/TaskOutcome.h"
#include "core/model/Liveness.h"
#include "core/stats/Quantile.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <string_view>

namespace perfdeck {

namespace {

void take(TaskGroup &group, const Task &task)
{
    const auto good = succeeded(task);
    group.completed += good.value_or(false) ? 1U : 0U;
    group.failed += good.value_or(true) ? 0U : 1U;
    const auto execution = executionSeconds(task);
    const auto waiting = waitingSeconds(task);
    if (execution && good.value_or(false))
        group.execution.sorted.push_back(*execution);
    if (waiting)
        group.waiting.sorted.push_back(*waiting);
    if (execution && waiting) {
        group.executedSeconds += *execution;
        group.waitedSeconds += *waiting;
    }
}

void finish(std::vector<TaskGroup> &groups)
{
    for (TaskGroup &group : groups) {
        std::ranges::sort(group.execution.sorted);
        std::ranges::sort(group.waiting.sorted);
    }
    std::ranges::stable_sort(groups, std::greater(), &TaskGroup::completed);
}

void append(std::vector<double> &values, const std::vector<double> &more)
{
    values.insert(values.end(), more.begin(), more.end());
}

} // namespace

std::optional<double> TimeSpread::quantile(double share) const
{
    return sorted.empty() ? std::nullopt : std::optional(quantileOfSorted(sorted, share));
}

std::optional<std::pair<double, double>> TimeSpread::medianInterval() const
{
    constexpr std::size_t kLeast = 6; // with fewer even all of them hold it in less than 95 %
    constexpr double kZ = 1.959963984540054;
    if (sorted.size() < kLeast)
        return std::nullopt;
    const auto n = static_cast<double>(sorted.size());
    const double reach = kZ * std::sqrt(n) / 2;
    // Ranks from 1, rounded up.
    const auto low = static_cast<std::size_t>(std::max(1.0, std::ceil(n / 2 - reach)));
    const auto high = static_cast<std::size_t>(std::min(n, std::ceil(n / 2 + reach)));
    return std::pair(sorted[low - 1], sorted[high - 1]);
}

std::optional<double> TaskGroup::allocationEfficiency() const
{
    const double all = executedSeconds + waitedSeconds;
    return all > 0 ? std::optional(executedSeconds / all) : std::nullopt;
}

std::vector<TaskGroup>
taskGroups(std::span<const Task> tasks, std::span<const Worker> workers, TimeRange range)
{
    const HardwareByWorker hardware = hardwareByWorker(workers);
    std::map<std::pair<std::string_view, std::string_view>, TaskGroup> groups;
    for (const Task &task : tasks) {
        if (!task.ended || !range.contains(*task.ended))
            continue;
        take(groups[{task.type, hardwareOf(hardware, task.worker)}], task);
    }
    const double seconds = std::chrono::duration<double>(range.length()).count();
    std::vector<TaskGroup> found;
    for (auto &[names, group] : groups) {
        group.type = names.first;
        group.hardware = names.second;
        group.perSecond = seconds > 0 ? static_cast<double>(group.completed) / seconds : 0;
        found.push_back(std::move(group));
    }
    finish(found);
    return found;
}

std::vector<TaskGroup> mergedBy(std::span<const TaskGroup> groups, std::string TaskGroup::*member)
{
    std::map<std::string_view, TaskGroup> merged;
    for (const TaskGroup &group : groups) {
        TaskGroup &sum = merged[group.*member];
        sum.*member = group.*member;
        sum.completed += group.completed;
        sum.failed += group.failed;
        sum.perSecond += group.perSecond;
        append(sum.execution.sorted, group.execution.sorted);
        append(sum.waiting.sorted, group.waiting.sorted);
        sum.executedSeconds += group.executedSeconds;
        sum.waitedSeconds += group.waitedSeconds;
    }
    std::vector<TaskGroup> found;
    for (auto &[name, group] : merged)
        found.push_back(std::move(group));
    finish(found);
    return found;
}

std::optional<UseOfReserved> useOfReserved(std::span<const Worker> workers)
{
    UseOfReserved use;
    for (const Worker &worker : workers) {
        if (!isAlive(worker.state) || !worker.measured.cpuRatio || !worker.reserved.cpuRatio)
            continue;
        use.measured += *worker.measured.cpuRatio;
        use.reserved += *worker.reserved.cpuRatio;
        ++use.workers;
    }
    if (!(use.reserved > 0))
        return std::nullopt;
    use.measured /= static_cast<double>(use.workers);
    use.reserved /= static_cast<double>(use.workers);
    return use;
}

BusyWorkers busyWorkers(std::span<const Worker> workers)
{
    BusyWorkers found;
    for (const Worker &worker : workers) {
        if (!isAlive(worker.state) || !worker.tasksRunning)
            continue;
        ++found.alive;
        found.busy += *worker.tasksRunning > 0 ? 1U : 0U;
    }
    return found;
}

} // namespace perfdeck
