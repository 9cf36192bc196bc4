// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/PluginTicker.h"

#include "core/model/ValueText.h"
#include "core/plugin/PluginLibrary.h"

#include <QMetaObject>

#include <algorithm>
#include <utility>

namespace perfdeck {

namespace {

constexpr Duration kShortestInterval = std::chrono::milliseconds(100);

} // namespace

PluginTicker::PluginTicker(SourceId id,
                           SourceConfig config,
                           std::shared_ptr<const Clock> clock,
                           PollerSink sink,
                           QObject *parent)
    : QObject(parent)
    , m_id(id)
    , m_config(std::move(config))
    , m_clock(std::move(clock))
    , m_sink(std::move(sink))
    , m_timer(this)
{
    const Duration interval = std::max(m_config.interval, kShortestInterval);
    m_timer.setInterval(std::chrono::ceil<std::chrono::milliseconds>(interval));
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &PluginTicker::tick);
}

void PluginTicker::start()
{
    m_health.state = SourceState::Starting;
    load();
    if (m_source)
        m_timer.start();
    tick();
}

void PluginTicker::load()
{
    if (m_source)
        return;
    const auto plugin = loadPlugin(m_config.url);
    if (!plugin) {
        reportFailure(plugin.error().message(), Fault::Unreachable);
        return;
    }
    m_health.recognised = (*plugin)->name;
    PluginSourceOptions options;
    options.source = m_id;
    options.name = m_config.name;
    options.settings = m_config.settings;
    options.deadline = m_config.effectiveDeadline();
    options.maxSeries = m_config.maxSeries;
    // The source is destroyed before this object is, and calls no more then.
    m_source = std::make_unique<PluginSource>(
        **plugin, std::move(options), m_clock, [this](PluginReport report) {
            QMetaObject::invokeMethod(
                this,
                [this, report = std::move(report)]() mutable { take(std::move(report)); },
                Qt::QueuedConnection);
        });
}

void PluginTicker::setPaused(bool paused)
{
    if (paused) {
        m_timer.stop();
        m_health.state = SourceState::Paused;
        m_health.nextAttempt.reset();
        publish();
    } else if (m_health.state == SourceState::Paused) {
        start();
    }
}

void PluginTicker::tick()
{
    if (!m_source || m_source->poll())
        return;
    ++m_health.missedBeats;
    const auto since = m_source->busySince();
    const Duration busy
        = since ? std::chrono::duration_cast<Duration>(m_clock->steady() - *since) : Duration(0);
    if (m_isHanging || busy < m_config.effectiveDeadline())
        return;
    m_isHanging = true;
    Observation down; // nothing else is known while it hangs
    down.source = m_id;
    down.time = m_clock->now();
    down.steady = m_clock->steady();
    down.series = std::make_shared<const SeriesSet>(SeriesSet{
        {std::make_shared<const SeriesKey>(SeriesKey{"up", {{"source", m_config.name}}})}});
    down.values = {0};
    m_sink.observe(std::move(down));
    reportFailure("The plug-in hangs: its poll has not come back for " + durationText(busy)
                      + ". It is not polled again until it does.",
                  Fault::TimedOut);
}

void PluginTicker::take(PluginReport report)
{
    m_isHanging = false;
    if (m_health.state == SourceState::Paused)
        return;
    const Timestamp time = report.observation.time;
    m_health.faults.merge(report.faults);
    m_sink.observe(std::move(report.observation));
    if (!report.outcome) {
        reportFailure(report.outcome.error().message(), Fault::Unreachable);
        return;
    }
    ++m_health.polls;
    m_health.state = SourceState::Up;
    m_health.lastSuccess = time;
    m_health.consecutiveFailures = 0;
    m_health.latency = report.latency;
    m_health.series = report.series;
    m_health.samplesPerSecond
        = report.series / std::chrono::duration<double>(m_timer.intervalAsDuration()).count();
    publish();
}

void PluginTicker::reportFailure(const std::string &reason, Fault fault)
{
    ++m_health.polls;
    ++m_health.consecutiveFailures;
    m_health.state = SourceState::BackingOff;
    m_health.lastFailure = m_clock->now();
    m_health.lastError = reason;
    m_health.samplesPerSecond = 0;
    m_health.faults.add(fault);
    publish();
}

void PluginTicker::publish()
{
    const bool isPolled = m_source && m_health.state != SourceState::Paused;
    m_health.nextAttempt = isPolled
        ? std::optional(m_clock->now()
                        + std::chrono::duration_cast<Duration>(m_timer.intervalAsDuration()))
        : std::nullopt;
    m_sink.health(m_id, m_health);
}

} // namespace perfdeck
