// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

namespace perfdeck {

/// The quantile (0…1) of ascending numbers, by linear interpolation between the two nearest ranks
/// (type 7 of Hyndman and Fan, "Sample quantiles in statistical packages", 1996: the default of R
/// and NumPy). NaN of nothing. O(1). Pure.
[[nodiscard]] double quantileOfSorted(std::span<const double> sorted, double quantile);

/// The median of numbers in any order, none of them NaN; of an even count the mean of the middle
/// two. NaN of nothing. O(n). Pure.
[[nodiscard]] double medianOf(std::vector<double> numbers);
[[nodiscard]] double medianOf(std::span<const double> numbers);

} // namespace perfdeck
