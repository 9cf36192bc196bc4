// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

namespace perfdeck {

/// The quantile (0…1) of ascending numbers, by linear interpolation between the two nearest ranks
/// (type 7 of Hyndman and Fan, "Sample quantiles in statistical packages", 1996: the default of R
/// and NumPy). NaN of nothing. O(1). Pure.
[[nodiscard]] double quantileOfSorted(std::span<const double> sorted, double quantile);

} // namespace perfdeck
