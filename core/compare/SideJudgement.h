// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compare/SideSamples.h"
#include "core/stats/sample/Comparison.h"

#include <memory>
#include <vector>

namespace perfdeck {

/// How one side differs from the first in one metric.
struct SideJudgement
{
    std::size_t metric = 0; ///< of the samples
    std::size_t side = 0; ///< not the first
    Comparison comparison; ///< A is the first side
    double qValue = 1; ///< of its p value among all of this comparison; NaN where there is none
    /// That of the comparison, but a change needs its q value too; else there is need of more data.
    Verdict verdict = Verdict::NeedMoreData;
};

/// The samples with all that was judged from them. Never changes once made.
struct SideComparison
{
    SideSamples samples;
    std::vector<SideJudgement> judgements; ///< by metric, then by side
};

using SideComparisonPtr = std::shared_ptr<const SideComparison>;

/// Of all changes that are told of one comparison, at most this share is false on average.
inline constexpr double kMostFalse = 0.05;

/// Compares every side with the first, metric by metric, where both have samples; q values by
/// Benjamini and Hochberg over all of them. Pure, deterministic.
[[nodiscard]] SideComparison judgeSides(SideSamples samples);

} // namespace perfdeck
