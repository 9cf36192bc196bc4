// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/cluster/ServerClock.h"

#include "core/model/TimeRange.h"

#include <array>
#include <charconv>
#include <cmath>

namespace perfdeck {

namespace {

using std::chrono::duration_cast;

constexpr std::array<std::string_view, 12> kMonths{
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
/// Years 1971 to 9999 in seconds; beyond it is no time of a task.
constexpr double kEarliest = 31'536'000;
constexpr double kLatest = 253'402'300'800;

std::optional<int> digits(std::string_view text, std::size_t at, std::size_t count)
{
    int value = 0;
    if (text.size() < at + count)
        return std::nullopt;
    const char *from = text.data() + at;
    const auto [end, error] = std::from_chars(from, from + count, value);
    return error == std::errc() && end == from + count ? std::optional(value) : std::nullopt;
}

/// Whether a zone stands behind the time of day: Z, +01:00 or -0530.
bool hasZone(std::string_view text)
{
    const std::size_t time = text.find_first_of("T ");
    return time != text.npos && text.find_first_of("Zz+-", time + 1) != text.npos;
}

/// 2026-11-21T03:44:16 or with six decimals, which nearly all times are; absent for other forms,
/// and for what is no date.
std::optional<Timestamp> plainTime(std::string_view text)
{
    constexpr std::size_t kWhole = 19;
    constexpr std::size_t kWithFraction = 26;
    const bool hasForm
        = (text.size() == kWhole || (text.size() == kWithFraction && text[19] == '.'))
        && text[4] == '-' && text[7] == '-' && (text[10] == 'T' || text[10] == ' ')
        && text[13] == ':' && text[16] == ':';
    if (!hasForm)
        return std::nullopt;
    const auto year = digits(text, 0, 4);
    const auto month = digits(text, 5, 2);
    const auto day = digits(text, 8, 2);
    const auto hour = digits(text, 11, 2);
    const auto minute = digits(text, 14, 2);
    const auto second = digits(text, 17, 2);
    const auto fraction = text.size() == kWithFraction ? digits(text, 20, 6) : std::optional(0);
    if (!year || !month || !day || !hour || !minute || !second || !fraction)
        return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year(*year),
                                           std::chrono::month(static_cast<unsigned>(*month)),
                                           std::chrono::day(static_cast<unsigned>(*day))};
    const bool isTime = date.ok() && *hour >= 0 && *hour < 24 && *minute >= 0 && *minute < 60
        && *second >= 0 && *second < 60 && *fraction >= 0;
    if (!isTime)
        return std::nullopt;
    return std::chrono::sys_days(date) + std::chrono::hours(*hour) + std::chrono::minutes(*minute)
        + std::chrono::seconds(*second) + Duration(*fraction);
}

/// Without a zone as if it were UTC.
std::optional<Timestamp> isoTime(std::string_view text)
{
    if (text.size() < 19 || text[4] != '-') // only whole dates with a time, never an expression
        return std::nullopt;
    const auto time = parseTime(text, Timestamp{});
    return time ? std::optional(*time) : std::nullopt;
}

} // namespace

std::optional<Timestamp> httpDate(std::string_view text)
{
    const std::size_t comma = text.find(", ");
    if (comma == text.npos || !text.ends_with(" GMT"))
        return std::nullopt;
    const std::string_view rest = text.substr(comma + 2); // 21 Nov 2026 03:46:52 GMT
    if (rest.size() != 24)
        return std::nullopt;
    const auto month = std::find(kMonths.begin(), kMonths.end(), rest.substr(3, 3));
    const auto day = digits(rest, 0, 2);
    const auto year = digits(rest, 7, 4);
    const auto hour = digits(rest, 12, 2);
    const auto minute = digits(rest, 15, 2);
    const auto second = digits(rest, 18, 2);
    if (month == kMonths.end() || !day || !year || !hour || !minute || !second)
        return std::nullopt;
    const std::chrono::year_month_day date{
        std::chrono::year(*year),
        std::chrono::month(static_cast<unsigned>(month - kMonths.begin() + 1)),
        std::chrono::day(static_cast<unsigned>(*day))};
    if (!date.ok() || *hour > 23 || *minute > 59 || *second > 60)
        return std::nullopt;
    return std::chrono::sys_days(date) + std::chrono::hours(*hour) + std::chrono::minutes(*minute)
        + std::chrono::seconds(*second);
}

void ServerClock::setDate(Timestamp date, Timestamp received)
{
    // The header counts whole seconds: in the mean half of one is cut off.
    const Duration skew = date + std::chrono::milliseconds(500) - received;
    m_skew = std::chrono::abs(skew) < kSkewNoticed ? Duration(0) : skew;
}

void ServerClock::calibrate(std::string_view justNow, Timestamp received)
{
    const auto wall = isoTime(justNow);
    if (!wall || hasZone(justNow))
        return;
    const Duration ahead = *wall - (received + m_skew);
    const auto steps
        = std::llround(static_cast<double>(ahead.count()) / static_cast<double>(kZoneStep.count()));
    const Duration zone = duration_cast<Duration>(kZoneStep * steps);
    if (std::chrono::abs(ahead - zone) <= kNowTolerance
        && std::chrono::abs(zone) <= std::chrono::hours(15))
        m_zone = zone;
}

std::optional<Timestamp> ServerClock::place(std::string_view text) const
{
    if (const auto plain = plainTime(text))
        return *plain - m_skew - m_zone.value_or(Duration(0));
    if (const auto date = httpDate(text))
        return *date - m_skew;
    const auto time = isoTime(text);
    if (!time)
        return std::nullopt;
    return *time - m_skew - (hasZone(text) ? Duration(0) : m_zone.value_or(Duration(0)));
}

std::optional<Timestamp> ServerClock::place(double unixSeconds) const
{
    if (!(unixSeconds >= kEarliest && unixSeconds < kLatest))
        return std::nullopt;
    return Timestamp(Duration(std::llround(unixSeconds * 1e6))) - m_skew;
}

std::optional<Timestamp> ServerClock::placeUtc(std::string_view text) const
{
    const auto time = isoTime(text);
    return time ? std::optional(*time - m_skew) : std::nullopt;
}

} // namespace perfdeck
