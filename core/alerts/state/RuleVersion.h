// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/AlertRule.h"

#include <cstdint>

namespace perfdeck {

/// A number that changes with everything a rule says; the same on every machine. Pure.
[[nodiscard]] std::uint64_t ruleVersion(const AlertRule &rule);

/// How far back the condition looks for one number; at most kLongestFresh. After a time without
/// samples so much of new ones is waited for. Pure.
[[nodiscard]] Duration freshTime(const AlertRule &rule);

inline constexpr Duration kLongestFresh = std::chrono::minutes(10);

} // namespace perfdeck
