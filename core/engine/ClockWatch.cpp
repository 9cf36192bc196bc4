// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/ClockWatch.h"

#include <ctime>
#include <utility>

namespace perfdeck {

namespace {

Duration readClock(clockid_t clock)
{
    timespec time{};
    if (clock_gettime(clock, &time) != 0)
        return Duration(0);
    return std::chrono::duration_cast<Duration>(std::chrono::seconds(time.tv_sec)
                                                + std::chrono::nanoseconds(time.tv_nsec));
}

} // namespace

Duration timeSuspended()
{
    const Duration monotonic = readClock(CLOCK_MONOTONIC);
    return readClock(CLOCK_BOOTTIME) - monotonic;
}

ClockWatch::ClockWatch(std::function<Duration()> suspended)
    : m_suspended(std::move(suspended))
{
}

std::optional<ClockWatch::Change> ClockWatch::check(Timestamp wall, SteadyTime steady)
{
    const Duration uptime = std::chrono::duration_cast<Duration>(steady.time_since_epoch());
    const Reference now{wall.time_since_epoch() - uptime, m_suspended()};
    const std::optional<Reference> before = std::exchange(m_before, now);
    if (!before)
        return std::nullopt;
    const Duration slept = now.suspended - before->suspended;
    const Duration moved = now.offset - before->offset;
    if (moved <= kClockStep && moved >= -kClockStep) {
        // A stamp from before a sleep that is taken in after it: the sleep shows in the next one.
        m_before->suspended = before->suspended;
        return std::nullopt;
    }
    const Duration step = moved - slept;
    if (step > kClockStep || step < -kClockStep)
        return Change{Change::Kind::Step, step};
    if (slept > kClockStep)
        return Change{Change::Kind::Suspend, slept};
    return std::nullopt;
}

} // namespace perfdeck
