// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/BenchmarkScaling.h"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>
#include <utility>

namespace perfdeck {

namespace {

constexpr std::array kAxes{ScalingAxis::BatchSize,
                           ScalingAxis::Concurrency,
                           ScalingAxis::Rate,
                           ScalingAxis::SequenceLength,
                           ScalingAxis::Threads};

CellKey without(CellKey key, ScalingAxis axis)
{
    switch (axis) {
    case ScalingAxis::BatchSize:
        key.batchSize = 0;
        break;
    case ScalingAxis::SequenceLength:
        key.sequenceLength = 0;
        break;
    case ScalingAxis::Concurrency:
        key.concurrency = 0;
        break;
    case ScalingAxis::Rate:
        key.rate = 0;
        break;
    case ScalingAxis::Threads:
        key.threads = 0;
        break;
    }
    return key;
}

double lowOf(const Estimate &estimate)
{
    return std::isnan(estimate.low) ? estimate.value : estimate.low;
}

double highOf(const Estimate &estimate)
{
    return std::isnan(estimate.high) ? estimate.value : estimate.high;
}

/// NaN where the divisor is not above zero: then nothing is known.
Estimate quotient(const Estimate &a, const Estimate &b)
{
    Estimate made;
    if (!a.isKnown() || !b.isKnown() || !(lowOf(b) > 0))
        return made;
    made.value = a.value / b.value;
    made.low = lowOf(a) / highOf(b);
    made.high = highOf(a) / lowOf(b);
    made.count = std::min(a.count, b.count);
    return made;
}

Estimate throughputOf(const BenchmarkCell &cell)
{
    const Estimate known = estimateOf(cell, headlineOf(BenchmarkMeasure::Throughput));
    if (known.isKnown() || cell.key.batchSize <= 0)
        return known;
    Estimate batch;
    batch.value = batch.low = batch.high = double(cell.key.batchSize);
    const Estimate latency = estimateOf(cell, headlineOf(BenchmarkMeasure::Latency));
    batch.count = latency.count;
    return quotient(batch, latency);
}

ScalingPoint pointOf(const PlacedCell &placed, ScalingAxis axis, CellNumber number)
{
    const auto &objectives = placed.run->definition.objectives;
    ScalingPoint point;
    point.place = placeOn(axis, placed.cell->key);
    point.value = estimateOf(*placed.cell, number);
    point.throughput = throughputOf(*placed.cell);
    point.latency = estimateOf(*placed.cell, headlineOf(BenchmarkMeasure::Latency));
    point.keepsObjectives = !objectives.empty() && keepsObjectives(*placed.cell, objectives);
    point.at = placed;
    return point;
}

std::optional<ScalingKnee> kneeOf(const std::vector<ScalingPoint> &points)
{
    std::vector<Estimate> powers;
    for (const ScalingPoint &point : points)
        powers.push_back(point.power());
    if (points.size() < kFewestForKnee
        || !std::ranges::all_of(powers, [](const Estimate &power) { return power.isKnown(); }))
        return {};
    ScalingKnee knee;
    for (std::size_t at = 1; at < powers.size(); ++at)
        if (powers[at].value > powers[knee.point].value)
            knee.point = at;
    knee.first = knee.last = knee.point;
    const auto mayBeAsGreat
        = [&](std::size_t at) { return highOf(powers[at]) >= lowOf(powers[knee.point]); };
    while (knee.first > 0 && mayBeAsGreat(knee.first - 1))
        --knee.first;
    while (knee.last + 1 < powers.size() && mayBeAsGreat(knee.last + 1))
        ++knee.last;
    knee.isBeyond = knee.point + 1 == powers.size();
    return knee;
}

std::optional<std::size_t> lastKeepingOf(const std::vector<ScalingPoint> &points)
{
    std::optional<std::size_t> last;
    for (std::size_t at = 0; at < points.size() && points[at].keepsObjectives; ++at)
        last = at;
    return last;
}

} // namespace

double placeOn(ScalingAxis axis, const CellKey &key)
{
    switch (axis) {
    case ScalingAxis::BatchSize:
        return double(key.batchSize);
    case ScalingAxis::SequenceLength:
        return double(key.sequenceLength);
    case ScalingAxis::Concurrency:
        return double(key.concurrency);
    case ScalingAxis::Rate:
        return key.rate;
    case ScalingAxis::Threads:
        return double(key.threads);
    }
    return 0;
}

Estimate ScalingPoint::power() const
{
    return quotient(throughput, latency);
}

std::vector<ScalingCurve>
scalingCurves(std::span<const PlacedCell> cells, ScalingAxis axis, CellNumber number)
{
    using Key = std::tuple<CellKey, std::string, std::string>;
    std::map<Key, std::map<double, ScalingPoint>> curves;
    for (const PlacedCell &placed : cells) {
        ScalingPoint point = pointOf(placed, axis, number);
        if (!(point.place > 0) || !point.value.isKnown())
            continue;
        const BenchmarkRun &run = *placed.run;
        curves[{without(placed.cell->key, axis), run.definition.id, run.environment.key}].emplace(
            point.place, std::move(point));
    }
    std::vector<ScalingCurve> made;
    for (auto &[key, points] : curves) {
        if (points.size() < 2)
            continue;
        ScalingCurve curve{std::get<0>(key), std::get<1>(key), std::get<2>(key), {}, {}, {}};
        for (auto &[place, point] : points)
            curve.points.push_back(std::move(point));
        curve.knee = kneeOf(curve.points);
        curve.lastKeeping = lastKeepingOf(curve.points);
        made.push_back(std::move(curve));
    }
    return made;
}

std::vector<ScalingAxis> scalingAxes(std::span<const PlacedCell> cells)
{
    std::vector<ScalingAxis> axes;
    for (const ScalingAxis axis : kAxes) {
        std::map<CellKey, double> first;
        const bool differs = std::ranges::any_of(cells, [&](const PlacedCell &placed) {
            const double place = placeOn(axis, placed.cell->key);
            return place > 0
                && first.emplace(without(placed.cell->key, axis), place).first->second != place;
        });
        if (differs)
            axes.push_back(axis);
    }
    return axes;
}

} // namespace perfdeck
