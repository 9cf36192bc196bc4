// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/ClusterJoin.h"

#include "core/model/KnownTask.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>

namespace perfdeck {

namespace {

Timestamp startOf(const Task &task, Timestamp otherwise)
{
    return task.started.value_or(task.created.value_or(otherwise));
}

bool livedIn(const Task &task, TimeRange range, Timestamp now)
{
    return startOf(task, now) < range.to && task.ended.value_or(now) >= range.from;
}

void joinTasks(ClusterHistory &history, const Cluster &live, const ClusterQuery &query)
{
    std::unordered_map<std::string, std::size_t> known; // ids of its own: the tasks are replaced
    known.reserve(history.tasks.size());
    for (std::size_t at = 0; at < history.tasks.size(); ++at)
        known.emplace(history.tasks[at].id, at);
    std::vector<Task> fresh;
    for (const auto *list : {&live.ended, &live.living})
        for (const Task &task : *list) {
            const auto at = known.find(task.id);
            if (at != known.end()) {
                // The snapshot may know less than an earlier one did: a server forgets.
                Task &stored = history.tasks[at->second];
                const Task before = std::exchange(stored, task);
                fillIn(stored, before);
            } else if (livedIn(task, query.range, live.time))
                fresh.push_back(task);
        }
    std::ranges::move(fresh, std::back_inserter(history.tasks));
    std::ranges::stable_sort(
        history.tasks, {}, [&live](const Task &task) { return startOf(task, live.time); });
    if (history.tasks.size() <= query.mostTasks)
        return;
    history.isCut = true;
    history.tasks.erase(history.tasks.begin(),
                        history.tasks.end() - static_cast<std::ptrdiff_t>(query.mostTasks));
}

void joinWorkers(ClusterHistory &history, const std::vector<Worker> &live)
{
    std::vector<Worker> joined;
    joined.reserve(std::max(history.workers.size(), live.size()));
    // Of two with the same id the first is taken.
    std::ranges::set_union(
        live, history.workers, std::back_inserter(joined), {}, &Worker::id, &Worker::id);
    history.workers = std::move(joined);
}

void joinScaling(ClusterHistory &history, const Cluster &live, TimeRange range)
{
    for (const ScalingDecision &decision : live.scaling)
        if (range.from <= decision.time && decision.time < range.to
            && std::ranges::find(history.scaling, decision) == history.scaling.end())
            history.scaling.push_back(decision);
    std::ranges::stable_sort(history.scaling, {}, &ScalingDecision::time);
}

} // namespace

ClusterHistory joinLive(ClusterHistory stored, const Cluster *live, const ClusterQuery &query)
{
    stored.range = query.range;
    if (live == nullptr)
        return stored;
    joinTasks(stored, *live, query);
    if (live->workers)
        joinWorkers(stored, *live->workers);
    joinScaling(stored, *live, query.range);
    return stored;
}

} // namespace perfdeck
