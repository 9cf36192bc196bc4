// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"

#include <algorithm>
#include <cstdint>

namespace perfdeck {

/// When a source is polled: at once, then on beats of fixed phase on the steady clock, so that the
/// time a poll takes never adds up to a drift. Arithmetic only. One thread at a time.
class PollSchedule final
{
public:
    static constexpr Duration kShortestInterval = std::chrono::milliseconds(50);
    static constexpr Duration kLongestInterval = std::chrono::hours(24);
    /// A timer may fire this much before its beat and still means that beat.
    static constexpr Duration kEarly = std::chrono::milliseconds(2);

    explicit PollSchedule(Duration interval)
        : m_interval(std::clamp(interval, kShortestInterval, kLongestInterval))
    {
    }

    [[nodiscard]] Duration interval() const { return m_interval; }

    /// The first poll is `now`. `phase` (0..1) spreads the later beats of many sources that start
    /// together: the second poll comes 0.5 to 1.5 intervals after the first.
    void begin(SteadyTime now, double phase)
    {
        m_origin = now + std::chrono::duration_cast<Duration>(m_interval * (0.5 + phase));
        m_lastBeat = -1;
    }

    /// A poll starts, on a beat or between two.
    void started(SteadyTime now) { m_lastBeat = std::max(m_lastBeat, beatAt(now + kEarly)); }

    /// The first beat after `now`; those that went by since the last start are counted as missed.
    [[nodiscard]] SteadyTime next(SteadyTime now)
    {
        const std::int64_t due = m_lastBeat + 1;
        const std::int64_t beat = std::max(due, beatAt(now) + 1);
        m_missed += static_cast<std::uint64_t>(beat - due);
        m_lastBeat = beat - 1;
        return m_origin + m_interval * beat;
    }

    [[nodiscard]] std::uint64_t missed() const { return m_missed; }

private:
    [[nodiscard]] std::int64_t beatAt(SteadyTime time) const
    {
        return time < m_origin ? -1 : (time - m_origin) / m_interval;
    }

    Duration m_interval;
    SteadyTime m_origin{};
    std::int64_t m_lastBeat = -1;
    std::uint64_t m_missed = 0;
};

} // namespace perfdeck
