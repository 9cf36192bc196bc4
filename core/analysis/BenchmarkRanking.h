// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/BenchmarkNumbers.h"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace perfdeck {

/// What is ranked.
enum class RankedBy
{
    Model, ///< models that ran under the same conditions
    Device ///< devices that ran the same model
};

/// One place in a ranking. The ranks it may have: one behind all that are certainly better, before
/// all that are certainly worse (M. Klein, T. Wright, J. Wieczorek, "A joint confidence region for
/// an overall ranking of populations", JRSS C 69, 2020). Equal ranges are ties.
struct RankedResult
{
    std::string name; ///< of the model or device
    Estimate value;
    std::size_t bestRank = 1;
    std::size_t worstRank = 1;
    PlacedCell at;
};

/// Results that differ in nothing but what is ranked.
struct ResultRanking
{
    CellKey condition; ///< with the ranked part empty
    std::string definition; ///< its id where all are of one; else empty
    std::vector<RankedResult> results; ///< best first
    /// What the machines had not in common, against the first result.
    std::vector<FactDifference> differences;
};

/// Whether two numbers differ, from their 95 % intervals alone: by the limits that face each other
/// (G. Y. Zou, A. Donner, "Construction of confidence intervals about effect measures", Statistics
/// in Medicine 27, 2008). Two-sided p; 1 where an interval is missing.
[[nodiscard]] double differenceP(const Estimate &a, const Estimate &b);

/// Rankings of at least two results each, those of the most results first. Of equal keys the newest
/// counts. Differences are certain at 5 % for all pairs of a ranking together, by Holm. O(n log n +
/// Σ k²) for rankings of k results.
[[nodiscard]] std::vector<ResultRanking>
rankResults(std::span<const PlacedCell> cells, RankedBy by, CellNumber number);

} // namespace perfdeck
