// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/AlertRule.h"

#include <string>
#include <string_view>
#include <vector>

namespace perfdeck {

/// What is wrong with one entry of a rule.
struct RuleFault
{
    std::string key; ///< as in the file: "series", "clear.warning"
    std::string sentence;
};

/// Everything about the rule by itself that keeps it from being in force: names, templates, series
/// that cannot be read, windows out of bounds, levels that contradict each other. What other rules
/// there are is not looked at. Pure.
[[nodiscard]] std::vector<RuleFault> ruleFaults(const AlertRule &rule);

/// Lower-case letters, digits and -, at most kLongestRuleId.
[[nodiscard]] bool isRuleId(std::string_view id);

inline constexpr std::size_t kLongestRuleId = 100; ///< bytes
inline constexpr Duration kShortestAlertWindow = std::chrono::seconds(10);
inline constexpr Duration kLongestAlertWindow = std::chrono::days(30);

} // namespace perfdeck
