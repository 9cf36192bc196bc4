// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/RangeExpression.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>
#include <vector>

namespace perfdeck {

namespace {

using std::chrono::days;
using Parts = std::pair<std::string_view, std::string_view>;

/// Epochs outside of it are numbers of something else.
constexpr TimeRange kEpochs{Timestamp(Duration(0)), Timestamp(Duration(days(365'250)))};

constexpr std::string_view kBlank = " \t\r\n";

std::string_view trimmed(std::string_view text)
{
    const auto from = text.find_first_not_of(kBlank);
    if (from == std::string_view::npos)
        return {};
    return text.substr(from, text.find_last_not_of(kBlank) - from + 1);
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isNumber(std::string_view text)
{
    return !text.empty() && std::all_of(text.begin(), text.end(), isDigit);
}

/// A moment and how it was written.
struct Moment
{
    Timestamp time;
    bool hasDate = true;
    bool isDay = false; ///< a bare date
};

std::optional<Timestamp> parseEpoch(std::string_view text)
{
    if (!isNumber(text) || text.size() < 9 || text.size() > 19)
        return std::nullopt;
    std::int64_t number = 0;
    if (std::from_chars(text.data(), text.data() + text.size(), number).ec != std::errc())
        return std::nullopt;
    // Seconds have up to 11 digits until the year 5138, each finer unit three more.
    const Timestamp time(text.size() <= 11       ? Duration(std::chrono::seconds(number))
                             : text.size() <= 14 ? Duration(std::chrono::milliseconds(number))
                             : text.size() <= 17 ? Duration(number)
                                                 : Duration(number / 1000));
    return kEpochs.contains(time) ? std::optional(time) : std::nullopt;
}

/// "9:30", "14:00:05.25": since midnight.
std::optional<Duration> parseTimeOfDay(std::string_view text)
{
    const auto colon = text.find(':');
    if (colon == 0 || colon > 2 || !isNumber(text.substr(0, colon)))
        return std::nullopt;
    // The rest is what stands in any ISO time.
    const std::string iso
        = "1970-01-01T" + std::string(colon == 1 ? "0" : "") + std::string(text) + "Z";
    const auto time = parseTime(iso, Timestamp());
    return time && text.find_first_not_of("0123456789:.") == std::string_view::npos
        ? std::optional(time->time_since_epoch())
        : std::nullopt;
}

std::optional<Moment> parseMoment(std::string_view text, Timestamp now, const Zone &zone)
{
    if (const auto epoch = parseEpoch(text))
        return Moment{*epoch};
    if (const auto clock = parseTimeOfDay(text))
        return Moment{Timestamp(*clock), false};
    const auto time = parseTime(text, now, zone);
    if (!time)
        return std::nullopt;
    return Moment{*time, true, text.size() == 10 && !text.starts_with("now")};
}

/// The time of day `clock` on the day of `day`.
Timestamp onDay(Timestamp clock, Timestamp day, const Zone &zone)
{
    return zone.fromWall(std::chrono::floor<days>(zone.toWall(day)) + clock.time_since_epoch());
}

/// The last time before now that the clock showed this.
Timestamp latest(Timestamp clock, Timestamp now, const Zone &zone)
{
    const Timestamp today = onDay(clock, now, zone);
    return today < now ? today : onDay(clock, zone.fromWall(zone.toWall(now) - days(1)), zone);
}

Timestamp nextDay(Timestamp time, const Zone &zone)
{
    return zone.fromWall(zone.toWall(time) + days(1));
}

/// "6h", "90 m"; a number without unit is no length here.
std::optional<Duration> parseLength(std::string_view text)
{
    std::string compact(text);
    std::erase(compact, ' ');
    if (compact.empty() || isDigit(compact.back()))
        return std::nullopt;
    const auto length = parseDuration(compact);
    return length && *length > Duration(0) ? std::optional(*length) : std::nullopt;
}

/// The length of "now-6h"; none when it says more or something else.
std::optional<Duration> lengthBeforeNow(std::string_view text)
{
    if (!text.starts_with("now-") || text.find_first_of("+-/", 4) != std::string_view::npos)
        return std::nullopt;
    return parseLength(text.substr(4));
}

/// What stands behind the key in {"from":"X"} or from=X&…
std::optional<std::string> valueOf(std::string_view text, std::string_view key)
{
    for (auto at = text.find(key); at != std::string_view::npos; at = text.find(key, at + 1)) {
        if (at > 0 && std::string_view("\"'?&{ ,").find(text[at - 1]) == std::string_view::npos)
            continue;
        std::string_view rest = text.substr(at + key.size());
        const auto sign = rest.find_first_not_of("\"' ");
        if (sign == std::string_view::npos || (rest[sign] != ':' && rest[sign] != '='))
            continue;
        rest.remove_prefix(sign + 1);
        rest.remove_prefix(std::min(rest.size(), rest.find_first_not_of("\"' ")));
        std::string value(trimmed(rest.substr(0, rest.find_first_of("\"'&,}"))));
        for (auto colon = value.find("%3A"); colon != std::string::npos; colon = value.find("%3A"))
            value.replace(colon, 3, ":");
        return value;
    }
    return std::nullopt;
}

/// The two halves of a pair; none when it is a single time.
std::optional<Parts> split(std::string_view text, Timestamp now, const Zone &zone)
{
    for (const std::string_view sign : {"..", " to ", "–", "—", " - ", "\t", "\n", " "}) {
        const auto at = text.find(sign);
        if (at == std::string_view::npos)
            continue;
        const Parts parts(trimmed(text.substr(0, at)), trimmed(text.substr(at + sign.size())));
        // A blank alone joins numbers only: dates have one before the time of day.
        if (sign != " "
            || (isNumber(parts.first) && isNumber(parts.second) && parts.first.size() > 8))
            return parts;
    }
    // "14:00-15:30", and an ISO interval: signs that stand inside of times too.
    for (const char sign : {'-', '/', ','}) {
        const auto at = text.find(sign);
        if (at == std::string_view::npos)
            continue;
        const Parts parts(trimmed(text.substr(0, at)), trimmed(text.substr(at + 1)));
        const auto first = parseMoment(parts.first, now, zone);
        const bool isClock = first && !first->hasDate;
        const bool isWhole = first && sign != '-' && parseMoment(parts.second, now, zone);
        if (isClock || isWhole)
            return parts;
    }
    return std::nullopt;
}

using Wish = tl::expected<RangeWish, RangeProblem>;

tl::unexpected<RangeProblem> problem(RangeProblem::Kind kind, std::string_view part = {})
{
    return tl::make_unexpected(RangeProblem{kind, std::string(part)});
}

Wish since(Timestamp from, Timestamp now)
{
    if (from >= now)
        return problem(RangeProblem::Kind::InTheFuture);
    return RangeWish{RangeWish::Kind::Since, {from, now}};
}

Wish parseSingle(std::string_view text, Timestamp now, const Zone &zone)
{
    if (const auto length = parseLength(text))
        return RangeWish{RangeWish::Kind::Last, {now - *length, now}};
    if (const auto length = lengthBeforeNow(text))
        return RangeWish{RangeWish::Kind::Last, {now - *length, now}};
    const auto moment = parseMoment(text, now, zone);
    if (!moment)
        return problem(RangeProblem::Kind::NotATime, text);
    if (moment->isDay)
        return RangeWish{RangeWish::Kind::Between, {moment->time, nextDay(moment->time, zone)}};
    if (moment->hasDate)
        return since(moment->time, now);
    return since(latest(moment->time, now, zone), now);
}

Timestamp beginning(const Moment &from, const Moment &to, Timestamp now, const Zone &zone)
{
    if (from.hasDate)
        return from.time;
    if (to.hasDate)
        return onDay(from.time, to.time, zone);
    return latest(from.time, now, zone);
}

Timestamp end(const Moment &to, Timestamp from, const Zone &zone)
{
    if (to.isDay)
        return nextDay(to.time, zone);
    if (to.hasDate)
        return to.time;
    const Timestamp sameDay = onDay(to.time, from, zone);
    return sameDay > from ? sameDay : nextDay(sameDay, zone);
}

Wish parsePair(const Parts &parts, Timestamp now, const Zone &zone)
{
    const auto &[first, second] = parts;
    if (second == "now")
        if (const auto length = lengthBeforeNow(first))
            return RangeWish{RangeWish::Kind::Last, {now - *length, now}};
    const auto from = parseMoment(first, now, zone);
    if (!from)
        return problem(RangeProblem::Kind::NotATime, first);
    if (second == "now")
        return since(from->hasDate ? from->time : latest(from->time, now, zone), now);
    const auto to = parseMoment(second, now, zone);
    if (!to)
        return problem(RangeProblem::Kind::NotATime, second);
    const Timestamp begins = beginning(*from, *to, now, zone);
    const Timestamp ends = end(*to, begins, zone);
    if (ends <= begins)
        return problem(RangeProblem::Kind::Backwards);
    return RangeWish{RangeWish::Kind::Between, {begins, ends}};
}

} // namespace

Wish parseRange(std::string_view text, Timestamp now, const Zone &zone)
{
    text = trimmed(text);
    if (text.empty())
        return problem(RangeProblem::Kind::Empty);
    const auto from = valueOf(text, "from");
    const auto to = valueOf(text, "to");
    if (from && to)
        return parsePair({*from, *to}, now, zone);
    const auto parts = split(text, now, zone);
    return parts ? parsePair(*parts, now, zone) : parseSingle(text, now, zone);
}

Error rangeError(const RangeProblem &problem, std::string_view text)
{
    std::string reason;
    switch (problem.kind) {
    case RangeProblem::Kind::Empty:
        reason = "nothing is written there";
        break;
    case RangeProblem::Kind::NotATime:
        reason = "\"" + problem.part + "\" is neither a time nor a length";
        break;
    case RangeProblem::Kind::Backwards:
        reason = "it ends before it begins";
        break;
    case RangeProblem::Kind::InTheFuture:
        reason = "it begins in the future";
        break;
    }
    return {ErrorKind::InvalidInput,
            "\"" + std::string(text) + "\" is not a range of time",
            std::move(reason),
            "Write 6h, now/d, now-2h..now-1h or 2026-11-20T14:00..2026-11-20T15:30."};
}

std::string durationExpression(Duration duration)
{
    static constexpr std::array<std::pair<Duration, const char *>, 5> kUnits{{
        {days(1), "d"},
        {std::chrono::hours(1), "h"},
        {std::chrono::minutes(1), "m"},
        {std::chrono::seconds(1), "s"},
        {std::chrono::milliseconds(1), "ms"},
    }};
    for (const auto &[length, name] : kUnits)
        if (duration % length == Duration(0))
            return std::to_string(duration / length) + name;
    return std::to_string(duration.count()) + "us";
}

std::string rangeText(const RangeWish &wish)
{
    switch (wish.kind) {
    case RangeWish::Kind::Last:
        return "now-" + durationExpression(wish.range.length());
    case RangeWish::Kind::Since:
        return toIso8601(wish.range.from) + " .. now";
    case RangeWish::Kind::Between:
        break;
    }
    return toIso8601(wish.range.from) + " .. " + toIso8601(wish.range.to);
}

} // namespace perfdeck
