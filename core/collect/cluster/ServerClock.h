// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"

#include <optional>
#include <string_view>

namespace perfdeck {

/// Places the times that one server writes on our clock. Most of them are its local time without a
/// zone, so two things must be found out: how far its clock is from ours, by the Date header of its
/// answers, and how far its zone is from UTC, by a time that is known to mean "just now". One
/// thread at a time.
class ServerClock final
{
public:
    /// Differences below this are the second that the header is rounded to and the way of the
    /// answer.
    static constexpr Duration kSkewNoticed = std::chrono::seconds(3);
    /// Zones are whole quarters of an hour away from UTC.
    static constexpr Duration kZoneStep = std::chrono::minutes(15);
    /// How old a time that "is now" may be; with more the zone cannot be told.
    static constexpr Duration kNowTolerance = std::chrono::minutes(2);

    /// The server's Date header and when the answer came.
    void setDate(Timestamp date, Timestamp received);
    /// A time without a zone that the server wrote just now: a heartbeat, the stamp of an answer.
    void calibrate(std::string_view justNow, Timestamp received);

    /// A text with or without a zone, also an HTTP date, on our clock. Absent where it is no time.
    [[nodiscard]] std::optional<Timestamp> place(std::string_view text) const;
    /// Seconds since the epoch, with fraction.
    [[nodiscard]] std::optional<Timestamp> place(double unixSeconds) const;
    /// A text in UTC without saying so.
    [[nodiscard]] std::optional<Timestamp> placeUtc(std::string_view text) const;

    /// Server less ours.
    [[nodiscard]] Duration skew() const { return m_skew; }

    /// Ahead of UTC; absent until a time that is now was seen.
    [[nodiscard]] std::optional<Duration> zone() const { return m_zone; }

private:
    Duration m_skew{0};
    std::optional<Duration> m_zone;
};

/// Sat, 21 Nov 2026 03:46:52 GMT (RFC 9110), the form of the Date header.
[[nodiscard]] std::optional<Timestamp> httpDate(std::string_view text);

} // namespace perfdeck
