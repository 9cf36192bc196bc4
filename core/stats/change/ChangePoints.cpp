// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/change/ChangePoints.h"

#include "core/stats/change/Confidence.h"
#include "core/stats/change/LevelSearch.h"
#include "core/stats/change/LineSearch.h"

#include <algorithm>
#include <cmath>

namespace perfdeck {

namespace {

/// Each step of sensitivity multiplies what a change costs by so much less.
constexpr double kStepOfSensitivity = 1.25;

/// The rows in which no dimension is missing.
std::vector<std::size_t> completeRows(std::span<const std::span<const double>> dimensions)
{
    std::vector<std::size_t> rows;
    for (std::size_t row = 0; !dimensions.empty() && row < dimensions[0].size(); ++row)
        if (std::ranges::all_of(dimensions, [row](const auto &dimension) {
                return row < dimension.size() && std::isfinite(dimension[row]);
            }))
            rows.push_back(row);
    return rows;
}

/// The dimensions whose values are not all equal, without the rows that miss one.
std::vector<std::vector<double>> varying(std::span<const std::span<const double>> dimensions,
                                         const std::vector<std::size_t> &rows)
{
    std::vector<std::vector<double>> all;
    for (const auto &dimension : dimensions) {
        std::vector<double> values;
        values.reserve(rows.size());
        for (const std::size_t row : rows)
            values.push_back(dimension[row]);
        if (std::ranges::min(values) < std::ranges::max(values))
            all.push_back(std::move(values));
    }
    return all;
}

ChangeAnalysis searched(std::vector<std::vector<double>> series, const ChangeOptions &options)
{
    const int step = std::clamp(options.sensitivity, kLeastSensitivity, kMostSensitivity);
    const double strictness = std::pow(kStepOfSensitivity, kUsualSensitivity - step);
    if (options.preset == ChangePreset::Structural)
        return findLines(std::move(series), strictness);
    std::vector<ChangeDimension> dimensions;
    for (std::vector<double> &values : series)
        if (ChangeDimension dimension; prepare(std::move(values), dimension))
            dimensions.push_back(std::move(dimension));
    if (dimensions.empty())
        return {};
    const NoiseLevel noise = dimensions.front().noise;
    ChangeAnalysis analysis = findLevels(std::move(dimensions), strictness, options.history);
    analysis.noise = noise.single;
    analysis.longRunNoise = noise.longRun;
    return analysis;
}

} // namespace

ChangeAnalysis findChanges(std::span<const double> series, const ChangeOptions &options)
{
    return findJointChanges(std::span(&series, 1), options);
}

ChangeAnalysis findJointChanges(std::span<const std::span<const double>> dimensions,
                                const ChangeOptions &options)
{
    const std::vector<std::size_t> rows = completeRows(dimensions);
    ChangeAnalysis analysis;
    analysis.why = "there are too few points to judge";
    if (rows.size() >= kFewestForChanges) {
        std::vector<std::vector<double>> series = varying(dimensions, rows);
        analysis.why = "all points are equal";
        if (!series.empty())
            analysis = searched(std::move(series), options);
    }
    analysis.used = rows.size();
    for (ChangePoint &point : analysis.points) {
        point.confidence = confidenceOf(options.preset, point.evidence);
        point.index = rows[point.index];
    }
    return analysis;
}

} // namespace perfdeck
