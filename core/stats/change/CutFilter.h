// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/stats/change/ChangePoints.h"
#include "core/stats/change/NoiseLevel.h"

#include <algorithm>
#include <cstddef>
#include <span>
#include <vector>

namespace perfdeck {

/// One dimension of what is searched.
struct ChangeDimension
{
    std::vector<double> values; ///< in deviations of single points
    std::vector<double> calm; ///< the same without spikes
    NoiseLevel noise; ///< in the unit of the series
    double spread = 1; ///< deviation around the moving median, in deviations of single points

    /// How many times wider the scores of ranks are than those of independent points.
    [[nodiscard]] double memory() const
    {
        return std::max(1.0, noise.longRunForSure / noise.single / spread);
    }
};

/// What a cut has to stand to be a change.
struct CutLimits
{
    double p = 0.05; ///< times `points`: the chance in a series that never changes
    std::size_t points = 0; ///< of the whole history
    bool isShort = false; ///< so few points that ranks cannot be significant: Welch's test instead
};

/// Judges cuts between levels against their neighbours: takes the least significant one away, again
/// and again, until the others stand `limits`, and moves each to the place that is most probably
/// within kPlaceMargin points of the truth, exactly where the levels are far apart. At most
/// kCutReach points on each side of a cut are compared, so that old drifts do not count and the
/// cost of one cut is bounded. The indices are those of `dimensions`, which all have the same size.
/// Pure.
[[nodiscard]] std::vector<ChangePoint> significantCuts(std::span<const ChangeDimension> dimensions,
                                                       std::vector<std::size_t> cuts,
                                                       const CutLimits &limits);

inline constexpr std::size_t kCutReach = 300;
inline constexpr std::size_t kPlaceMargin = 5;

} // namespace perfdeck
