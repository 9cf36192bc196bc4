// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace perfdeck {

// The sum of some scores taken at random out of all without putting any back, which is what a rank
// test weighs. Exact by the shift algorithm (B. Streitberg, J. Röhmel, "Exact distributions for
// permutations and rank tests", Statistical Software Newsletter 12, 1986): midranks doubled into
// integers serve samples with ties too. O(scores × drawn × sum). Pure, any thread.

/// Up to so many samples together, rank tests are exact; beyond, the normal law is as good.
inline constexpr std::size_t kMostExactRanks = 24;

/// Element s is the probability of the sum s.
[[nodiscard]] std::vector<double> rankSumLaw(std::span<const unsigned> scores, std::size_t drawn);

/// Probability of a sum at least as far from the mean as `sum`.
[[nodiscard]] double rankSumTail(std::span<const unsigned> scores, std::size_t drawn, double sum);

/// The smallest distance from the mean that is reached or exceeded with a probability of at most
/// `level`; infinite if none is.
[[nodiscard]] double
rankSumCritical(std::span<const unsigned> scores, std::size_t drawn, double level);

} // namespace perfdeck
