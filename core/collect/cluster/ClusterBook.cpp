// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/cluster/ClusterBook.h"

#include "core/collect/cluster/ClusterTotals.h"
#include "core/collect/cluster/WorkerJoin.h"

#include <algorithm>

namespace perfdeck {

namespace {

/// A small coordinator lists what has ended only: that it lists nothing else means nothing.
bool listsLivingTasks(ServerKind kind)
{
    return kind != ServerKind::MinimalCoordinator;
}

} // namespace

ClusterBook::ClusterBook(std::string name)
    : m_name(std::move(name))
    , m_events(m_name)
    , m_cluster(std::make_shared<const Cluster>())
{
}

ClusterBook::Outcome ClusterBook::take(ClusterReading reading)
{
    Outcome outcome;
    Entry &entry = m_entries[{reading.source, reading.kind}];
    auto update = std::make_shared<ClusterUpdate>();
    const bool hasTasks = reading.tasks.has_value();
    if (hasTasks)
        update->changes.tasks = m_tasks.take(std::move(*reading.tasks), reading.hasAllTasks);
    entry.listsTasks = entry.listsTasks || (hasTasks && listsLivingTasks(reading.kind));
    takeScaling(std::move(reading.scaling), outcome);
    update->changes.scaling = m_newDecisions;
    keep(reading, entry);

    auto now = joined(reading.time);
    if (now->workers)
        update->changes.workers = changedWorkers(m_cluster->workers, *now->workers);
    auto events = m_events.compare(*m_cluster, *now);
    std::ranges::move(events, std::back_inserter(outcome.events));
    m_cluster = now;
    update->cluster = std::move(now);
    outcome.update = std::move(update);
    outcome.isPrimary = primary() == &entry;
    return outcome;
}

std::shared_ptr<const Cluster> ClusterBook::joined(Timestamp time) const
{
    auto cluster = std::make_shared<Cluster>();
    cluster->name = m_name;
    cluster->time = time;
    cluster->workers = joinWorkers();
    joinRest(*cluster);
    cluster->living = m_tasks.living();
    cluster->ended = m_tasks.ended();
    cluster->scaling = m_scaling;
    fillTotals(*cluster);
    return cluster;
}

void ClusterBook::keep(ClusterReading &reading, Entry &entry)
{
    entry.server.source = reading.source;
    entry.server.name = reading.server;
    entry.server.kind = reading.kind;
    entry.server.lastReading = reading.time;
    entry.server.limits = std::move(reading.limits);
    entry.server.requests = reading.requests;
    entry.server.bytes = reading.bytes;
    entry.totals = reading.totals;
    if (reading.workers) {
        std::ranges::sort(*reading.workers, {}, &Worker::id);
        entry.workers = std::make_shared<const std::vector<Worker>>(std::move(*reading.workers));
    }
    if (reading.alerts)
        entry.alerts = std::move(*reading.alerts);
    if (reading.breakers)
        entry.breakers = std::move(*reading.breakers);
}

void ClusterBook::takeScaling(std::vector<ScalingDecision> decisions, Outcome &outcome)
{
    m_newDecisions.clear();
    for (ScalingDecision &decision : decisions) {
        if (std::ranges::find(m_scaling, decision) != m_scaling.end())
            continue;
        if (decision.action != ScalingAction::Maintain)
            outcome.events.push_back(m_events.scaled(decision));
        m_newDecisions.push_back(decision);
        m_scaling.push_back(std::move(decision));
    }
    std::ranges::stable_sort(m_scaling, {}, &ScalingDecision::time);
    if (m_scaling.size() > Cluster::kKeptDecisions)
        m_scaling.erase(m_scaling.begin(),
                        m_scaling.end() - static_cast<std::ptrdiff_t>(Cluster::kKeptDecisions));
}

std::vector<const ClusterBook::Entry *> ClusterBook::byRank() const
{
    std::vector<const Entry *> entries;
    for (const auto &[source, entry] : m_entries)
        entries.push_back(&entry);
    std::ranges::stable_sort(
        entries, {}, [](const Entry *entry) { return serverRank(entry->server.kind); });
    return entries;
}

const ClusterBook::Entry *ClusterBook::primary() const
{
    constexpr Duration kStale = std::chrono::seconds(60);
    for (const Entry *entry : byRank())
        if (entry->server.lastReading && m_cluster->time - *entry->server.lastReading < kStale)
            return entry;
    return nullptr;
}

WorkerList ClusterBook::joinWorkers() const
{
    std::vector<RankedWorkers> lists;
    for (const Entry *entry : byRank())
        if (entry->workers)
            lists.push_back({entry->server.kind, entry->workers});
    return perfdeck::joinWorkers(lists);
}

void ClusterBook::joinRest(Cluster &cluster) const
{
    for (const Entry *entry : byRank()) {
        cluster.servers.push_back(entry->server);
        cluster.listsTasks = cluster.listsTasks || entry->listsTasks;
        joinTotals(cluster.totals, entry->totals);
        std::ranges::copy(entry->alerts, std::back_inserter(cluster.alerts));
        std::ranges::copy(entry->breakers, std::back_inserter(cluster.breakers));
    }
    std::ranges::stable_sort(cluster.alerts, {}, &ClusterAlert::time);
}

ClusterPtr ClusterBook::forget(SourceId source)
{
    std::erase_if(m_entries, [source](const auto &entry) { return entry.first.first == source; });
    if (m_entries.empty()) {
        m_cluster = std::make_shared<const Cluster>();
        return nullptr;
    }
    m_cluster = joined(m_cluster->time);
    return m_cluster;
}

} // namespace perfdeck
