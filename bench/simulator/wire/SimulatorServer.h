// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/simulator/wire/FrontDesk.h"

#include <QHttpServer>
#include <QTimer>

namespace perfdeck::simulation {

/// Runs a cluster at its speed and answers for it on 127.0.0.1. One thread, its event loop's.
class SimulatorServer final
{
public:
    /// The cluster stands at `history` before now. `speed` of 2: everything happens twice as often.
    SimulatorServer(SimulationPlan plan, double speed, Duration history, Keys keys);

    /// The port; 0 where it is taken.
    [[nodiscard]] quint16 listen(quint16 port);

private:
    void catchUp();

    SimulatedCluster m_cluster;
    WireTime m_time;
    FrontDesk m_desk;
    QHttpServer m_server;
    QTimer m_beat;
};

} // namespace perfdeck::simulation
