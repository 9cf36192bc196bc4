// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/notify/MuteText.h"

#include "core/base/Text.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <optional>

namespace perfdeck {

namespace {

using std::chrono::minutes;

constexpr std::array<std::string_view, 7> kDays{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
constexpr minutes kDay = std::chrono::days(1);
constexpr minutes kWeek = std::chrono::days(7);

/// From 0 for Monday.
std::optional<int> day(std::string_view name)
{
    const auto found = std::ranges::find(kDays, name);
    return found == kDays.end() ? std::nullopt
                                : std::optional(static_cast<int>(found - kDays.begin()));
}

std::optional<minutes> time(std::string_view text)
{
    const auto digit = [text](std::size_t at) { return text[at] >= '0' && text[at] <= '9'; };
    if (text.size() != 5 || text[2] != ':' || !digit(0) || !digit(1) || !digit(3) || !digit(4))
        return std::nullopt;
    const auto number
        = [text](std::size_t at) { return (text[at] - '0') * 10 + text[at + 1] - '0'; };
    const minutes length = std::chrono::hours(number(0)) + minutes(number(3));
    return number(3) < 60 && length <= kDay ? std::optional(length) : std::nullopt;
}

/// A moment of the week: "Fri 18:00".
std::optional<minutes> moment(std::string_view text)
{
    const auto which = day(text.substr(0, std::min<std::size_t>(3, text.size())));
    if (!which || text.size() < 5 || text[3] != ' ')
        return std::nullopt;
    const auto clock = time(trimmed(text.substr(4)));
    return clock ? std::optional(*which * kDay + *clock) : std::nullopt;
}

/// First and last day of "Mon-Fri" or "Sun".
std::optional<std::pair<int, int>> days(std::string_view text)
{
    const std::size_t dash = text.find('-');
    const auto first = day(text.substr(0, dash));
    const auto last = dash == std::string_view::npos ? first : day(text.substr(dash + 1));
    return first && last ? std::optional(std::pair(*first, *last)) : std::nullopt;
}

MuteTime::Span span(minutes from, minutes to)
{
    return {from % kWeek, to > kWeek ? to - kWeek : to};
}

/// The same time on each of the days; `last` may be before `first`: over the end of the week.
std::vector<MuteTime::Span> eachDay(std::pair<int, int> range, minutes from, minutes to)
{
    std::vector<MuteTime::Span> spans;
    const int count = (range.second - range.first + 7) % 7 + 1;
    for (int i = 0; i < count; ++i) {
        const minutes start = (range.first + i) % 7 * kDay;
        spans.push_back(span(start + from, start + to + (to <= from ? kDay : minutes(0))));
    }
    return spans;
}

} // namespace

Result<std::vector<MuteTime::Span>> parseMuteSpans(std::string_view text)
{
    const std::string_view written = trimmed(text);
    if (const auto range = days(written)) {
        const int count = (range->second - range->first + 7) % 7 + 1;
        return std::vector{span(range->first * kDay, (range->first + count) * kDay)};
    }
    if (const std::size_t dash = written.find('-'); dash != std::string_view::npos) {
        const auto from = moment(trimmed(written.substr(0, dash)));
        const auto to = moment(trimmed(written.substr(dash + 1)));
        if (from && to)
            return std::vector{span(*from, *to)};
    }
    const std::size_t blank = written.rfind(' ');
    const bool hasDays = blank != std::string_view::npos;
    const auto range
        = hasDays ? days(trimmed(written.substr(0, blank))) : std::optional(std::pair(0, 6));
    const std::string_view clock = hasDays ? written.substr(blank + 1) : written;
    const std::size_t dash = clock.find('-');
    if (range && dash != std::string_view::npos) {
        const auto from = time(clock.substr(0, dash));
        const auto to = time(clock.substr(dash + 1));
        if (from && to)
            return eachDay(*range, *from, *to);
    }
    return failure(ErrorKind::InvalidInput,
                   "\"" + std::string(text) + "\" is no time of the week",
                   {},
                   R"(Write "Sat-Sun", "Mon-Fri 22:00-06:00" or "Fri 18:00-Mon 08:00")");
}

std::string muteSpanText(const MuteTime::Span &span)
{
    const auto text = [](minutes time, bool isEnd) {
        // The end of a day is its 24:00, so that the end of the week stays where it is.
        const bool isMidnight = isEnd && time > minutes(0) && time % kDay == minutes(0);
        const auto which
            = static_cast<std::size_t>((time - minutes(isMidnight ? 1 : 0)) / kDay) % 7;
        const auto rest = (time - static_cast<int>(which) * kDay).count();
        std::array<char, 16> clock{};
        std::snprintf(clock.data(),
                      clock.size(),
                      " %02d:%02d",
                      static_cast<int>(rest / 60),
                      static_cast<int>(rest % 60));
        return std::string(kDays[which]) + clock.data();
    };
    return text(span.from, false) + '-' + text(span.to, true);
}

} // namespace perfdeck
