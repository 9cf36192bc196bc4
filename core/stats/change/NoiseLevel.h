// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace perfdeck {

/// How much a series moves that keeps its level.
struct NoiseLevel
{
    double single = 0; ///< standard deviation of single points
    double longRun = 0; ///< means of resembling neighbours × √count; never below `single`
    double longRunForSure = 0; ///< `longRun` less what may be chance; never below `single`
};

/// Robust against changes of level and spikes: from the differences of neighbours. `longRun` is the
/// largest such noise of the means of 1, 2, 4 … 128 points × √count while at least `fewestBlocks`
/// means are left: noise that resembles itself grows with the block until the block is longer than
/// its memory. `longRunForSure` takes three standard errors off each estimate first. All
/// 0 when all points are equal. Finite numbers only. O(n). Pure.
[[nodiscard]] NoiseLevel noiseLevel(std::span<const double> series, std::size_t fewestBlocks = 20);

/// The medians of the windows of 2 × `half` + 1 points around each point (fewer at the ends; the
/// upper one of an even count). O(n × half). Pure.
[[nodiscard]] std::vector<double> movingMedians(std::span<const double> series, std::size_t half);

/// Draws points in that stand further than `reach` from their moving median, so that a spike is no
/// change. O(n × half). Pure.
[[nodiscard]] std::vector<double>
withoutSpikes(std::span<const double> series, double reach, std::size_t half);

/// Turns a median of absolute distances into the standard deviation of normal numbers.
inline constexpr double kMadToDeviation = 1.482602218505602;

} // namespace perfdeck
