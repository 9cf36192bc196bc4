// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <limits>
#include <vector>

namespace perfdeck {

/// Observations up to and including `bound`, as a classic histogram counts them.
struct HistogramBucket
{
    double bound = 0;
    double count = 0;

    friend bool operator==(const HistogramBucket &, const HistogramBucket &) = default;
};

/// A quantile and how far it can be trusted.
struct QuantileEstimate
{
    double value = std::numeric_limits<double>::quiet_NaN(); ///< NaN: the buckets do not say
    double lower = 0; ///< bounds of the bucket it fell into
    double upper = 0;
    bool censored = false; ///< it fell above the highest finite bound: the value is a lower limit
};

/// The quantile by linear interpolation inside its bucket, as Prometheus' histogram_quantile() does
/// it: counts are made non-decreasing, the first bucket begins at 0 when its bound is positive, the
/// bucket of +Inf answers with the highest finite bound. Without a bucket +Inf, with fewer than two
/// buckets or without observations there is no value. Buckets may come in any order. O(n log n).
[[nodiscard]] QuantileEstimate histogramQuantile(double quantile,
                                                 std::vector<HistogramBucket> buckets);

} // namespace perfdeck
