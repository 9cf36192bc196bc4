// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/parse/NumberText.h"

#include <algorithm>
#include <string_view>

namespace perfdeck::detail {

namespace {

bool startsWithWord(std::string_view text, std::string_view word)
{
    return text.size() >= word.size()
        && std::equal(word.begin(), word.end(), text.begin(), [](char wanted, char c) {
               return wanted == (c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c);
           });
}

const char *readSpecial(const char *at, const char *end, bool negative, double &value)
{
    const std::string_view text(at, static_cast<std::size_t>(end - at));
    constexpr double kInfinity = std::numeric_limits<double>::infinity();
    if (startsWithWord(text, "nan")) {
        value = std::numeric_limits<double>::quiet_NaN();
        return at + 3;
    }
    if (!startsWithWord(text, "inf"))
        return nullptr;
    value = negative ? -kInfinity : kInfinity;
    return at + (startsWithWord(text, "infinity") ? 8 : 3);
}

} // namespace

const char *readUnusualNumber(const char *at, const char *end, double &value)
{
    const bool negative = at < end && *at == '-';
    const char *unsignedFrom = at < end && (*at == '-' || *at == '+') ? at + 1 : at;
    if (unsignedFrom == end)
        return nullptr;
    if (!isDigit(*unsignedFrom) && *unsignedFrom != '.')
        return readSpecial(unsignedFrom, end, negative, value);
    double result = 0;
    const auto [stop, error] = std::from_chars(unsignedFrom, end, result);
    if (error == std::errc::result_out_of_range) {
        // Too small is 0 as everywhere; too large is not a number anybody can have meant.
        const std::string_view text(unsignedFrom, static_cast<std::size_t>(stop - unsignedFrom));
        if (text.find("e-") == std::string_view::npos && text.find("E-") == std::string_view::npos)
            return nullptr;
        result = 0;
    } else if (error != std::errc()) {
        return nullptr;
    }
    value = negative ? -result : result;
    return stop;
}

} // namespace perfdeck::detail
