// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"

#include <string>
#include <string_view>
#include <vector>

namespace perfdeck {

// Values as TOML 1.0 has them, for files that people read and change. Pure, any thread.

/// In apostrophes where that spares escapes.
[[nodiscard]] std::string tomlText(std::string_view text);
[[nodiscard]] std::string tomlList(const std::vector<std::string> &texts);
/// Read back to the same bits; large ones with an exponent, since whole numbers end at 2^63.
[[nodiscard]] std::string tomlNumber(double value);
/// In quotes: "90s", "15m", "250ms", for parseQuantity().
[[nodiscard]] std::string tomlLength(Duration duration);

} // namespace perfdeck
