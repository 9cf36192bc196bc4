// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace perfdeck {

/// Where to cut a series into levels so that the sum of squared distances from the mean of each
/// piece plus `penalty` for each cut is least; the exact optimum, by functional pruning (R.
/// Maidstone, T. Hocking, G. Rigaill, P. Fearnhead, "On optimal multiple changepoint algorithms for
/// large data", Statistics and Computing 27, 2017). Gives the first index of each piece but the
/// first, ascending. Finite numbers only. O(n log n) as a rule, O(n²) at worst. Pure.
[[nodiscard]] std::vector<std::size_t> optimalPartition(std::span<const double> series,
                                                        double penalty);

/// The same for several series of one length that are cut at the same places: their distances are
/// summed, so bring them to one scale before. By pruned dynamic programming (R. Killick, P.
/// Fearnhead, I. Eckley, "Optimal detection of changepoints with a linear computational cost", JASA
/// 107, 2012). O(n) with many changes, O(n²) with none.
[[nodiscard]] std::vector<std::size_t>
optimalJointPartition(std::span<const std::vector<double>> dimensions, double penalty);

} // namespace perfdeck
