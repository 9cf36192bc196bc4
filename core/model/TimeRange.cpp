// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/TimeRange.h"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <optional>

namespace perfdeck {

namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::microseconds;
using std::chrono::minutes;
using std::chrono::seconds;

std::optional<Duration> unitOf(std::string_view name)
{
    struct Unit
    {
        std::string_view name;
        Duration length;
    };

    static constexpr std::array kUnits{
        Unit{"us", microseconds(1)},
        Unit{"ms", std::chrono::milliseconds(1)},
        Unit{"s", seconds(1)},
        Unit{"m", minutes(1)},
        Unit{"h", hours(1)},
        Unit{"d", days(1)},
        Unit{"w", days(7)},
    };
    for (const Unit &unit : kUnits)
        if (unit.name == name)
            return unit.length;
    return std::nullopt;
}

/// Takes exactly `count` digits from the front of `text`.
std::optional<int> takeDigits(std::string_view &text, std::size_t count)
{
    if (text.size() < count)
        return std::nullopt;
    int value = 0;
    const char *end = text.data() + count;
    const auto [stop, error] = std::from_chars(text.data(), end, value);
    if (error != std::errc() || stop != end || text.front() == '-')
        return std::nullopt;
    text.remove_prefix(count);
    return value;
}

bool take(std::string_view &text, char c)
{
    if (text.empty() || text.front() != c)
        return false;
    text.remove_prefix(1);
    return true;
}

/// The digits after the point, at least one; those beyond microseconds are cut off.
std::optional<microseconds> takeFraction(std::string_view &text)
{
    std::int64_t micros = 0;
    std::int64_t scale = 100'000;
    if (text.empty() || text.front() < '0' || text.front() > '9')
        return std::nullopt;
    while (!text.empty() && text.front() >= '0' && text.front() <= '9') {
        micros += (text.front() - '0') * scale;
        scale /= 10;
        text.remove_prefix(1);
    }
    return microseconds(micros);
}

/// The zone suffix as an offset from UTC.
std::optional<Duration> takeZone(std::string_view &text)
{
    if (take(text, 'Z') || take(text, 'z'))
        return Duration(0);
    const int sign = text.front() == '-' ? -1 : 1;
    if (!take(text, '+') && !take(text, '-'))
        return std::nullopt;
    // No zone is further from UTC than 14 hours; more is a slip of the keyboard.
    const auto hour = takeDigits(text, 2);
    const bool colon = take(text, ':');
    const auto minute = text.empty() && !colon ? std::optional<int>(0) : takeDigits(text, 2);
    if (!hour || !minute || *hour > 14 || *minute > 59)
        return std::nullopt;
    return sign * (hours(*hour) + minutes(*minute));
}

std::optional<Timestamp> parseIso(std::string_view text, const Zone &zone)
{
    const auto year = takeDigits(text, 4);
    if (!year || !take(text, '-'))
        return std::nullopt;
    const auto month = takeDigits(text, 2);
    if (!month || !take(text, '-'))
        return std::nullopt;
    const auto day = takeDigits(text, 2);
    if (!day)
        return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year(*year),
                                           std::chrono::month(static_cast<unsigned>(*month)),
                                           std::chrono::day(static_cast<unsigned>(*day))};
    if (!date.ok())
        return std::nullopt;
    Timestamp time = std::chrono::sys_days(date);
    if (text.empty())
        return zone.fromWall(time);
    if (!take(text, 'T') && !take(text, ' '))
        return std::nullopt;
    const auto hour = takeDigits(text, 2);
    const bool colon = take(text, ':');
    const auto minute = takeDigits(text, 2);
    if (!hour || !minute || !colon || *hour > 24 || *minute > 59)
        return std::nullopt;
    time += hours(*hour) + minutes(*minute);
    if (take(text, ':')) {
        const auto second = takeDigits(text, 2);
        if (!second || *second > 60)
            return std::nullopt;
        time += seconds(*second);
        if (take(text, '.') || take(text, ',')) {
            const auto fraction = takeFraction(text);
            if (!fraction)
                return std::nullopt;
            time += *fraction;
        }
    }
    // 24:00 is the end of a day, but there is nothing after it.
    if (*hour == 24 && time != Timestamp(std::chrono::sys_days(date) + days(1)))
        return std::nullopt;
    if (text.empty())
        return zone.fromWall(time);
    const auto offset = takeZone(text);
    if (!offset || !text.empty())
        return std::nullopt;
    return time - *offset;
}

