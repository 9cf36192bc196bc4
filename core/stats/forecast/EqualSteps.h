// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

namespace perfdeck {

/// Samples as forecasts want them: equally spaced, up to the newest one.
struct EqualSteps
{
    double step = 0; ///< the usual (median) distance of neighbours, in the unit of the times
    double last = 0; ///< time of the newest
    std::vector<double> values; ///< oldest first, NaN where there is no sample
};

/// Puts samples on the places nearest to their times; of several on one place the newest counts. At
/// most kMostForecastSamples, the newest. Times ascend; what is not finite is left out. No values
/// where there are fewer than two samples or their usual distance is not above 0. O(n). Pure.
[[nodiscard]] EqualSteps equalSteps(std::span<const double> times, std::span<const double> values);

} // namespace perfdeck
