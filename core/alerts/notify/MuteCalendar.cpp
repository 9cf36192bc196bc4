// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/notify/MuteCalendar.h"

#include <algorithm>

namespace perfdeck {

namespace {

std::chrono::minutes sinceMonday(Timestamp wall)
{
    const auto day = std::chrono::floor<std::chrono::days>(wall);
    const std::chrono::weekday weekday(day);
    const std::chrono::days past = weekday - std::chrono::Monday;
    return past + std::chrono::floor<std::chrono::minutes>(wall - day);
}

} // namespace

bool isMuted(const MuteTime &mute, const Zone &zone, Timestamp now)
{
    const std::chrono::minutes time = sinceMonday(zone.toWall(now));
    return std::ranges::any_of(mute.spans, [time](const MuteTime::Span &span) {
        return span.from <= span.to ? span.from <= time && time < span.to
                                    : span.from <= time || time < span.to;
    });
}

} // namespace perfdeck
