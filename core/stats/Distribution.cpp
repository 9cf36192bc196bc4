// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/Distribution.h"

#include "core/stats/Bins.h"
#include "core/stats/Quantile.h"

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>

namespace perfdeck {

namespace {

constexpr std::array kQuantiles{0.5, 0.9, 0.95, 0.99};
constexpr double kNothing = std::numeric_limits<double>::quiet_NaN();

/// At most `points` steps of the cumulative curve; a step stands at the last of equal values.
std::vector<CumulativePoint> curveOf(const std::vector<double> &sorted, std::size_t points)
{
    std::vector<CumulativePoint> curve;
    const std::size_t count = sorted.size();
    const std::size_t wanted = std::min(count, points);
    for (std::size_t i = 0; i < wanted; ++i) {
        const std::size_t rank = wanted == 1 ? count - 1 : i * (count - 1) / (wanted - 1);
        const double value = sorted[rank];
        const auto after = std::upper_bound(sorted.begin(), sorted.end(), value) - sorted.begin();
        const double share = static_cast<double>(after) / static_cast<double>(count);
        if (curve.empty() || value > curve.back().value)
            curve.push_back({value, share});
    }
    return curve;
}

/// All samples together in order, for common bins.
std::vector<double> pooled(const std::vector<std::vector<double>> &samples)
{
    std::vector<double> all;
    for (const std::vector<double> &sorted : samples) {
        const auto middle = static_cast<std::ptrdiff_t>(all.size());
        all.insert(all.end(), sorted.begin(), sorted.end());
        std::inplace_merge(all.begin(), all.begin() + middle, all.end());
    }
    return all;
}

} // namespace

void summarize(DistributionSeries &series, const std::vector<double> &sorted, std::size_t points)
{
    series.count = sorted.size();
    series.min = sorted.empty() ? kNothing : sorted.front();
    series.max = sorted.empty() ? kNothing : sorted.back();
    series.mean = sorted.empty()
        ? kNothing
        : std::accumulate(sorted.begin(), sorted.end(), 0.0) / static_cast<double>(sorted.size());
    series.curve = curveOf(sorted, points);
    if (!sorted.empty()) {
        for (const double quantile : kQuantiles)
            series.quantiles.push_back({quantile, quantileOfSorted(sorted, quantile)});
    }
}

void binTogether(DistributionFrame &frame,
                 const std::vector<std::vector<double>> &samples,
                 std::size_t maxBins,
                 bool logarithmic)
{
    const std::vector<double> all = pooled(samples);
    frame.logarithmic = logarithmic && !all.empty() && all.front() > 0;
    frame.edges = freedmanDiaconisEdges(
        all, maxBins, frame.logarithmic ? BinScale::Logarithmic : BinScale::Linear);
    for (std::size_t i = 0; i < samples.size(); ++i)
        frame.series[i].bins = countInBins(samples[i], frame.edges);
}

} // namespace perfdeck
