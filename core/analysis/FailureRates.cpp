// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/FailureRates.h"

#include "core/analysis/Hardware.h"
#include "core/analysis/TaskOutcome.h"

#include <algorithm>
#include <functional>
#include <map>
#include <string_view>

namespace perfdeck {

namespace {

struct Count
{
    std::uint64_t failed = 0;
    std::uint64_t ended = 0;
};

using Counts = std::map<std::string, Count, std::less<>>;

Counts countBy(std::span<const Task> tasks,
               const std::function<std::string_view(const Task &)> &nameOf)
{
    Counts counts;
    for (const Task &task : tasks) {
        const auto good = succeeded(task);
        if (!good)
            continue;
        Count &count = counts[std::string(nameOf(task))];
        ++count.ended;
        count.failed += *good ? 0U : 1U;
    }
    return counts;
}

Counts countersOf(std::span<const Worker> workers)
{
    Counts counts;
    for (const Worker &worker : workers) {
        if (!worker.tasksCompleted || !worker.tasksFailed)
            continue;
        Count &count = counts[hardwareName(*worker.profile)];
        count.failed += *worker.tasksFailed;
        count.ended += *worker.tasksFailed + *worker.tasksCompleted;
    }
    return counts;
}

std::vector<FailureRate> ratesOf(const Counts &counts)
{
    std::vector<FailureRate> rates;
    for (const auto &[name, count] : counts)
        if (const auto share = wilson(count.failed, count.ended))
            rates.push_back({name, count.failed, count.ended, *share});
    std::ranges::stable_sort(
        rates, std::greater(), [](const FailureRate &rate) { return rate.share.ratio; });
    return rates;
}

} // namespace

FailureRates failureRatesByType(std::span<const Task> tasks)
{
    return {ratesOf(countBy(tasks, [](const Task &task) { return std::string_view(task.type); })),
            false};
}

FailureRates failureRatesByHardware(std::span<const Task> tasks, std::span<const Worker> workers)
{
    const HardwareByWorker hardware = hardwareByWorker(workers);
    FailureRates rates{
        ratesOf(
            countBy(tasks, [&](const Task &task) { return hardwareOf(hardware, task.worker); })),
        false};
    if (rates.rates.empty())
        rates = {ratesOf(countersOf(workers)), true};
    return rates;
}

} // namespace perfdeck
