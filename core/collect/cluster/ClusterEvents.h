// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Cluster.h"
#include "core/model/Event.h"

#include <map>
#include <string>
#include <vector>

namespace perfdeck {

/// Says in events what changed from one state of the cluster to the next: workers that joined, were
/// lost and came back, servers that began anew, scaling, faults. Many of a kind at once become one
/// event. One thread at a time.
class ClusterEvents final
{
public:
    /// Up to so many of a kind are told one by one.
    static constexpr std::size_t kMostSingle = 5;

    explicit ClusterEvents(std::string cluster);

    [[nodiscard]] std::vector<Event> compare(const Cluster &before, const Cluster &now);
    [[nodiscard]] Event scaled(const ScalingDecision &decision) const;

private:
    void
    compareWorkers(const Cluster &before, const Cluster &now, std::vector<Event> &events) const;
    void
    compareBreakers(const Cluster &before, const Cluster &now, std::vector<Event> &events) const;
    void compareAlerts(const Cluster &now, std::vector<Event> &events);
    void tell(std::vector<Event> &events,
              Timestamp time,
              const char *kind,
              Severity severity,
              const std::vector<const Worker *> &workers,
              const char *what) const;

    std::string m_cluster;
    std::map<std::string, bool> m_alerts; ///< met so far
    bool m_hasCompared = false;
};

} // namespace perfdeck
