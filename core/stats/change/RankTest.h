// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

namespace perfdeck {

/// The standard score of the sum of ranks of `after` among both stretches, corrected for ties, 0
/// where all numbers are equal: positive when `after` tends to be larger (H. B. Mann, D. R.
/// Whitney, Annals of Mathematical Statistics 18, 1947). O(n log n). Pure.
[[nodiscard]] double rankScore(std::span<const double> before, std::span<const double> after);

/// Two-sided probability of a standard score at least as far from 0.
[[nodiscard]] double twoSided(double score);

} // namespace perfdeck
