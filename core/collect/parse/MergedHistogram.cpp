// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/parse/MergedHistogram.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace perfdeck {

namespace {

/// Counts of separate ranges as cumulative ones; a gap below a range gets a bound of its own, so
/// that nothing is interpolated across it.
std::vector<HistogramBucket> cumulative(const BoundHistogram &histogram,
                                        const CounterWindow &window)
{
    std::vector<BoundHistogram::Bucket> ranges = histogram.buckets;
    std::sort(ranges.begin(), ranges.end(), [](const auto &a, const auto &b) {
        return a.upper < b.upper;
    });
    std::vector<HistogramBucket> buckets;
    double total = 0;
    for (const auto &range : ranges) {
        if (range.lower > 0 && (buckets.empty() || buckets.back().bound < range.lower))
            buckets.push_back({range.lower, total});
        total += window.increase(range.track);
        buckets.push_back({range.upper, total});
    }
    if (buckets.empty() || std::isfinite(buckets.back().bound))
        buckets.push_back({std::numeric_limits<double>::infinity(), total});
    return buckets;
}

std::vector<HistogramBucket> increases(const BoundHistogram &histogram, const CounterWindow &window)
{
    if (histogram.isRanges)
        return cumulative(histogram, window);
    std::vector<HistogramBucket> buckets;
    bool hasTop = false;
    for (const auto &bucket : histogram.buckets) {
        buckets.push_back({bucket.upper, window.increase(bucket.track)});
        hasTop = hasTop || (std::isinf(bucket.upper) && bucket.upper > 0);
    }
    if (!hasTop && histogram.count)
        buckets.push_back(
            {std::numeric_limits<double>::infinity(), window.increase(*histogram.count)});
    std::sort(buckets.begin(), buckets.end(), [](const auto &a, const auto &b) {
        return a.bound < b.bound;
    });
    return buckets;
}

/// Adds buckets with the same bounds; others make the whole group unmergeable.
void mergeBuckets(MergedHistogram &merged, std::vector<HistogramBucket> buckets)
{
    if (merged.buckets.empty()) {
        merged.buckets = std::move(buckets);
        return;
    }
    const bool same = std::equal(merged.buckets.begin(),
                                 merged.buckets.end(),
                                 buckets.begin(),
                                 buckets.end(),
                                 [](const auto &a, const auto &b) { return a.bound == b.bound; });
    merged.isMergeable = merged.isMergeable && same;
    for (std::size_t i = 0; same && i < buckets.size(); ++i)
        merged.buckets[i].count += buckets[i].count;
}

void merge(MergedHistogram &merged, const BoundHistogram &histogram, const CounterWindow &window)
{
    std::vector<HistogramBucket> buckets = increases(histogram, window);
    merged.isMeasured = merged.isMeasured || isMeasured(histogram, window);
    const double top = buckets.empty() ? 0 : buckets.back().count;
    merged.count += histogram.count ? window.increase(*histogram.count) : top;
    merged.sum += histogram.sum ? window.increase(*histogram.sum) : 0;
    merged.sumIsValid = merged.sumIsValid && histogram.sum && window.isValid(*histogram.sum);
    if (top > 0)
        mergeBuckets(merged, std::move(buckets));
}

} // namespace

MergedHistogram mergeHistograms(const std::vector<BoundHistogram> &histograms,
                                const CounterWindow &window)
{
    MergedHistogram merged;
    for (const BoundHistogram &histogram : histograms)
        merge(merged, histogram, window);
    return merged;
}

bool isMeasured(const BoundHistogram &histogram, const CounterWindow &window)
{
    return (histogram.count && window.isMeasured(*histogram.count))
        || std::any_of(histogram.buckets.begin(),
                       histogram.buckets.end(),
                       [&window](const auto &bucket) { return window.isMeasured(bucket.track); });
}

} // namespace perfdeck
