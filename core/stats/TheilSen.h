// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <utility>

namespace perfdeck {

/// A straight line through points that single strange ones do not turn.
struct RobustTrend
{
    double slope = 0; ///< y per x
    double slopeLow = 0; ///< of its 95 % interval
    double slopeHigh = 0;
    double intercept = 0; ///< at x = 0
    std::size_t points = 0;

    /// Rises or falls for certain: no slope at all is outside of the interval.
    [[nodiscard]] bool isTrend() const { return slopeLow > 0 || slopeHigh < 0; }

    [[nodiscard]] double at(double x) const { return intercept + slope * x; }
};

/// The median of the slopes between all pairs, with the interval of P. K. Sen (JASA 63, 1968).
/// Neighbours in a series resemble each other, which makes that interval too narrow: the variance
/// is widened by the autocorrelation of what the line leaves over (S. Yue, C. Wang, Water Resources
/// Management 18, 2004). Points ascending in x. None with fewer than 8 points or all at one x; more
/// than kMostTrendPoints are averaged in equal groups first. O(n² log n).
[[nodiscard]] std::optional<RobustTrend>
theilSen(std::span<const std::pair<double, double>> points);

inline constexpr std::size_t kMostTrendPoints = 200;

} // namespace perfdeck
