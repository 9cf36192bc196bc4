// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/AlertRule.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace perfdeck {

/// A word of a reducer, or p95 of a quantile: at most six decimals behind the p count.
[[nodiscard]] std::optional<std::pair<Reducer, double>> parseReduction(std::string_view word);
[[nodiscard]] std::string reductionText(Reducer reducer, double quantile);

/// What is meant where a rule of this kind says nothing: below for forecasts, at least for
/// composites, else above.
[[nodiscard]] Comparator usualComparator(const AlertCondition &condition);

/// The one severity of a ladder that judges a number of 1 or 0 and is written `severity`.
[[nodiscard]] std::optional<std::size_t> onlySeverity(const AlertLadder &ladder);

} // namespace perfdeck
