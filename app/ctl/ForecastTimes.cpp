// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/ForecastTimes.h"

#include "core/model/TimeRange.h"

#include <algorithm>
#include <optional>

namespace perfdeck {

namespace {

/// Files often have a blank where ISO 8601 wants a T.
std::optional<Timestamp> readStamp(std::string text)
{
    if (text.size() > 10 && text[10] == ' ')
        text[10] = 'T';
    const auto time = parseTime(text, Timestamp());
    return time ? std::optional(*time) : std::nullopt;
}

} // namespace

std::vector<std::string> timesAfter(std::span<const std::string> times, std::size_t count)
{
    std::vector<std::string> after(count);
    std::vector<Duration> steps;
    std::optional<Timestamp> last;
    for (const std::string &text : times) {
        const auto time = readStamp(text);
        if (!time)
            return after;
        if (last)
            steps.push_back(*time - *last);
        last = time;
    }
    if (steps.empty())
        return after;
    const auto middle = steps.begin() + static_cast<std::ptrdiff_t>(steps.size() / 2);
    std::ranges::nth_element(steps, middle);
    if (*middle <= Duration::zero())
        return after;
    for (std::string &text : after)
        text = toIso8601(*last += *middle);
    return after;
}

} // namespace perfdeck
