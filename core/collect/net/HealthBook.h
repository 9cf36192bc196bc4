// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/collect/net/PageReading.h"
#include "core/model/Event.h"
#include "core/model/Source.h"

#include <optional>
#include <string>
#include <vector>

namespace perfdeck {

/// How many samples a second a source brings, smoothed over about six polls. Pure.
class SampleRate final
{
public:
    /// `samples` came after `elapsed` since the poll before; `interval` sets how long it remembers.
    void add(std::size_t samples, Duration elapsed, Duration interval);

    [[nodiscard]] double perSecond() const { return m_perSecond; }

private:
    double m_perSecond = 0;
    bool m_seeded = false;
};

/// Keeps the health of one source up to date and notices counters that began
/// again. No input or output. One thread at a time.
class HealthBook final
{
public:
    HealthBook(std::string sourceName, Duration interval);

    /// Gives the events of this poll, stamped with its time. That a source went down or came back
    /// is told by whoever publishes its health, for all kinds of sources alike.
    [[nodiscard]] std::vector<Event>
    succeeded(const EndpointReading &reading, PollMoment begin, Timestamp end, Duration latency);
    void failed(const PollFailure &failure, PollMoment begin, Timestamp end);

    void setNextAttempt(std::optional<Timestamp> time, std::uint64_t missedBeats);
    void setPaused();

    [[nodiscard]] const SourceHealth &health() const { return m_health; }

private:
    void countSamples(std::size_t samples, SteadyTime begin);
    [[nodiscard]] Event
    event(Timestamp time, std::string kind, Severity severity, std::string text) const;

    std::string m_name;
    Duration m_interval;
    SourceHealth m_health;
    SampleRate m_rate;
    std::optional<SteadyTime> m_lastBegin;
};

} // namespace perfdeck
