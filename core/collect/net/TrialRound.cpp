// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/net/TrialRound.h"

#include "core/collect/net/EndpointPoller.h"
#include "core/model/ClusterWords.h"

#include <utility>

namespace perfdeck {

TrialRound::TrialRound(const SourceConfig &config,
                       FetchOrder order,
                       std::shared_ptr<const Clock> clock,
                       QObject *parent,
                       std::function<void(EndpointTest)> done)
    : QObject(parent)
    , m_name(sourceName(config))
    , m_order(std::move(order))
    , m_clock(std::move(clock))
    , m_done(std::move(done))
    , m_begin(m_clock->steady())
    , m_probe(m_client)
    , m_round(m_client, *m_clock)
    , m_talk(*m_clock)
{
    m_probe.start(m_order, [this](PollResult<ServerProbe> probe) { decide(std::move(probe)); });
}

void TrialRound::decide(PollResult<ServerProbe> probe)
{
    if (!probe) {
        m_test.error = std::move(probe.error().error);
        return finish();
    }
    const auto take
        = [this](PollResult<ClusterReading> reading) { this->take(std::move(reading)); };
    m_reader = makeServerReader(probe->kind(), SourceId(), m_name);
    const bool talks = probe->kind() == ServerKind::ChallengeCoordinator;
    if (!m_reader && !talks) {
        m_test.error = nothingToAsk(probe->kind(), m_name).error;
        return finish();
    }
    m_test.recognised = serverKindName(probe->kind());
    m_test.abilities = serverAbilities(probe->kind());
    if (talks)
        m_talk.start(m_order, SourceId(), m_name, take);
    else
        m_round.start(*m_reader, m_order, m_clock->now(), take);
}

void TrialRound::take(PollResult<ClusterReading> reading)
{
    if (!reading) {
        m_test.error = std::move(reading.error().error);
        return finish();
    }
    if (reading->workers)
        m_test.workers = static_cast<std::uint32_t>(reading->workers->size());
    if (reading->tasks)
        m_test.tasks = static_cast<std::uint32_t>(reading->tasks->size());
    m_test.bytes = reading->bytes;
    for (ServerLimit &limit : reading->limits)
        m_test.warnings.push_back(std::move(limit.text));
    finish();
}

/// From the event loop and not from inside the round, because the receiver may do anything.
void TrialRound::finish()
{
    m_test.latency = std::chrono::duration_cast<Duration>(m_clock->steady() - m_begin);
    QMetaObject::invokeMethod(
        parent(),
        [test = std::move(m_test), done = std::move(m_done)] { done(test); },
        Qt::QueuedConnection);
    deleteLater();
}

} // namespace perfdeck
