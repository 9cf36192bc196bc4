// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace perfdeck {

/// Without blanks, tabs and ends of lines at both sides.
[[nodiscard]] constexpr std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view kBlanks = " \t\r\n";
    const std::size_t begin = text.find_first_not_of(kBlanks);
    if (begin == std::string_view::npos)
        return {};
    return text.substr(begin, text.find_last_not_of(kBlanks) - begin + 1);
}

} // namespace perfdeck
