// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/simulator/wire/CoordinatorReplies.h"

namespace perfdeck::simulation {

/// Several servers behind one address, each below a prefix as behind a proxy: the coordinator with
/// the resource manager at the root, the exporter at /metrics and below /exporter, the dashboard
/// with the circuit breakers below /dashboard. Only reads. One thread.
class FrontDesk final
{
public:
    FrontDesk(const SimulatedCluster &cluster, WireTime time, Keys keys)
        : m_cluster(cluster)
        , m_time(time)
        , m_keys(std::move(keys))
        , m_coordinator(cluster, m_time)
    {
    }

    FrontDesk(const FrontDesk &) = delete; // m_coordinator holds m_time
    FrontDesk &operator=(const FrontDesk &) = delete;

    [[nodiscard]] Answer answer(const Request &request) const;

private:
    const SimulatedCluster &m_cluster;
    WireTime m_time;
    Keys m_keys;
    CoordinatorReplies m_coordinator;
};

} // namespace perfdeck::simulation
