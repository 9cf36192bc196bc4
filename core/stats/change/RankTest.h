// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace perfdeck {

/// The standard score of the sum of ranks of `after` among both stretches, corrected for ties, 0
/// where all numbers are equal: positive when `after` tends to be larger (H. B. Mann, D. R.
/// Whitney, Annals of Mathematical Statistics 18, 1947). O(n log n). Pure.
[[nodiscard]] double rankScore(std::span<const double> before, std::span<const double> after);

/// The same score, without the correction for continuity, for each place at which the stretch could
/// be cut in two: element i is the score of a cut in front of point i + 1. Size n − 1. O(n log n).
[[nodiscard]] std::vector<double> rankScores(std::span<const double> stretch);

/// Two-sided probability of a normal score at least as far from 0.
[[nodiscard]] double twoSided(double score);

} // namespace perfdeck
