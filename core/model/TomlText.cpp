// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/TomlText.h"

#include "core/model/RangeExpression.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>

namespace perfdeck {

std::string tomlText(std::string_view text)
{
    const auto isPlain = [](char c) { return static_cast<unsigned char>(c) >= ' ' && c != 0x7f; };
    if (text.find_first_of("\"\\") != std::string_view::npos
        && text.find('\'') == std::string_view::npos && std::ranges::all_of(text, isPlain))
        return '\'' + std::string(text) + '\'';
    std::string written = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            (written += '\\') += c;
        } else if (c == '\n') {
            written += "\\n";
        } else if (isPlain(c)) {
            written += c;
        } else {
            std::array<char, 8> escape{};
            std::snprintf(escape.data(), escape.size(), "\\u%04X", static_cast<unsigned char>(c));
            written += escape.data();
        }
    }
    return written + '"';
}

std::string tomlList(const std::vector<std::string> &texts)
{
    std::string written = "[";
    for (const std::string &text : texts)
        written += (written.size() > 1 ? ", " : "") + tomlText(text);
    return written + ']';
}

std::string tomlNumber(double value)
{
    constexpr double kLargestWhole = 1e15;
    std::array<char, 32> text{};
    char *const end = text.data() + text.size();
    const auto written = std::abs(value) < kLargestWhole
        ? std::to_chars(text.data(), end, value)
        : std::to_chars(text.data(), end, value, std::chars_format::scientific);
    return {text.data(), written.ptr};
}

std::string tomlLength(Duration duration)
{
    return tomlText(duration == Duration(0) ? "0s" : durationExpression(duration));
}

} // namespace perfdeck
