// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/parse/RatedQuantile.h"

namespace perfdeck {

namespace {

/// Most requests are in the lowest bucket, and its middle contradicts the mean: they are far faster
/// than any bound of the server, or it counts every one of them as 0 seconds.
bool isBelowAllBounds(const MergedHistogram &merged)
{
    if (!merged.sumIsValid || !(merged.count > 0) || merged.buckets.empty()
        || !(merged.buckets.front().count > merged.count / 2))
        return false;
    return histogramQuantile(0.5, merged.buckets).value > 2 * merged.sum / merged.count;
}

} // namespace

RatedNumber ratedQuantile(double quantile, const MergedHistogram &merged)
{
    const QuantileEstimate estimate = histogramQuantile(quantile, merged.buckets);
    RatedNumber number;
    number.value = estimate.value;
    if (estimate.censored) {
        number.quality.add(QualityFlag::Censored);
        return number;
    }
    const bool inLowest = estimate.lower == 0 && estimate.upper > 0;
    if (inLowest && isBelowAllBounds(merged)) {
        number.quality.add(QualityFlag::AtMost);
        number.limit = estimate.upper;
    } else if (estimate.upper - estimate.lower > estimate.value && estimate.value > 0) {
        number.quality.add(QualityFlag::Coarse);
    }
    return number;
}

} // namespace perfdeck
