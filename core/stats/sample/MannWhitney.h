// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>

namespace perfdeck {

/// Whether one sample tends to lie above the other.
struct MannWhitney
{
    double u = 0; ///< pairs in which b lies above a; a tie counts half
    double pairs = 0; ///< all of them
    double pValue = 1; ///< two-sided
    bool isExact = false;

    /// Cliff's δ: how often b lies above a, less how often below; −1 … 1 (N. Cliff, "Dominance
    /// statistics", Psychological Bulletin 114, 1993).
    [[nodiscard]] double cliffsDelta() const { return pairs > 0 ? 2 * u / pairs - 1 : 0; }
};

/// By H. B. Mann and D. R. Whitney (Annals of Mathematical Statistics 18, 1947). Up to
/// kMostExactRanks samples together exactly, ties or not: the share of all divisions of the ranks
/// that are at least as far from the middle. Beyond that by the normal law with the variance
/// corrected for ties and for continuity. Finite numbers only; p is 1 of nothing. O(n²) to 128
/// samples together (no memory, no sorting), O(n log n) beyond. Pure, any thread.
[[nodiscard]] MannWhitney mannWhitney(std::span<const double> a, std::span<const double> b);

/// The smallest u whose probability of being reached or undercut is at least `tail`, for two
/// samples without ties that come from one law: what R calls qwilcox(). Exact and normal as above.
[[nodiscard]] double mannWhitneyQuantile(double tail, std::size_t countA, std::size_t countB);

} // namespace perfdeck
