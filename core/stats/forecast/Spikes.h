// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace perfdeck {

/// The series with single strange samples replaced by what is usual around them: the median of the
/// four nearest samples that lie whole seasons away (1: neighbours). Strange is what lies
/// kSpikeScore robust deviations from there, at most two in a row: more are a level, not a spike,
/// and the newest ones cannot be told from one. Finite numbers. O(n).
[[nodiscard]] std::vector<double> withoutSpikes(std::vector<double> series, std::size_t season);

inline constexpr double kSpikeScore = 12;

} // namespace perfdeck
