// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Error.h"
#include "core/model/TimeRange.h"
#include "core/model/Zone.h"

#include <tl/expected.hpp>

#include <string>
#include <string_view>

namespace perfdeck {

/// A stretch of time that somebody wants to see.
struct RangeWish
{
    enum class Kind
    {
        Last, ///< so long up to now, moving with it
        Since, ///< from a moment up to now, growing
        Between, ///< standing still
    };
    Kind kind = Kind::Last;
    TimeRange range; ///< as of the moment of asking; Last and Since end there

    friend bool operator==(const RangeWish &, const RangeWish &) = default;
};

/// Why a text is no range.
struct RangeProblem
{
    enum class Kind
    {
        Empty,
        NotATime, ///< `part` is neither a time nor a length
        Backwards, ///< it ends before it begins, or has no length
        InTheFuture, ///< it begins after now and has no end
    };
    Kind kind = Kind::Empty;
    std::string part; ///< what could not be read
};

/// Reads what people type or paste: a length ("6h", "90 m"), `now-6h`, `now/d`, two times joined by
/// "..", "to", a dash, or as ISO interval with "/"; "now" as the second makes the range grow. A
/// time is all that parseTime() reads, a time of day ("14:00", "9:30:05": the most recent one, as
/// second time on the day of the first or the next), or an epoch in s, ms, µs or ns. A bare date is
/// the whole day. Also a pair with the keys "from" and "to", as JSON or in an address. Times
/// without a zone are those of `zone`.
[[nodiscard]] tl::expected<RangeWish, RangeProblem>
parseRange(std::string_view text, Timestamp now, const Zone &zone);

/// The problem in words, for programs that speak no other language.
[[nodiscard]] Error rangeError(const RangeProblem &problem, std::string_view text);

/// The wish as a text that parseRange() reads everywhere alike: "now-6h",
/// "2026-11-20T13:00:00.000000Z .. now".
[[nodiscard]] std::string rangeText(const RangeWish &wish);

/// "90s", "15m", "6h", "30d": the largest unit that leaves no fraction, for parseDuration().
[[nodiscard]] std::string durationExpression(Duration duration);

} // namespace perfdeck
