// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/ClusterAdvice.h"

#include <algorithm>

namespace perfdeck {

namespace {

using Rule = ClusterAdvice::Rule;
using Advice = std::vector<ClusterAdvice>;

void adviseOnWaiting(std::span<const TaskGroup> groups, Advice &advice)
{
    for (const TaskGroup &type : mergedBy(groups, &TaskGroup::type)) {
        if (type.waiting.count() < kLeastCases || type.execution.count() < kLeastCases)
            continue;
        const double waiting = *type.waiting.quantile(0.5);
        const double execution = *type.execution.quantile(0.5);
        if (waiting > execution)
            advice.push_back({Rule::WaitsLongerThanRuns,
                              type.type,
                              {},
                              {},
                              waiting,
                              execution,
                              type.waiting.count(),
                              type.execution.count()});
    }
}

bool isSlower(const TaskGroup &slow, const TaskGroup &fast)
{
    const auto a = slow.execution.medianInterval();
    const auto b = fast.execution.medianInterval();
    return a && b && a->first > b->second;
}

/// Of each type the slowest kind of hardware against the fastest.
void adviseOnHardware(std::span<const TaskGroup> groups, Advice &advice)
{
    for (const TaskGroup &type : mergedBy(groups, &TaskGroup::type)) {
        const TaskGroup *slow = nullptr;
        const TaskGroup *fast = nullptr;
        for (const TaskGroup &group : groups) {
            if (group.type != type.type || group.hardware.empty()
                || group.execution.count() < kLeastCases)
                continue;
            const double median = *group.execution.quantile(0.5);
            if (slow == nullptr || median > *slow->execution.quantile(0.5))
                slow = &group;
            if (fast == nullptr || median < *fast->execution.quantile(0.5))
                fast = &group;
        }
        if (slow != fast && isSlower(*slow, *fast))
            advice.push_back({Rule::SlowerHardware,
                              type.type,
                              slow->hardware,
                              fast->hardware,
                              *slow->execution.quantile(0.5),
                              *fast->execution.quantile(0.5),
                              slow->execution.count(),
                              fast->execution.count()});
    }
}

void adviseOnFailures(const FailureRates &rates, Advice &advice)
{
    std::vector<FailureRate> known;
    std::ranges::copy_if(rates.rates, std::back_inserter(known), [](const FailureRate &rate) {
        return !rate.name.empty() && rate.ended >= kLeastCases;
    });
    if (known.size() < 2)
        return;
    const FailureRate &worst = known.front(); // the highest come first
    const FailureRate &best = known.back();
    if (worst.share.low > best.share.high)
        advice.push_back({Rule::FailingHardware,
                          {},
                          worst.name,
                          best.name,
                          worst.share.ratio,
                          best.share.ratio,
                          worst.ended,
                          best.ended});
}

void adviseOnWorkers(std::span<const Worker> workers, std::optional<double> pending, Advice &advice)
{
    if (const auto use = useOfReserved(workers); use && use->ratio() < 0.5)
        advice.push_back({Rule::ReservedUnused,
                          {},
                          {},
                          {},
                          use->measured,
                          use->reserved,
                          use->workers,
                          use->workers});
    const BusyWorkers busy = busyWorkers(workers);
    const std::size_t idle = busy.alive - busy.busy;
    if (busy.alive > 1 && 2 * idle > busy.alive && pending == 0.0)
        advice.push_back({Rule::IdleWorkers, {}, {}, {}, double(idle), 0, busy.alive, 0});
}

} // namespace

std::vector<ClusterAdvice> performanceAdvice(std::span<const TaskGroup> groups,
                                             const FailureRates &byHardware,
                                             std::span<const Worker> workers,
                                             std::optional<double> pending)
{
    Advice advice;
    adviseOnWaiting(groups, advice);
    adviseOnHardware(groups, advice);
    adviseOnFailures(byHardware, advice);
    adviseOnWorkers(workers, pending, advice);
    return advice;
}

std::vector<ClusterAdvice> costAdvice(std::span<const HardwareCost> costs)
{
    Advice advice;
    for (const HardwareCost &cost : costs) {
        const auto idle = cost.idleCost();
        const auto all = cost.cost();
        if (idle && all && *all > 0 && 2 * *idle > *all)
            advice.push_back({Rule::IdleCost, cost.hardware, {}, {}, *idle, *all, cost.workers, 0});
    }
    return advice;
}

} // namespace perfdeck
