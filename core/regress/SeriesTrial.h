// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Finding.h"
#include "core/regress/BlockSeries.h"
#include "core/stats/change/ChangePoints.h"

#include <cstddef>
#include <vector>

namespace perfdeck {

struct TrialOptions
{
    int sensitivity = kUsualSensitivity; ///< of the search for change points
    /// So many newest blocks must agree before a change is told: spikes are over by then.
    std::size_t persistence = 3;
};

/// How a change stands in the newest blocks.
enum class Standing
{
    Holds,
    Unsettled, ///< the newest blocks do not tell yet
    Gone ///< the level is back where it was
};

/// A change point that is large enough to be told. Of the finding, what follows from other series
/// is not filled in yet: q, confidence, group.
struct Candidate
{
    Finding finding;
    Standing standing = Standing::Holds;
};

/// What was found in one series.
struct SeriesTrial
{
    SeriesKeyPtr series;
    TimeRange window; ///< empty: too little data to judge
    Duration block{0};
    std::vector<Candidate> candidates;
    std::vector<double> pValues; ///< of all change points, told or not; never empty after a trial
};

/// Looks for lasting changes of level in one series: change points, then for each its size with
/// interval, whether that exceeds what the series does anyway, and whether it lasts. Tails are
/// judged only with 20 blocks on either side and little noise. What comes slowly, as a season of the
/// day does in blocks of a minute, is no step and not told. O(n log n) as a rule. Deterministic.
/// Pure, any thread.
[[nodiscard]] SeriesTrial tryOut(const BlockSeries &series, const TrialOptions &options = {});

} // namespace perfdeck
