// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/Rate.h"

#include <algorithm>
#include <cmath>

namespace perfdeck {

namespace {

double secondsOf(Duration duration)
{
    return static_cast<double>(duration.count()) / 1e6;
}

double increaseOf(double before, double after)
{
    return after < before ? after : after - before;
}

double increaseInside(const RollupPoint &bucket)
{
    const bool monotone = bucket.last >= bucket.max;
    return monotone ? bucket.last - bucket.first : bucket.max - bucket.first + bucket.last;
}

RollupPoint constantBucket(const RollupPoint &bucket, double value)
{
    const double sum = value * static_cast<double>(bucket.count);
    return {bucket.start, value, value, sum, value, value, bucket.count};
}

} // namespace

void ratesOf(std::span<const Timestamp> times,
             std::span<const double> values,
             std::vector<Timestamp> &rateTimes,
             std::vector<double> &rateValues)
{
    const std::size_t count = times.empty() ? 0 : times.size() - 1;
    rateTimes.assign(times.end() - static_cast<std::ptrdiff_t>(count), times.end());
    rateValues.resize(count);
    for (std::size_t i = 0; i < count; ++i)
        rateValues[i] = increaseOf(values[i], values[i + 1]) / secondsOf(times[i + 1] - times[i]);
}

void ratesOf(std::span<const RollupPoint> buckets, Duration length, std::vector<RollupPoint> &rates)
{
    rates.clear();
    const RollupPoint *before = nullptr;
    for (const RollupPoint &bucket : buckets) {
        const bool joined = before != nullptr && bucket.start - before->start == length;
        if (joined) {
            const double increase = increaseOf(before->last, bucket.first) + increaseInside(bucket);
            rates.push_back(constantBucket(bucket, increase / secondsOf(length)));
        } else if (bucket.count > 1) {
            // n samples span n-1 of the n steps that fill the bucket.
            const double steps = static_cast<double>(bucket.count);
            const double span = secondsOf(length) * (steps - 1) / steps;
            rates.push_back(constantBucket(bucket, increaseInside(bucket) / span));
        }
        before = &bucket;
    }
}

} // namespace perfdeck
