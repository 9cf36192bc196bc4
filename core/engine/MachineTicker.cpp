// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/MachineTicker.h"

#include <algorithm>

namespace perfdeck {

namespace {

constexpr Duration kShortestInterval = std::chrono::milliseconds(100);

MachineCollectorOptions optionsFor(SourceId id, const SourceConfig &config)
{
    MachineCollectorOptions options;
    options.source = id;
    if (!config.name.empty())
        options.sourceName = config.name;
    return options;
}

GpuWatchOptions gpuOptions(Duration interval)
{
    GpuWatchOptions options;
    options.interval = interval;
    options.readMachine = readMachineTopology;
    return options;
}

} // namespace

MachineTicker::MachineTicker(SourceId id,
                             const SourceConfig &config,
                             std::shared_ptr<const Clock> clock,
                             PollerSink sink,
                             QObject *parent)
    : QObject(parent)
    , m_id(id)
    , m_interval(std::max(config.interval, kShortestInterval))
    , m_clock(std::move(clock))
    , m_sink(std::move(sink))
    , m_collector(optionsFor(id, config))
    , m_gpus(makeGpuReaders(), gpuOptions(m_interval))
    , m_timer(this)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &MachineTicker::tick);
}

void MachineTicker::start()
{
    m_due = m_clock->steady();
    tick();
}

void MachineTicker::setPaused(bool paused)
{
    if (paused) {
        m_timer.stop();
        m_health.state = SourceState::Paused;
        m_health.nextAttempt.reset();
        m_sink.health(m_id, m_health);
    } else if (m_health.state == SourceState::Paused) {
        start();
    }
}

void MachineTicker::tick()
{
    const SteadyTime before = m_clock->steady();
    Observation observation = collect(before);
    scheduleNext();
    publish(observation, before);
    m_sink.observe(std::move(observation));
}

Observation MachineTicker::collect(SteadyTime steady)
{
    const GpuReadingsPtr gpus = m_gpus.take();
    if (!gpus)
        return m_collector.collect(m_clock->now(), steady);
    m_gpuFaults.merge(gpus->faults);
    Observation observation = m_collector.collect(m_clock->now(), steady, gpus->samples);
    observation.entities = gpus->machine;
    return observation;
}

void MachineTicker::publish(const Observation &observation, SteadyTime before)
{
    const auto absent
        = std::count_if(observation.values.begin(), observation.values.end(), isAbsent);
    const auto samples = std::ssize(observation.values) - absent;
    const double seconds = std::chrono::duration<double>(m_interval).count();
    m_health.state = SourceState::Up;
    m_health.lastSuccess = observation.time;
    m_health.nextAttempt = observation.time + std::chrono::ceil<Duration>(m_due - before);
    m_health.latency = std::chrono::duration_cast<Duration>(m_clock->steady() - before);
    m_health.samplesPerSecond = static_cast<double>(samples) / seconds;
    m_health.series = static_cast<std::uint32_t>(samples);
    m_health.polls += 1;
    m_health.recognised = "this machine";
    m_health.faults = m_collector.faults();
    m_health.faults.merge(m_gpuFaults);
    m_sink.health(m_id, m_health);
}

void MachineTicker::scheduleNext()
{
    const SteadyTime now = m_clock->steady();
    m_due += m_interval;
    if (m_due <= now)
        m_due += m_interval * ((now - m_due) / m_interval + 1);
    m_timer.start(std::chrono::ceil<std::chrono::milliseconds>(m_due - now));
}

} // namespace perfdeck
