// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/cluster/WorkerJoin.h"

#include <algorithm>

namespace perfdeck {

namespace {

bool listsOnlyTheLiving(ServerKind kind)
{
    return kind != ServerKind::DrmExporter;
}

template<class Value>
void fill(std::optional<Value> &field, const std::optional<Value> &other)
{
    if (!field)
        field = other;
}

void fill(Utilization &shares, const Utilization &other)
{
    fill(shares.cpuRatio, other.cpuRatio);
    fill(shares.memoryRatio, other.memoryRatio);
    fill(shares.gpuRatio, other.gpuRatio);
}

WorkerProfilePtr joined(const WorkerProfilePtr &profile, const WorkerProfilePtr &other)
{
    if ((!profile->host.empty() || other->host.empty())
        && (!profile->hardware.empty() || other->hardware.empty())
        && (!profile->attributes.empty() || other->attributes.empty()))
        return profile;
    auto both = std::make_shared<WorkerProfile>(*profile);
    if (both->host.empty())
        both->host = other->host;
    if (both->hardware.empty())
        both->hardware = other->hardware;
    if (both->attributes.empty())
        both->attributes = other->attributes;
    return both;
}

void fill(Worker &worker, const Worker &other)
{
    worker.profile = joined(worker.profile, other.profile);
    if (worker.stateText.empty()) {
        worker.state = other.state;
        worker.stateText = other.stateText;
    }
    fill(worker.registered, other.registered);
    fill(worker.lastSeen, other.lastSeen);
    fill(worker.measured, other.measured);
    fill(worker.reserved, other.reserved);
    fill(worker.memoryUsedBytes, other.memoryUsedBytes);
    if (worker.gpus.empty())
        worker.gpus = other.gpus;
    fill(worker.tasksRunning, other.tasksRunning);
    fill(worker.tasksCompleted, other.tasksCompleted);
    fill(worker.tasksFailed, other.tasksFailed);
    fill(worker.isHealthy, other.isHealthy);
    fill(worker.meanExecutionSeconds, other.meanExecutionSeconds);
}

/// Both sorted by id; O(n + m).
std::vector<Worker> merged(std::vector<Worker> base, const std::vector<Worker> &more, bool mayAdd)
{
    std::vector<Worker> added;
    auto at = base.begin();
    for (const Worker &other : more) {
        while (at != base.end() && at->id() < other.id())
            ++at;
        if (at != base.end() && at->id() == other.id())
            fill(*at, other);
        else if (mayAdd)
            added.push_back(other);
    }
    if (added.empty())
        return base;
    std::vector<Worker> both;
    both.reserve(base.size() + added.size());
    std::merge(std::make_move_iterator(base.begin()),
               std::make_move_iterator(base.end()),
               std::make_move_iterator(added.begin()),
               std::make_move_iterator(added.end()),
               std::back_inserter(both),
               [](const Worker &a, const Worker &b) { return a.id() < b.id(); });
    return both;
}

} // namespace

int serverRank(ServerKind kind)
{
    switch (kind) {
    case ServerKind::RoleCoordinator:
    case ServerKind::SignedCoordinator:
    case ServerKind::MinimalCoordinator:
    case ServerKind::ChallengeCoordinator:
        return 0;
    case ServerKind::DrmService:
        return 1;
    case ServerKind::LoadMonitor:
        return 2;
    case ServerKind::MonitoringDashboard:
        return 3;
    case ServerKind::EventDashboard:
        return 4;
    case ServerKind::DrmExporter:
        return 5;
    case ServerKind::TopicDashboard:
    case ServerKind::TestDashboard:
        return 6;
    case ServerKind::WorkerChannel:
    case ServerKind::BenchmarkServer:
    case ServerKind::Unknown:
        break;
    }
    return 7;
}

WorkerList joinWorkers(std::span<const RankedWorkers> lists)
{
    if (lists.empty())
        return nullptr;
    if (lists.size() == 1)
        return lists.front().workers;
    const bool someoneKnows = std::ranges::any_of(
        lists, [](const RankedWorkers &list) { return listsOnlyTheLiving(list.kind); });
    std::vector<Worker> all = *lists.front().workers;
    for (const RankedWorkers &list : lists.subspan(1))
        all = merged(std::move(all), *list.workers, listsOnlyTheLiving(list.kind) || !someoneKnows);
    return std::make_shared<const std::vector<Worker>>(std::move(all));
}

std::vector<Worker> changedWorkers(const WorkerList &before, const std::vector<Worker> &now)
{
    std::vector<Worker> changed;
    if (!before)
        return now;
    auto at = before->begin();
    for (const Worker &worker : now) {
        while (at != before->end() && at->id() < worker.id())
            ++at;
        const bool known = at != before->end() && at->id() == worker.id();
        if (!known || at->stateText != worker.stateText || at->profile != worker.profile)
            changed.push_back(worker);
    }
    return changed;
}

} // namespace perfdeck
