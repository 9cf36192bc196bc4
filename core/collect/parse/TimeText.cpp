// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/parse/TimeText.h"

#include "core/collect/parse/NumberText.h"
#include "core/model/TimeRange.h"

#include <charconv>
#include <cmath>
#include <cstdint>

namespace perfdeck {

namespace {

std::optional<Timestamp> epochTime(std::string_view text)
{
    std::int64_t whole = 0;
    const char *end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, whole);
    if (error == std::errc() && stop == end) {
        const std::int64_t size = whole < 0 ? -(whole + 1) : whole;
        const std::int64_t factor = size < 100'000'000'000 ? 1'000'000
            : size < 100'000'000'000'000                   ? 1000
                                                           : 1;
        return Timestamp(std::chrono::microseconds(whole * factor));
    }
    double number = 0;
    if (readNumber(text.data(), end, number) != end || !std::isfinite(number)
        || std::fabs(number) > 9e18)
        return std::nullopt;
    const double size = std::fabs(number);
    const double factor = size < 1e11 ? 1e6 : size < 1e14 ? 1e3 : 1;
    return Timestamp(std::chrono::microseconds(std::llround(number * factor)));
}

} // namespace

std::optional<Timestamp> readTimeText(std::string_view text)
{
    if (text.empty() || !(detail::isDigit(text.front()) || text.front() == '-'))
        return std::nullopt;
    if (const auto time = epochTime(text))
        return time;
    const auto time = parseTime(text, Timestamp());
    return time ? std::optional(*time) : std::nullopt;
}

} // namespace perfdeck
