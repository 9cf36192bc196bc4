// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/stats/forecast/Paths.h"

namespace perfdeck {

/// The Theta method (V. Assimakopoulos, K. Nikolopoulos, International Journal of Forecasting 16,
/// 2000): simple exponential smoothing of the series without its season, drifting by half the slope
/// of a straight line through it (the equivalent form of R. J. Hyndman, B. Billah, same journal 19,
/// 2003). The season is added, at each origin the mean of each of its places in what is known.
/// `weight` is that of the newest sample in the smoothing, see thetaWeight(). O(origins × n).
[[nodiscard]] Paths
theta(std::span<const double> series, std::size_t season, double weight, const Origins &origins);

/// The weight with the least mean absolute error one step ahead. O(n).
[[nodiscard]] double thetaWeight(std::span<const double> series, std::size_t season);

} // namespace perfdeck
