// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/collect/cluster/ClusterEvents.h"
#include "core/collect/cluster/TaskBook.h"
#include "core/model/Cluster.h"
#include "core/model/Event.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace perfdeck {

/// Joins the readings of all servers of one cluster. Of what several report the word of the higher
/// kind counts (coordinators before dashboards before exporters); the others fill in what it does
/// not say. One thread at a time.
class ClusterBook final
{
public:
    explicit ClusterBook(std::string name);

    struct Outcome
    {
        ClusterUpdatePtr update;
        std::vector<Event> events;
        bool isPrimary = false; ///< this server's beat is the one that samples are taken on
    };

    [[nodiscard]] Outcome take(ClusterReading reading);
    /// The server was removed: what only it reported goes. Gives what is left, null for nothing.
    [[nodiscard]] ClusterPtr forget(SourceId source);

private:
    struct Entry
    {
        ClusterServer server;
        WorkerList workers;
        ClusterTotals totals;
        std::vector<ClusterAlert> alerts;
        std::vector<CircuitBreaker> breakers;
        bool listsTasks = false;
    };

    void keep(ClusterReading &reading, Entry &entry);
    void takeScaling(std::vector<ScalingDecision> decisions, Outcome &outcome);
    [[nodiscard]] std::vector<const Entry *> byRank() const;
    [[nodiscard]] std::shared_ptr<const Cluster> joined(Timestamp time) const;
    [[nodiscard]] WorkerList joinWorkers() const;
    void joinRest(Cluster &cluster) const;
    [[nodiscard]] const Entry *primary() const;

    std::string m_name;
    /// One address may answer as two kinds of servers.
    std::map<std::pair<SourceId, ServerKind>, Entry> m_entries;
    TaskBook m_tasks;
    ClusterEvents m_events;
    std::vector<ScalingDecision> m_scaling;
    std::vector<ScalingDecision> m_newDecisions; ///< of the reading at hand
    std::shared_ptr<const Cluster> m_cluster;
};

} // namespace perfdeck
