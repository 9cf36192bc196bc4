// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

namespace perfdeck {

/// A quantile with the interval its true value lies in, whatever the law.
struct QuantileInterval
{
    double value = 0; ///< quantileOfSorted()
    double low = 0; ///< infinite where no sample is surely below
    double high = 0;
};

/// Between two order statistics, by the binomial law of how many samples lie below the true
/// quantile (H. A. David, H. N. Nagaraja, "Order Statistics", 2003, section 7.1): at least as sure
/// as `confidence`. `sorted`: independent finite samples, ascending; NaN of nothing. O(log n).
/// Pure, any thread.
[[nodiscard]] QuantileInterval
quantileInterval(std::span<const double> sorted, double quantile, double confidence = 0.95);

} // namespace perfdeck
