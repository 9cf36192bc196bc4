// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

namespace perfdeck {

/// Whether a sample has more than one mode.
struct DipTest
{
    double dip = 0; ///< distance to the nearest law with one mode, 0 … 0.25
    double pValue = 1; ///< of one mode, never below 0.001
};

/// J. A. Hartigan, P. M. Hartigan, "The dip test of unimodality" (Annals of Statistics 13, 1985). p
/// against the even law, whose dip is the largest of those with one mode as samples grow; by a
/// table of 20,000 simulated samples of each size, between sizes and levels by interpolation.
/// Samples rounded so that many are equal look as if they had modes. `sorted`: ascending and
/// finite; p is 1 of fewer than 5. O(n) a round, few rounds. Pure, any thread.
[[nodiscard]] DipTest dipTest(std::span<const double> sorted);

} // namespace perfdeck
