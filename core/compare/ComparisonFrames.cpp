// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compare/ComparisonFrames.h"

#include "core/stats/Distribution.h"
#include "core/stats/ParetoFront.h"
#include "core/stats/Quantile.h"

#include <algorithm>
#include <utility>

namespace perfdeck {

namespace {

constexpr std::size_t kCurvePoints = 400;
constexpr std::size_t kMostBins = 60;
constexpr double kWhisker = 1.5; // middle halves

std::vector<double> sortedOf(const SampleTrack &track)
{
    std::vector<double> values = track.values;
    std::ranges::sort(values);
    return values;
}

SeriesKeyPtr keyOf(const SideSamples &samples, std::size_t metric, std::size_t side)
{
    return std::make_shared<const SeriesKey>(
        SeriesKey{samples.metrics[metric].key.metric, Labels{{"side", samples.sides[side].name}}});
}

std::vector<double> thinned(const std::vector<double> &sorted)
{
    if (sorted.size() <= kMostPoints)
        return sorted;
    std::vector<double> points;
    for (std::size_t at = 0; at < kMostPoints; ++at)
        points.push_back(sorted[at * (sorted.size() - 1) / (kMostPoints - 1)]);
    return points;
}

Box boxOf(const std::vector<double> &sorted)
{
    Box box;
    box.count = sorted.size();
    box.lowerQuartile = quantileOfSorted(sorted, 0.25);
    box.median = quantileOfSorted(sorted, 0.5);
    box.upperQuartile = quantileOfSorted(sorted, 0.75);
    const double reach = kWhisker * (box.upperQuartile - box.lowerQuartile);
    box.low = *std::ranges::lower_bound(sorted, box.lowerQuartile - reach);
    box.high = *std::prev(std::ranges::upper_bound(sorted, box.upperQuartile + reach));
    box.points = thinned(sorted);
    return box;
}

} // namespace

DistributionFramePtr distributionFrame(const SideSamples &samples, std::size_t metric)
{
    auto frame = std::make_shared<DistributionFrame>();
    const ComparedMetric &shown = samples.metrics[metric];
    frame->range = samples.sides.front().range;
    std::vector<std::vector<double>> all;
    for (std::size_t side = 0; side < shown.sides.size(); ++side) {
        if (shown.sides[side].values.empty())
            continue;
        all.push_back(sortedOf(shown.sides[side]));
        DistributionSeries &series = frame->series.emplace_back();
        series.key = keyOf(samples, metric, side);
        series.info = shown.info;
        series.notFinite = shown.sides[side].notFinite;
        summarize(series, all.back(), kCurvePoints);
    }
    binTogether(*frame, all, kMostBins, false);
    return frame;
}

BoxFramePtr boxFrame(const SideSamples &samples, std::size_t metric)
{
    auto frame = std::make_shared<BoxFrame>();
    const ComparedMetric &shown = samples.metrics[metric];
    frame->info = shown.info;
    for (std::size_t side = 0; side < shown.sides.size(); ++side) {
        if (shown.sides[side].values.empty())
            continue;
        Box box = boxOf(sortedOf(shown.sides[side]));
        box.key = keyOf(samples, metric, side);
        frame->boxes.push_back(std::move(box));
    }
    return frame;
}

ScatterFramePtr
tradeOffFrame(const SideSamples &samples, const MeasuredCriterion &x, const MeasuredCriterion &y)
{
    auto frame = std::make_shared<ScatterFrame>();
    frame->x = x.info;
    frame->y = y.info;
    std::vector<std::pair<double, double>> places;
    for (std::size_t side = 0; side < samples.sides.size(); ++side) {
        places.emplace_back(x.values[side], y.values[side]);
        frame->points.push_back({samples.sides[side].name, {}, x.values[side], y.values[side]});
    }
    frame->front = paretoFront(places, x.info.better, y.info.better);
    return frame;
}

} // namespace perfdeck
