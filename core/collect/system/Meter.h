// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/collect/system/Tick.h"

#include <cstdint>
#include <optional>

namespace perfdeck {

/// Counters of 32 bits begin again here.
inline constexpr std::uint64_t kWrap32 = 1ULL << 32;

/// How far a counter went between two readings. A counter that went back has wrapped at `wrapAt`
/// (0: never wraps) if that explains it by a small step, else it was reset and nothing is known.
[[nodiscard]] constexpr std::optional<std::uint64_t>
counterIncrease(std::uint64_t before, std::uint64_t now, std::uint64_t wrapAt = 0)
{
    if (now >= before)
        return now - before;
    if (before >= wrapAt)
        return std::nullopt;
    const std::uint64_t step = wrapAt - before + now;
    return step <= wrapAt / 4 ? std::optional(step) : std::nullopt;
}

/// Remembers one counter from tick to tick, with the moment of the reading, so that a tick in which
/// the counter could not be read does not spoil the next rate.
class Meter final
{
public:
    /// Increase per second since the reading before; nothing at the first one, after a reset
    /// (counted as Fault::CounterReset) and when no time has passed.
    [[nodiscard]] std::optional<double>
    perSecond(std::uint64_t now, SteadyTime steady, FaultCounts &faults, std::uint64_t wrapAt = 0)
    {
        const bool hasBefore = m_known;
        const std::uint64_t before = m_value;
        const double seconds = std::chrono::duration<double>(steady - m_at).count();
        m_known = true;
        m_value = now;
        m_at = steady;
        if (!hasBefore)
            return std::nullopt;
        const auto increase = counterIncrease(before, now, wrapAt);
        if (!increase)
            faults.add(Fault::CounterReset);
        if (!increase || !(seconds > 0))
            return std::nullopt;
        return static_cast<double>(*increase) / seconds;
    }

    [[nodiscard]] std::optional<double>
    perSecond(std::uint64_t now, const Tick &tick, std::uint64_t wrapAt = 0)
    {
        return perSecond(now, tick.steady, tick.faults, wrapAt);
    }

    /// Forgets the reading: the thing went away.
    void reset() { m_known = false; }

private:
    std::uint64_t m_value = 0;
    SteadyTime m_at{};
    bool m_known = false;
};

} // namespace perfdeck
