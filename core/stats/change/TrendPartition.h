// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace perfdeck {

/// A place where one straight line ends and the next one begins.
struct TrendCut
{
    std::size_t index = 0; ///< first point of the next line
    double gain = 0; ///< how much the squared distances grow when one line takes both stretches
};

/// Where to cut series into straight lines (which need not meet) so that the sum of squared
/// distances from them plus `penalty` for each cut is least: optimal partition (B. Jackson et al.,
/// IEEE Signal Processing Letters 12, 2005) with a linear cost, at least `least` points a line.
/// Several dimensions of one length are cut at the same places; bring them to one scale before.
/// Cuts are looked for at 512 places evenly over the series, then moved to the best point nearby.
/// O(n + 512²). Pure.
[[nodiscard]] std::vector<TrendCut>
trendPartition(std::span<const std::vector<double>> dimensions, double penalty, std::size_t least);

} // namespace perfdeck
