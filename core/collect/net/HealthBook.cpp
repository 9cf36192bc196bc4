// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/net/HealthBook.h"

#include <algorithm>
#include <cmath>

namespace perfdeck {

namespace {

constexpr double kRememberedPolls = 6;

double inSeconds(Duration duration)
{
    return std::chrono::duration<double>(duration).count();
}

bool hasKind(const std::vector<Event> &events, std::string_view kind)
{
    return std::ranges::any_of(events, [kind](const Event &event) { return event.kind == kind; });
}

std::size_t sampleCount(const Observation &observation)
{
    return static_cast<std::size_t>(
        std::ranges::count_if(observation.values, [](double value) { return !isAbsent(value); }));
}

} // namespace

void SampleRate::add(std::size_t samples, Duration elapsed, Duration interval)
{
    const double seconds = inSeconds(std::max<Duration>(elapsed, std::chrono::milliseconds(1)));
    const double current = static_cast<double>(samples) / seconds;
    const double weight
        = m_seeded ? 1 - std::exp(-seconds / (kRememberedPolls * inSeconds(interval))) : 1;
    m_perSecond += weight * (current - m_perSecond);
    m_seeded = true;
}

HealthBook::HealthBook(std::string sourceName, Duration interval)
    : m_name(std::move(sourceName))
    , m_interval(interval)
{
}

std::vector<Event> HealthBook::succeeded(const EndpointReading &reading,
                                         PollMoment begin,
                                         Timestamp end,
                                         Duration latency)
{
    std::vector<Event> events;
    if (reading.faults.of(Fault::CounterReset) > 0
        && !hasKind(reading.observation.events, "counter-reset"))
        events.push_back(
            event(begin.wall,
                  "counter-reset",
                  Severity::Info,
                  "Counters of " + m_name + " began again; its server was most likely restarted."));
    ++m_health.polls;
    m_health.state = SourceState::Up;
    m_health.lastSuccess = end;
    m_health.consecutiveFailures = 0;
    m_health.latency = latency;
    m_health.series = reading.series;
    m_health.recognised = reading.recognised;
    m_health.faults.merge(reading.faults);
    countSamples(sampleCount(reading.observation), begin.steady);
    return events;
}

void HealthBook::failed(const PollFailure &failure, PollMoment begin, Timestamp end)
{
    ++m_health.polls;
    ++m_health.consecutiveFailures;
    m_health.state = SourceState::BackingOff;
    m_health.lastFailure = end;
    m_health.lastError = failure.error.message();
    m_health.faults.add(failure.fault);
    countSamples(0, begin.steady);
}

void HealthBook::setNextAttempt(std::optional<Timestamp> time, std::uint64_t missedBeats)
{
    m_health.nextAttempt = time;
    m_health.missedBeats = missedBeats;
}

void HealthBook::setPaused()
{
    m_health.state = SourceState::Paused;
    m_health.nextAttempt.reset();
    m_health.samplesPerSecond = 0;
    m_rate = {};
    m_lastBegin.reset();
}

void HealthBook::countSamples(std::size_t samples, SteadyTime begin)
{
    const Duration elapsed
        = m_lastBegin ? std::chrono::duration_cast<Duration>(begin - *m_lastBegin) : m_interval;
    m_rate.add(samples, elapsed, m_interval);
    m_lastBegin = begin;
    m_health.samplesPerSecond = m_rate.perSecond();
}

Event HealthBook::event(Timestamp time, std::string kind, Severity severity, std::string text) const
{
    return {time, std::move(kind), severity, m_name, std::move(text), {}};
}

} // namespace perfdeck
