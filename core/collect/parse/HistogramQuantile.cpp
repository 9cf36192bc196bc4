// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/parse/HistogramQuantile.h"

#include <algorithm>
#include <cmath>

namespace perfdeck {

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

/// Sorts, adds up equal bounds and lets no count fall below the one before.
void normalize(std::vector<HistogramBucket> &buckets)
{
    std::sort(buckets.begin(),
              buckets.end(),
              [](const HistogramBucket &a, const HistogramBucket &b) { return a.bound < b.bound; });
    std::size_t kept = 0;
    for (std::size_t i = 1; i < buckets.size(); ++i) {
        if (buckets[i].bound == buckets[kept].bound)
            buckets[kept].count += buckets[i].count;
        else
            buckets[++kept] = buckets[i];
    }
    buckets.resize(buckets.empty() ? 0 : kept + 1);
    for (std::size_t i = 1; i < buckets.size(); ++i)
        buckets[i].count = std::max(buckets[i].count, buckets[i - 1].count);
}

} // namespace

QuantileEstimate histogramQuantile(double quantile, std::vector<HistogramBucket> buckets)
{
    QuantileEstimate estimate;
    std::erase_if(buckets, [](const HistogramBucket &bucket) {
        return std::isnan(bucket.bound) || std::isnan(bucket.count);
    });
    normalize(buckets);
    if (quantile < 0 || quantile > 1) {
        estimate.value = quantile < 0 ? -kInfinity : kInfinity;
        return estimate;
    }
    if (buckets.size() < 2 || buckets.back().bound != kInfinity || !(buckets.back().count > 0)
        || std::isnan(quantile))
        return estimate;
    double rank = quantile * buckets.back().count;
    std::size_t at = 0;
    while (at + 1 < buckets.size() && buckets[at].count < rank)
        ++at;
    if (at + 1 == buckets.size()) {
        const double highest = buckets[at - 1].bound;
        return {highest, highest, kInfinity, true};
    }
    if (at == 0 && buckets[0].bound <= 0)
        return {buckets[0].bound, -kInfinity, buckets[0].bound, false};
    const double before = at > 0 ? buckets[at - 1].count : 0;
    estimate.lower = at > 0 ? buckets[at - 1].bound : 0;
    estimate.upper = buckets[at].bound;
    rank -= before;
    estimate.value = estimate.lower
        + (estimate.upper - estimate.lower) * (rank / (buckets[at].count - before));
    return estimate;
}

} // namespace perfdeck
