// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/cluster/ClusterEvents.h"

#include "core/model/ClusterWords.h"
#include "core/model/Liveness.h"

#include <algorithm>

namespace perfdeck {

namespace {

constexpr std::size_t kMostAlerts = 50'000; ///< remembered

const Worker *workerNamed(const WorkerList &workers, const std::string &id)
{
    if (!workers)
        return nullptr;
    const auto at = std::ranges::lower_bound(*workers, id, {}, &Worker::id);
    return at != workers->end() && at->id() == id ? &*at : nullptr;
}

Event event(Timestamp time,
            const char *kind,
            Severity severity,
            const std::string &source,
            std::string text)
{
    return {time, kind, severity, source, std::move(text), {}};
}

/// "a, b, c and 4 more"
std::string namesOf(const std::vector<const Worker *> &workers)
{
    std::string text;
    constexpr std::size_t kNamed = 3;
    for (std::size_t i = 0; i < std::min(workers.size(), kNamed); ++i)
        text += (i == 0 ? "" : ", ") + workers[i]->id();
    if (workers.size() > kNamed)
        text += " and " + std::to_string(workers.size() - kNamed) + " more";
    return text;
}

} // namespace

ClusterEvents::ClusterEvents(std::string cluster)
    : m_cluster(std::move(cluster))
{
}

std::vector<Event> ClusterEvents::compare(const Cluster &before, const Cluster &now)
{
    std::vector<Event> events;
    if (before.workers && now.workers)
        compareWorkers(before, now, events);
    compareBreakers(before, now, events);
    compareAlerts(now, events);
    m_hasCompared = true;
    return events;
}

void ClusterEvents::compareWorkers(const Cluster &before,
                                   const Cluster &now,
                                   std::vector<Event> &events) const
{
    std::vector<const Worker *> joined, lost, back, gone;
    for (const Worker &worker : *now.workers) {
        const Worker *known = workerNamed(before.workers, worker.id());
        if (known == nullptr)
            (isAlive(worker.state) ? joined : lost).push_back(&worker);
        else if (isAlive(known->state) && !isAlive(worker.state))
            lost.push_back(&worker);
        else if (!isAlive(known->state) && isAlive(worker.state))
            back.push_back(&worker);
    }
    for (const Worker &worker : *before.workers)
        if (workerNamed(now.workers, worker.id()) == nullptr)
            gone.push_back(&worker);
    if (now.workers->empty() && before.workers->size() > 1) {
        // Coordinators keep their lists in memory: all of them gone at once is a restart.
        events.push_back(event(now.time,
                               "cluster-restart",
                               Severity::Warning,
                               m_cluster,
                               "The coordinator began anew: its list of "
                                   + std::to_string(before.workers->size())
                                   + " workers is empty."));
        return;
    }
    tell(events, now.time, "worker-joined", Severity::Info, joined, "joined");
    tell(events, now.time, "worker-lost", Severity::Warning, lost, "was lost");
    tell(events, now.time, "worker-back", Severity::Info, back, "came back");
    tell(events, now.time, "worker-removed", Severity::Info, gone, "left the list");
}

void ClusterEvents::tell(std::vector<Event> &events,
                         Timestamp time,
                         const char *kind,
                         Severity severity,
                         const std::vector<const Worker *> &workers,
                         const char *what) const
{
    if (workers.size() > kMostSingle) {
        events.push_back(event(time,
                               kind,
                               severity,
                               m_cluster,
                               std::to_string(workers.size()) + " workers: each " + what + " ("
                                   + namesOf(workers) + ")."));
        return;
    }
    for (const Worker *worker : workers) {
        std::string text = "Worker " + worker->id() + ' ' + what;
        if (!isAlive(worker->state) && !worker->stateText.empty())
            text += " (" + worker->stateText + ')';
        events.push_back(event(time, kind, severity, m_cluster, text + '.'));
        events.back().labels.set("worker", worker->id());
    }
}

void ClusterEvents::compareBreakers(const Cluster &before,
                                    const Cluster &now,
                                    std::vector<Event> &events) const
{
    for (const CircuitBreaker &breaker : now.breakers) {
        const auto known = std::ranges::find_if(before.breakers, [&](const CircuitBreaker &other) {
            return other.name == breaker.name && other.guards == breaker.guards;
        });
        if (known == before.breakers.end() || known->state == breaker.state)
            continue;
        const bool opened = breaker.state == BreakerState::Open;
        if (opened || known->state == BreakerState::Open)
            events.push_back(event(now.time,
                                   "circuit-breaker",
                                   opened ? Severity::Warning : Severity::Info,
                                   m_cluster,
                                   "The circuit breaker of " + breaker.guards + ' ' + breaker.name
                                       + (opened ? " opened." : " is open no more.")));
    }
}

void ClusterEvents::compareAlerts(const Cluster &now, std::vector<Event> &events)
{
    for (const ClusterAlert &alert : now.alerts) {
        if (m_alerts.size() >= kMostAlerts || !m_alerts.emplace(alert.id, true).second
            || !m_hasCompared)
            continue; // what the first look shows is old
        events.push_back(event(alert.time, "cluster-alert", alert.severity, m_cluster, alert.text));
        events.back().labels.set("worker", alert.worker);
    }
}

Event ClusterEvents::scaled(const ScalingDecision &decision) const
{
    const bool up = decision.action == ScalingAction::ScaleUp;
    std::string text = up ? "Scaled up" : "Scaled down";
    if (decision.count)
        text += " by " + std::to_string(*decision.count);
    if (!decision.reason.empty())
        text += ": " + decision.reason;
    return event(
        decision.time, up ? "scale-up" : "scale-down", Severity::Info, m_cluster, text + '.');
}

} // namespace perfdeck
