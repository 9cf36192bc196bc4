// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compare/MetricCorrelation.h"

#include "core/stats/correlate/LaggedCorrelation.h"
#include "core/stats/sample/Adjust.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace perfdeck {

namespace {

constexpr double kNothing = std::numeric_limits<double>::quiet_NaN();

Duration usualStep(const SampleTrack &track)
{
    std::vector<Duration> steps;
    for (std::size_t at = 1; at < track.times.size(); ++at)
        steps.push_back(track.times[at] - track.times[at - 1]);
    if (steps.empty())
        return Duration(1);
    const auto middle = steps.begin() + std::ssize(steps) / 2;
    std::ranges::nth_element(steps, middle);
    return std::max(*middle, Duration(1));
}

/// One value a step, NaN where the track has none.
std::vector<double> byStep(const SampleTrack &track, TimeRange range, Duration step)
{
    const auto steps = static_cast<std::size_t>(range.length() / step) + 1;
    std::vector<double> sums(steps, 0.0);
    std::vector<double> counts(steps, 0.0);
    for (std::size_t at = 0; at < track.times.size(); ++at) {
        const auto in = static_cast<std::size_t>((track.times[at] - range.from) / step);
        if (in < steps) {
            sums[in] += track.values[at];
            counts[in] += 1;
        }
    }
    for (std::size_t at = 0; at < steps; ++at)
        sums[at] = counts[at] > 0 ? sums[at] / counts[at] : kNothing;
    return sums;
}

MetricPair pairOf(const std::vector<double> &first, const std::vector<double> &second)
{
    MetricPair made{kNothing, 0, 0, kNothing, kNothing};
    for (std::size_t at = 0; at < first.size(); ++at)
        made.count += !std::isnan(first[at]) && !std::isnan(second[at]);
    if (const auto found = laggedCorrelation(first, second)) {
        made.correlation = found->coefficient;
        made.effective = found->effective;
        made.pValue = found->pValue;
    }
    return made;
}

bool varies(const SampleTrack &track)
{
    return track.values.size() >= kLeastPairs
        && std::ranges::any_of(track.values,
                               [&](double value) { return value != track.values.front(); });
}

void adjust(MetricCorrelations &made)
{
    const std::size_t count = made.metrics.size();
    std::vector<double> pValues;
    for (std::size_t row = 0; row < count; ++row)
        for (std::size_t column = row + 1; column < count; ++column)
            pValues.push_back(made.pairs[row * count + column].pValue);
    const std::vector<double> qValues = benjaminiHochbergAdjusted(pValues);
    std::size_t next = 0;
    for (std::size_t row = 0; row < count; ++row)
        for (std::size_t column = row + 1; column < count; ++column) {
            MetricPair &pair = made.pairs[row * count + column];
            pair.qValue = qValues[next++];
            made.pairs[column * count + row] = pair;
        }
}

} // namespace

MetricCorrelations correlateMetrics(const SideSamples &samples, std::size_t side)
{
    MetricCorrelations made;
    for (std::size_t at = 0; at < samples.metrics.size() && made.metrics.size() < kMostCorrelated;
         ++at)
        if (varies(samples.metrics[at].sides[side])) {
            made.metrics.push_back(at);
            made.step = std::max(made.step, usualStep(samples.metrics[at].sides[side]));
        }
    std::vector<std::vector<double>> values;
    for (const std::size_t metric : made.metrics)
        values.push_back(
            byStep(samples.metrics[metric].sides[side], samples.sides[side].range, made.step));
    const std::size_t count = made.metrics.size();
    made.pairs.assign(count * count, MetricPair{1, 0, 0, 0, 0});
    for (std::size_t row = 0; row < count; ++row)
        for (std::size_t column = row + 1; column < count; ++column)
            made.pairs[row * count + column] = pairOf(values[row], values[column]);
    adjust(made);
    return made;
}

} // namespace perfdeck
