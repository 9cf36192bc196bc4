// SPDX-License-Identifier: GPL-3.0-or-later
// What a session is told about its sources.
#include "core/engine/SessionPrivate.h"
#include "core/model/EndpointTest.h"

namespace perfdeck {

void Session::Private::follow(SourceId discovery, const std::vector<SourceConfig> &targets)
{
    if (!collector || !board.has(discovery))
        return; // removed or stopped meanwhile
    const SourceGroups::Changes changes = groups.update(discovery, targets);
    for (const SourceId gone : changes.removed)
        session.removeSource(gone);
    for (const auto &[id, target] : changes.changed)
        if (board.has(id))
            session.changeSource(id, target);
    for (const SourceConfig &target : changes.added)
        groups.note(discovery, target, session.addSource(target));
}

void Session::Private::startMachine()
{
    SourceConfig machineConfig;
    machineConfig.kind = SourceKind::Machine;
    machineConfig.name = "machine";
    machineConfig.interval = config.machineInterval;
    const SourceStatus source = board.add(std::move(machineConfig));
    collector->add(source);
    sourceNews.announce();
}

SourceId Session::addSource(SourceConfig config)
{
    config.name = sourceName(config);
    const SourceStatus added = m_private->board.add(std::move(config));
    if (m_private->collector)
        m_private->collector->add(added);
    m_private->sourceNews.announce();
    return added.id;
}

void Session::changeSource(SourceId id, SourceConfig config)
{
    if (config.kind != SourceKind::Machine)
        config.name = sourceName(config);
    const auto source = m_private->board.change(id, std::move(config));
    if (source && m_private->collector)
        m_private->collector->add(*source);
    m_private->sourceNews.announce();
}

void Session::setPaused(SourceId id, bool paused)
{
    m_private->board.setPaused(id, paused);
    if (m_private->collector)
        m_private->collector->setPaused(id, paused);
    m_private->sourceNews.announce();
}

void Session::removeSource(SourceId id)
{
    for (const SourceId found : m_private->groups.take(id))
        removeSource(found);
    m_private->board.remove(id);
    if (m_private->collector)
        m_private->collector->remove(id);
    m_private->sourceNews.announce();
}

void Session::testEndpoint(SourceConfig config,
                           QObject *receiver,
                           std::function<void(EndpointTest)> done)
{
    if (!m_private->collector)
        return;
    m_private->collector->test(std::move(config), m_private->answering(receiver, std::move(done)));
}

std::vector<SourceStatus> Session::sources() const
{
    std::vector<SourceStatus> sources = m_private->board.all();
    for (SourceStatus &source : sources) {
        const FaultCounts faults = m_private->recorder->faults(source.id);
        source.health.dropped = faults.of(Fault::QueueFull);
        source.health.faults.merge(faults);
    }
    return sources;
}

} // namespace perfdeck
