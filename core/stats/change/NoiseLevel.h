// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

namespace perfdeck {

/// How much a series moves that keeps its level.
struct NoiseLevel
{
    double single = 0; ///< standard deviation of single points
    double longRun = 0; ///< block means × √block of resembling neighbours; never below `single`
};

/// Robust against changes of level and spikes: from the differences of neighbours. `longRun` is the
/// largest such noise of the means of 1, 2, 4 … points × √block while at least kFewestBlocks
/// are left: positively autocorrelated noise grows with the block until the block is longer than
/// its memory. 0 only when all finite points are equal. O(n). Pure.
[[nodiscard]] NoiseLevel noiseLevel(std::span<const double> series);

/// Draws points in that stand further than `reach` × the median distance of neighbours from the
/// median of the window of 2 × `half` + 1 points around them, so that a spike is no change. O(n ×
/// half). Pure.
[[nodiscard]] std::vector<double>
withoutSpikes(std::span<const double> series, double noise, std::size_t half, double reach);

} // namespace perfdeck
