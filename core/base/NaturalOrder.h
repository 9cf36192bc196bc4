// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace perfdeck {

/// "w2" before "w10": runs of digits compare as numbers, all else byte by byte; names that differ
/// in leading zeros only by their bytes. A total order. Pure.
[[nodiscard]] bool naturalLess(std::string_view a, std::string_view b);

} // namespace perfdeck
