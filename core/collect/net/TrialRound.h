// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/collect/net/ProbeRun.h"
#include "core/collect/net/RoundRun.h"
#include "core/collect/net/TalkRun.h"
#include "core/model/EndpointTest.h"
#include "core/model/Source.h"

#include <functional>
#include <memory>

namespace perfdeck {

/// Asks an address once what kind of server of a cluster it is, and reads one round of it, so that
/// a refused key shows. Answers and goes; owned by its parent, so that it dies with it. On a thread
/// with an event loop.
class TrialRound final : public QObject
{
public:
    TrialRound(const SourceConfig &config,
               FetchOrder order,
               std::shared_ptr<const Clock> clock,
               QObject *parent,
               std::function<void(EndpointTest)> done);

private:
    void decide(PollResult<ServerProbe> probe);
    void take(PollResult<ClusterReading> reading);
    void finish();

    std::string m_name;
    FetchOrder m_order;
    std::shared_ptr<const Clock> m_clock;
    std::function<void(EndpointTest)> m_done;
    SteadyTime m_begin;
    HttpClient m_client;
    ProbeRun m_probe;
    RoundRun m_round;
    TalkRun m_talk;
    std::unique_ptr<ServerReader> m_reader;
    EndpointTest m_test;
};

} // namespace perfdeck
