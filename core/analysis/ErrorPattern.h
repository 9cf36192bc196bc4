// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace perfdeck {

/// What an error text has in common with others of its kind: numbers, hexadecimal words and UUIDs
/// become "#", lists of them one "#", paths "<path>" and addresses "<url>"; blanks are single and
/// the end of long texts is cut. "Worker w-12: /tmp/a1 not found after 3.5 s" is "Worker w-#:
/// <path> not found after # s". O(n).
[[nodiscard]] std::string errorPattern(std::string_view text);

inline constexpr std::size_t kMostPattern = 200; ///< bytes

} // namespace perfdeck
