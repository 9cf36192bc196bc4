// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"
#include "core/base/Result.h"
#include "core/model/Zone.h"

#include <string>
#include <string_view>

namespace perfdeck {

/// Half open: from <= time < to.
struct TimeRange
{
    Timestamp from;
    Timestamp to;

    [[nodiscard]] Duration length() const { return to - from; }

    [[nodiscard]] bool isEmpty() const { return to <= from; }

    [[nodiscard]] bool contains(Timestamp time) const { return from <= time && time < to; }

    [[nodiscard]] static TimeRange everything() { return {Timestamp::min(), Timestamp::max()}; }

    friend bool operator==(const TimeRange &, const TimeRange &) = default;
};

/// 2026-11-21T09:08:07.123456Z, always UTC and with microseconds.
[[nodiscard]] std::string toIso8601(Timestamp time);

/// Reads ISO 8601 with an optional fraction and zone (Z, +01:00; none means `zone`), a bare date,
/// or an expression on `now`: now, now-6h, now-30m, now+1d, now/d, now-1d/d (units s m h d w).
/// Whole days and weeks are steps of the calendar of `zone`, and what is cut off with / is cut off
/// there.
[[nodiscard]] Result<Timestamp>
parseTime(std::string_view text, Timestamp now, const Zone &zone = Zone());

/// Reads 250ms, 5s, 10m, 6h, 30d, 2w; a bare number is seconds.
[[nodiscard]] Result<Duration> parseDuration(std::string_view text);

} // namespace perfdeck
