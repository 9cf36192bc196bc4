// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/change/ChangePoints.h"

#include "core/stats/change/NoiseLevel.h"
#include "core/stats/change/OptimalPartition.h"
#include "core/stats/change/RankTest.h"
#include "core/stats/Laws.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace perfdeck {

namespace {

constexpr std::size_t kSpikeWindow = 10;
constexpr double kSpikeReach = 4;
constexpr std::string_view kTooFew = "there are too few points to judge";
constexpr std::string_view kAllEqual = "all points are equal";
constexpr std::string_view kLevels = "the series keeps levels with noise around them";

using Series = std::vector<double>;

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

double medianOf(std::span<const double> numbers)
{
    Series sorted(numbers.begin(), numbers.end());
    const auto middle = sorted.begin() + static_cast<std::ptrdiff_t>(sorted.size() / 2);
    std::ranges::nth_element(sorted, middle);
    return *middle;
}

/// One dimension without its spikes, in units of its noise, and what brings it back.
struct Dimension
{
    Series values; ///< in deviations of single points
    NoiseLevel noise; ///< in the unit of the series

    [[nodiscard]] double memory() const { return noise.longRun / noise.single; }
};

/// Takes the weakest cut away until all that are left are significant.
class CutFilter final
{
public:
    CutFilter(std::span<const Dimension> dimensions, double limit)
        : m_dimensions(dimensions)
        , m_limit(limit)
    {
    }

    [[nodiscard]] std::vector<ChangePoint> run(std::vector<std::size_t> cuts) const
    {
        while (!cuts.empty()) {
            std::vector<ChangePoint> points;
            for (std::size_t i = 0; i < cuts.size(); ++i)
                points.push_back(judge(cuts, i));
            const auto weakest = std::ranges::max_element(points, {}, &ChangePoint::p);
            if (weakest->p < m_limit)
                return points;
            cuts.erase(cuts.begin() + (weakest - points.begin()));
        }
        return {};
    }

private:
    [[nodiscard]] ChangePoint judge(const std::vector<std::size_t> &cuts, std::size_t i) const
    {
        const std::size_t from = i == 0 ? 0 : cuts[i - 1];
        const std::size_t to
            = i + 1 < cuts.size() ? cuts[i + 1] : m_dimensions.front().values.size();
        ChangePoint point;
        point.index = cuts[i];
        double largest = -1;
        double squares = 0;
        for (const Dimension &dimension : m_dimensions) {
            const std::span<const double> all = dimension.values;
            const auto before = all.subspan(from, cuts[i] - from);
            const auto after = all.subspan(cuts[i], to - cuts[i]);
            const double score = rankScore(before, after) / dimension.memory();
            squares += score * score;
            if (std::fabs(score) <= largest)
                continue;
            largest = std::fabs(score);
            point.before = medianOf(before) * dimension.noise.single;
            point.after = medianOf(after) * dimension.noise.single;
        }
        point.effect = point.before != 0 ? point.after / point.before - 1
                                         : std::numeric_limits<double>::quiet_NaN();
        // Squares of independent scores add up to a chi-squared number.
        const auto count = static_cast<double>(m_dimensions.size());
        point.p = count == 1 ? twoSided(largest) : 1 - chiSquaredCdf(squares, count);
        point.confidence = 1 - point.p;
        return point;
    }

    std::span<const Dimension> m_dimensions;
    double m_limit;
};

/// Nothing when all points of the series are equal.
std::vector<Dimension> scaled(std::span<const std::span<const double>> dimensions,
                              const std::vector<std::size_t> &rows)
{
    std::vector<Dimension> all;
    for (const auto &series : dimensions) {
        Dimension dimension;
        for (const std::size_t row : rows)
            dimension.values.push_back(series[row]);
        const double noise = noiseLevel(dimension.values).single;
        if (noise <= 0)
            continue;
        dimension.values = withoutSpikes(dimension.values, noise, kSpikeWindow, kSpikeReach);
        dimension.noise = noiseLevel(dimension.values);
        if (dimension.noise.single <= 0)
            continue;
        for (double &value : dimension.values)
            value /= dimension.noise.single;
        all.push_back(std::move(dimension));
    }
    return all;
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
    analysis.used = rows.size();
    analysis.why = kTooFew;
    if (rows.size() < kFewestForChanges)
        return analysis;
    analysis.why = kAllEqual;
    const std::vector<Dimension> all = scaled(dimensions, rows);
    if (all.empty())
        return analysis;
    analysis.noise = all.front().noise.single;
    analysis.longRunNoise = all.front().noise.longRun;
    analysis.method = ChangeMethod::Levels;
    analysis.why = kLevels;

    const double step = std::pow(1.5, kUsualSensitivity - options.sensitivity);
    const double memory = std::ranges::max_element(all, {}, &Dimension::memory)->memory();
    const auto count = static_cast<double>(all.size());
    const double penalty
        = (2 + count) * std::log(static_cast<double>(rows.size())) * memory * memory * step;
    std::vector<std::size_t> cuts;
    if (all.size() == 1) {
        cuts = optimalPartition(all.front().values, penalty);
    } else {
        std::vector<Series> series;
        for (const Dimension &dimension : all)
            series.push_back(dimension.values);
        cuts = optimalJointPartition(series, penalty);
    }
    analysis.points = CutFilter(all, std::min(0.05, 0.001 / step)).run(cuts);
    for (ChangePoint &point : analysis.points)
        point.index = rows[point.index];
    return analysis;
}

} // namespace perfdeck
