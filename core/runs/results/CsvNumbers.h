// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/collect/parse/NumberText.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <string_view>

namespace perfdeck {

/// A finite number of a cell, also with commas between thousands ("1,146.31", as GenAI-Perf
/// writes).
[[nodiscard]] inline std::optional<double> csvNumber(std::string_view text)
{
    std::string plain(text);
    std::erase(plain, ',');
    double value = 0;
    const char *end = plain.data() + plain.size();
    const bool isNumber = !plain.empty() && readNumber(plain.data(), end, value) == end;
    return isNumber && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

} // namespace perfdeck
