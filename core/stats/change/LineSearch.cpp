// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/change/LineSearch.h"

#include "core/stats/change/NoiseLevel.h"
#include "core/stats/change/TrendPartition.h"
#include "core/stats/Laws.h"
#include "core/stats/Quantile.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace perfdeck {

namespace {

constexpr std::size_t kFewestOfLine = 3;
constexpr std::size_t kFewestBlocks = 30;
constexpr std::size_t kSpikeWindow = 2; ///< more would flatten what people see as a peak
constexpr double kSpikeReach = 4; ///< in deviations of single points
/// Of the variance of the whole series and of its long-run noise: what one more line has to
/// explain, times log n. A line has a level, a slope and a place.
constexpr double kShareOfVariance = 0.7;
constexpr double kShareOfNoise = 4;

double varianceOf(std::span<const double> values)
{
    const auto n = static_cast<double>(values.size());
    const double mean = std::accumulate(values.begin(), values.end(), 0.0) / n;
    double squares = 0;
    for (const double value : values)
        squares += (value - mean) * (value - mean);
    return squares / n;
}

/// One dimension in units of what a cut costs.
struct Scaled
{
    std::vector<double> values;
    NoiseLevel noise; ///< in the unit of the series
    double unit = 1;
};

Scaled scaled(const std::vector<double> &series)
{
    Scaled result;
    const double single = noiseLevel(series).single;
    result.values = withoutSpikes(series, kSpikeReach * single, kSpikeWindow);
    result.noise = noiseLevel(result.values, kFewestBlocks);
    const double longRun = result.noise.longRun;
    result.unit = std::sqrt(
        std::max(kShareOfVariance * varianceOf(result.values), kShareOfNoise * longRun * longRun));
    const double middle = medianOf(result.values);
    for (double &value : result.values)
        value = (value - middle) / result.unit;
    return result;
}

ChangePoint described(const TrendCut &cut,
                      std::size_t from,
                      std::size_t to,
                      std::span<const std::vector<double>> series,
                      std::span<const Scaled> dimensions)
{
    ChangePoint point;
    point.index = cut.index;
    double noise = std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < series.size(); ++i) {
        const std::span<const double> values = series[i];
        const double before = medianOf(values.subspan(from, cut.index - from));
        const double after = medianOf(values.subspan(cut.index, to - cut.index));
        const double strength = std::fabs(after - before) / dimensions[i].noise.single;
        noise = std::min(noise, dimensions[i].noise.longRun / dimensions[i].unit);
        if (strength < point.strength)
            continue;
        point.strength = strength;
        point.before = before;
        point.after = after;
    }
    point.effect = point.before != 0 ? point.after / point.before - 1
                                     : std::numeric_limits<double>::quiet_NaN();
    // A cut more is a place, and a level and a slope for each dimension.
    const double freedom = 1 + 2 * static_cast<double>(series.size());
    point.p = 1 - chiSquaredCdf(cut.gain / (noise * noise), freedom);
    return point;
}

} // namespace

ChangeAnalysis findLines(std::vector<std::vector<double>> dimensions, double strictness)
{
    std::vector<Scaled> scales;
    std::vector<std::vector<double>> values;
    for (const std::vector<double> &series : dimensions) {
        scales.push_back(scaled(series));
        values.push_back(std::move(scales.back().values));
    }
    const std::size_t size = dimensions.front().size();
    // Each dimension adds its line to a cut that costs its place once.
    const double parameters = (1 + static_cast<double>(dimensions.size())) / 2;
    const double penalty = parameters * std::log(static_cast<double>(size)) * strictness;
    const std::vector<TrendCut> cuts = trendPartition(values, penalty, kFewestOfLine);

    ChangeAnalysis analysis;
    analysis.method = ChangeMethod::Lines;
    analysis.why = "people see straight stretches in the picture of a whole series";
    for (std::size_t i = 0; i < cuts.size(); ++i) {
        const std::size_t from = i == 0 ? 0 : cuts[i - 1].index;
        const std::size_t to = i + 1 < cuts.size() ? cuts[i + 1].index : size;
        ChangePoint point = described(cuts[i], from, to, dimensions, scales);
        point.evidence = cuts[i].gain / (penalty / strictness);
        analysis.points.push_back(point);
    }
    return analysis;
}

} // namespace perfdeck
