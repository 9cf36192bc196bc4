// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/cluster/ClusterDesk.h"

namespace perfdeck {

ClusterDesk::ClusterDesk(const std::string &name)
    : m_book(name)
    , m_sampler(name)
{
}

Observation ClusterDesk::take(ClusterReading reading)
{
    const SourceId source = reading.source;
    const Timestamp time = reading.time;
    ClusterBook::Outcome outcome = m_book.take(std::move(reading));
    Observation observation;
    if (outcome.isPrimary)
        observation = m_sampler.sample(*outcome.update->cluster);
    observation.source = source;
    observation.time = time;
    observation.events = std::move(outcome.events);
    observation.cluster = std::move(outcome.update);
    return observation;
}

Observation ClusterDesk::forget(SourceId source)
{
    auto update = std::make_shared<ClusterUpdate>();
    update->cluster = m_book.forget(source);
    Observation observation;
    observation.source = source;
    observation.cluster = std::move(update);
    return observation;
}

} // namespace perfdeck
