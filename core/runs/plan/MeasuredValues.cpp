// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/plan/MeasuredValues.h"

#include "core/stats/Laws.h"
#include "core/stats/Quantile.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <span>
#include <utility>

namespace perfdeck {

namespace {

constexpr double kTail = (1 - kEstimateConfidence) / 2;
constexpr std::array kQuantiles{0.9, 0.95, 0.99, 0.999};

/// The largest t with P(Binomial(count, probability) ≤ t) ≤ level; none where 0 is too much.
std::optional<std::size_t> largestBelow(std::size_t count, double probability, double level)
{
    const auto holds = [&](std::size_t t) {
        return binomialCdf(static_cast<double>(t), static_cast<double>(count), probability)
            <= level;
    };
    if (count == 0 || !holds(0))
        return std::nullopt;
    std::size_t low = 0;
    std::size_t high = count; // P(≤ count) = 1 never holds
    while (high - low > 1) {
        const std::size_t middle = low + (high - low) / 2;
        (holds(middle) ? low : high) = middle;
    }
    return low;
}

/// Order statistics that hold the quantile at 95 %; a side without one stays NaN.
Estimate orderInterval(std::span<const double> sorted, double quantile)
{
    Estimate estimate;
    estimate.count = sorted.size();
    // The i-th value lies above the quantile only if fewer than i values lie below it.
    if (const auto below = largestBelow(sorted.size(), quantile, kTail))
        estimate.low = sorted[*below];
    if (const auto above = largestBelow(sorted.size(), 1 - quantile, kTail))
        estimate.high = sorted[sorted.size() - 1 - *above];
    return estimate;
}

Estimate medianEstimate(std::span<const double> sorted)
{
    Estimate estimate = orderInterval(sorted, 0.5);
    estimate.value = quantileOfSorted(sorted, 0.5);
    return estimate;
}

std::map<double, Estimate> quantileEstimates(std::span<const double> sorted)
{
    std::map<double, Estimate> estimates;
    for (const double quantile : kQuantiles) {
        Estimate &estimate = estimates[quantile];
        estimate.count = sorted.size();
        const auto rank = conservativeRank(sorted.size(), quantile);
        if (!rank)
            continue;
        estimate = orderInterval(sorted, quantile);
        estimate.value = sorted[*rank];
        estimate.high = std::max(estimate.high, estimate.value);
    }
    return estimates;
}

double medianDeviation(std::span<const double> values, double median)
{
    std::vector<double> distances(values.begin(), values.end());
    for (double &each : distances)
        each = std::abs(each - median);
    return medianOf(std::move(distances));
}

std::vector<double> evenlyPicked(const std::vector<double> &values, std::size_t most)
{
    if (values.size() <= most)
        return values;
    std::vector<double> picked(most);
    for (std::size_t i = 0; i < most; ++i)
        picked[i] = values[i * values.size() / most];
    return picked;
}

} // namespace

std::optional<std::size_t> conservativeRank(std::size_t count, double quantile)
{
    const auto slower = largestBelow(count, 1 - quantile, 1 - kPercentileConfidence);
    if (!slower || *slower == 0)
        return std::nullopt;
    return count - *slower;
}

std::size_t leastCount(double quantile)
{
    std::size_t low = 1;
    std::size_t high = 2;
    while (!conservativeRank(high, quantile))
        high *= 2;
    while (high - low > 1) {
        const std::size_t middle = low + (high - low) / 2;
        (conservativeRank(middle, quantile) ? high : low) = middle;
    }
    return high;
}

Estimate meanEstimate(const std::vector<double> &values)
{
    Estimate estimate;
    estimate.count = values.size();
    if (values.empty())
        return estimate;
    const auto count = static_cast<double>(values.size());
    estimate.value = std::accumulate(values.begin(), values.end(), 0.0) / count;
    if (values.size() < 2)
        return estimate;
    double squares = 0;
    for (const double each : values)
        squares += (each - estimate.value) * (each - estimate.value);
    const double half
        = studentQuantile(1 - kTail, count - 1) * std::sqrt(squares / (count - 1) / count);
    estimate.low = estimate.value - half;
    estimate.high = estimate.value + half;
    return estimate;
}

MeasuredValues measuredValues(BenchmarkMeasure measure, std::vector<double> inOrder)
{
    std::erase_if(inOrder, [](double each) { return !std::isfinite(each); });
    MeasuredValues values;
    values.measure = measure;
    values.mean = meanEstimate(inOrder);
    std::vector<double> sorted = inOrder;
    std::ranges::sort(sorted);
    values.median = medianEstimate(sorted);
    values.quantiles = quantileEstimates(sorted);
    if (!sorted.empty()) {
        values.min = sorted.front();
        values.max = sorted.back();
        values.deviation = medianDeviation(sorted, values.median.value);
    }
    values.samples = evenlyPicked(inOrder, MeasuredValues::kMostSamples);
    return values;
}

} // namespace perfdeck
