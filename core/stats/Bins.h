// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace perfdeck {

enum class BinScale
{
    Linear,
    Logarithmic, ///< equal ratios; for positive numbers only
};

/// Edges of a histogram of ascending finite numbers: bins are 2·IQR/∛n wide (Freedman and Diaconis,
/// "On the histogram as a density estimator", 1981), at least one and at most `maxBins` of them.
/// Without a spread between the quartiles the rule of Sturges says how many. All equal: one bin
/// around the number. Empty of nothing; Logarithmic of anything not positive is Linear. O(1). Pure.
[[nodiscard]] std::vector<double>
freedmanDiaconisEdges(std::span<const double> sorted, std::size_t maxBins, BinScale scale);

/// How many of the ascending numbers lie in each bin: [edge i, edge i+1), the last one closed.
/// O(bins log n). Pure.
[[nodiscard]] std::vector<std::uint64_t> countInBins(std::span<const double> sorted,
                                                     std::span<const double> edges);

} // namespace perfdeck
