// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"

#include <functional>
#include <optional>

namespace perfdeck {

/// Time the machine has slept since it was started: CLOCK_BOOTTIME less CLOCK_MONOTONIC.
[[nodiscard]] Duration timeSuspended();

/// Notices from the stamps of observations that somebody set the wall clock, or that the machine
/// slept (the steady clock stands still then). Slow corrections as NTP makes them pass unnoticed:
/// each stamp is compared with the one before. One thread.
class ClockWatch final
{
public:
    explicit ClockWatch(std::function<Duration()> suspended = timeSuspended);

    struct Change
    {
        enum class Kind
        {
            Step,
            Suspend
        };
        Kind kind;
        Duration by; ///< signed for a step, length of a sleep
    };

    /// The same moment on both clocks, in the order of taking in.
    [[nodiscard]] std::optional<Change> check(Timestamp wall, SteadyTime steady);

private:
    struct Reference
    {
        Duration offset; ///< wall less steady clock
        Duration suspended;
    };

    std::function<Duration()> m_suspended;
    std::optional<Reference> m_before;
};

/// A wall clock that moved by more than this against the steady one was set by somebody.
inline constexpr Duration kClockStep = std::chrono::seconds(2);

} // namespace perfdeck
