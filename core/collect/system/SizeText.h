// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <cstdio>
#include <string>

namespace perfdeck {

/// 37748736 as "36 MiB"; one decimal where it is not whole. For attributes of entities.
[[nodiscard]] inline std::string binarySize(std::uint64_t bytes)
{
    constexpr std::array<const char *, 5> kUnits{"B", "KiB", "MiB", "GiB", "TiB"};
    auto value = static_cast<double>(bytes);
    std::size_t unit = 0;
    for (; value >= 1024 && unit + 1 < kUnits.size(); ++unit)
        value /= 1024;
    const bool isWhole = value == static_cast<double>(static_cast<std::uint64_t>(value));
    std::array<char, 48> text{};
    std::snprintf(text.data(), text.size(), "%.*f %s", isWhole ? 0 : 1, value, kUnits[unit]);
    return text.data();
}

} // namespace perfdeck
