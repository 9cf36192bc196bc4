// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compare/Criteria.h"
#include "core/stats/sample/Comparison.h"

#include <optional>
#include <vector>

namespace perfdeck {

/// Where a side comes in a ranking, and how sure that is.
struct RankedSide
{
    std::size_t side = 0;
    /// Against the first side: the weighted geometric mean of how many times better it is in each
    /// criterion; 1.12 is 12 % better.
    double score = 1;
    Interval scoreInterval; ///< of the samples' noise, 95 %, with the weights as they are
    std::vector<double> shares; ///< of ln(score), by criterion as measured; they add up to it
    double firstShare = 0; ///< of the draws of samples and of weights near the chosen ones
    double firstByAny = 0; ///< likewise, but with any weights at all
};

/// The sides by their score, with the evidence.
struct Ranking
{
    std::vector<MeasuredCriterion> criteria; ///< that count: measured on every side
    CriterionWeights weights{}; ///< of these, adding up to 1; 0 for those that are not measured
    std::vector<Criterion> leftOut; ///< weighted, but not measured on every side
    std::vector<RankedSide> sides; ///< best first
};

inline constexpr std::size_t kDraws = 1000;
/// Weights are drawn as if the chosen ones were the shares in so many cases: one of 0.5 varies
/// between about 0.3 and 0.7.
inline constexpr double kWeightCases = 20;

/// None where nothing that is weighted was measured on every side. Scores are geometric means
/// because only those rank alike whatever is the reference (P. J. Fleming, J. J. Wallace, "How not
/// to lie with statistics", CACM 29, 1986). How robust the first place is, is the share of kDraws
/// draws in which a side keeps it: the acceptability of R. Lahdelma, P. Salminen ("SMAA-2",
/// Operations Research 49, 2001), with weights from a Dirichlet law and medians of samples drawn
/// anew in blocks as long as neighbours resemble each other. The draws depend on samples and
/// weights alone: equal ones give an equal answer. About 0.1 ms per draw and side. Pure.
[[nodiscard]] std::optional<Ranking> rankSides(const SideSamples &samples,
                                               const CriterionWeights &weights,
                                               std::span<const double> hourlyPrices = {});

} // namespace perfdeck