/// As far as an expression may lead from now: 1,000 years, so that no sum can overflow.
constexpr Duration kFarthest = days(365'250);

/// Whole days are days of the calendar: 23 or 25 hours long where the clock changes.
Timestamp stepped(Timestamp time, Duration by, const Zone &zone)
{
    return by % days(1) == Duration(0) ? zone.fromWall(zone.toWall(time) + by) : time + by;
}

/// The beginning of the unit that the time lies in.
Timestamp cutOff(Timestamp time, Duration unit, const Zone &zone)
{
    // Weeks begin on Monday; the epoch was a Thursday.
    const Duration shift = unit == days(7) ? Duration(days(3)) : Duration(0);
    const Timestamp wall = zone.toWall(time);
    Duration rest = (wall.time_since_epoch() + shift) % unit;
    rest += rest < Duration(0) ? unit : Duration(0);
    return unit < days(1) ? time - rest : zone.fromWall(wall - rest);
}

/// The part after "now": any of -6h, +1d, then an optional /d.
std::optional<Timestamp> parseRelative(std::string_view text, Timestamp now, const Zone &zone)
{
    Timestamp time = now;
    while (!text.empty() && (text.front() == '-' || text.front() == '+')) {
        const int sign = text.front() == '-' ? -1 : 1;
        text.remove_prefix(1);
        const auto end = text.find_first_of("+-/");
        const auto step = parseDuration(text.substr(0, end));
        if (!step || *step > kFarthest)
            return std::nullopt;
        time = stepped(time, sign * *step, zone);
        if (time - now > kFarthest || now - time > kFarthest)
            return std::nullopt;
        text = end == std::string_view::npos ? std::string_view() : text.substr(end);
    }
    if (take(text, '/')) {
        const auto unit = unitOf(text);
        return unit ? std::optional(cutOff(time, *unit, zone)) : std::nullopt;
    }
    return text.empty() ? std::optional(time) : std::nullopt;
}

} // namespace

std::string toIso8601(Timestamp time)
{
    const auto day = std::chrono::floor<days>(time);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss clock(time - day);
    std::array<char, 64> text{};
    std::snprintf(text.data(),
                  text.size(),
                  "%04d-%02u-%02uT%02d:%02d:%02d.%06dZ",
                  static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()),
                  static_cast<unsigned>(date.day()),
                  static_cast<int>(clock.hours().count()),
                  static_cast<int>(clock.minutes().count()),
                  static_cast<int>(clock.seconds().count()),
                  static_cast<int>(clock.subseconds().count()));
    return text.data();
}

Result<Timestamp> parseTime(std::string_view text, Timestamp now, const Zone &zone)
{
    const auto time
        = text.starts_with("now") ? parseRelative(text.substr(3), now, zone) : parseIso(text, zone);
    if (time)
        return *time;
    return failure(ErrorKind::InvalidInput,
                   "\"" + std::string(text) + "\" is not a time",
                   {},
                   "Write 2026-11-21T09:00:00Z, now, now-6h or now/d.");
}

Result<Duration> parseDuration(std::string_view text)
{
    double value = 0;
    const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const std::string_view unitName(stop,
                                    static_cast<std::size_t>(text.data() + text.size() - stop));
    const auto unit = unitName.empty() ? std::optional<Duration>(seconds(1)) : unitOf(unitName);
    const double micros = unit ? value * static_cast<double>(unit->count()) : 0;
    if (error != std::errc() || !unit || !std::isfinite(micros) || micros < 0 || micros > 9e18)
        return failure(ErrorKind::InvalidInput,
                       "\"" + std::string(text) + "\" is not a duration",
                       {},
                       "Write 250ms, 5s, 10m, 6h, 30d or 2w.");
    return Duration(static_cast<std::int64_t>(std::llround(micros)));
}

} // namespace perfdeck
