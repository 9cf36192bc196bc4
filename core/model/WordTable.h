// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>

namespace perfdeck {

/// The stable words of an enumeration, both ways.
template<class Enum, std::size_t count>
struct WordTable
{
    std::array<std::pair<Enum, std::string_view>, count> rows;

    /// Every value stands in the table.
    [[nodiscard]] constexpr std::string_view word(Enum value) const
    {
        for (const auto &[key, text] : rows)
            if (key == value)
                return text;
        return {};
    }

    [[nodiscard]] constexpr std::optional<Enum> value(std::string_view text) const
    {
        for (const auto &[key, word] : rows)
            if (word == text)
                return key;
        return std::nullopt;
    }
};

} // namespace perfdeck
