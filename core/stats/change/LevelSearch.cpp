// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/change/LevelSearch.h"

#include "core/stats/change/EnergySplit.h"
#include "core/stats/change/OptimalPartition.h"
#include "core/stats/Quantile.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace perfdeck {

namespace {

constexpr std::size_t kSpikeWindow = 10;
constexpr double kSpikeReach = 2; ///< in deviations of single points
constexpr double kPenalty = 1.5; ///< times log n, as the criterion of Schwarz has 1 a parameter
constexpr double kChance = 0.1; ///< of a change in a series that never changes
constexpr int kRounds = 4;
constexpr double kWorthwhile = 0.95; ///< of the noise: less of a difference changes nothing
constexpr std::size_t kFewestOfShort = 3; ///< points of a level in a short history

/// How hard to look.
struct Search
{
    double strictness = 1;
    std::size_t points = 0; ///< of the whole history
};

double memoryOf(std::span<const ChangeDimension> dimensions)
{
    double memory = 1;
    for (const ChangeDimension &dimension : dimensions)
        memory = std::max(memory, dimension.noise.longRun / dimension.noise.single);
    return memory;
}

std::vector<std::vector<double>> calmOf(std::span<const ChangeDimension> dimensions)
{
    std::vector<std::vector<double>> calm;
    for (const ChangeDimension &dimension : dimensions)
        calm.push_back(dimension.calm);
    return calm;
}

double penaltyOf(std::span<const ChangeDimension> dimensions, const Search &search)
{
    const double memory = memoryOf(dimensions);
    const auto n = static_cast<double>(search.points);
    // Each dimension adds a level to a cut that costs its place once.
    const double parameters = (1 + static_cast<double>(dimensions.size())) / 2;
    return kPenalty * parameters * std::log(n) * memory * memory * search.strictness;
}

std::vector<std::size_t> candidates(std::span<const ChangeDimension> dimensions,
                                    const Search &search)
{
    if (dimensions.front().values.size() <= kShortHistory) {
        std::vector<std::size_t> cuts;
        for (const ChangeDimension &dimension : dimensions) {
            const auto more = energySplits(dimension.values, kFewestOfShort);
            cuts.insert(cuts.end(), more.begin(), more.end());
        }
        std::ranges::sort(cuts);
        cuts.erase(std::ranges::unique(cuts).begin(), cuts.end());
        return cuts;
    }
    const double penalty = penaltyOf(dimensions, search);
    if (dimensions.size() == 1)
        return optimalPartition(dimensions.front().calm, penalty);
    return optimalJointPartition(calmOf(dimensions), penalty);
}

double squaresAround(std::span<const double> values)
{
    const double mean
        = std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
    double squares = 0;
    for (const double value : values)
        squares += (value - mean) * (value - mean);
    return squares;
}

/// What the levels between `points` leave over.
std::vector<double> residualsOf(const std::vector<double> &values,
                                std::span<const ChangePoint> points)
{
    std::vector<double> rest(values);
    std::size_t from = 0;
    for (std::size_t i = 0; i <= points.size(); ++i) {
        const std::size_t to = i < points.size() ? points[i].index : values.size();
        const std::span<double> part = std::span(rest).subspan(from, to - from);
        const double level = medianOf(std::span<const double>(part));
        for (double &value : part)
            value -= level;
        from = to;
    }
    return rest;
}

/// Squared errors of the best forecast of each number from the one before (autoregression of
/// order 1, not of the kind that swings).
double forecastError(std::span<const double> rest)
{
    double squares = 0;
    double neighbours = 0;
    for (std::size_t i = 0; i < rest.size(); ++i) {
        squares += rest[i] * rest[i];
        neighbours += i > 0 ? rest[i] * rest[i - 1] : 0;
    }
    const double rho = squares > 0 ? std::clamp(neighbours / squares, 0.0, 1.0) : 0;
    return std::max(squares - 2 * rho * neighbours + rho * rho * squares, 1e-12);
}

/// By how much the levels explain the dimension better than a series that keeps one level and
/// remembers where it was: twice the logarithm of the ratio of likelihoods, in log n a change.
double gainOverMemory(const ChangeDimension &dimension, std::span<const ChangePoint> points)
{
    const auto n = static_cast<double>(dimension.calm.size());
    const double gain = n
        * std::log(forecastError(residualsOf(dimension.calm, {}))
                   / forecastError(residualsOf(dimension.calm, points)));
    return gain / (std::log(n) * static_cast<double>(points.size()));
}

/// By the criterion of Schwarz a change has two parameters, a place and a level. The place was
/// chosen for what it explains, so that even a gain of three of them is met by chance (N. R. Zhang,
/// D. O. Siegmund, "A modified Bayes information criterion", Biometrics 63, 2007): below that
/// nobody can be sure.
constexpr double kLeastGain = 2;
constexpr double kSureGain = 3;
constexpr double kUnsureEvidence = 4;

/// Changes of level that were found make the long-run noise too large: takes it from what they
/// leave over. False when that makes no difference worth another search.
bool lowerNoise(std::span<ChangeDimension> dimensions, std::span<const ChangePoint> points)
{
    bool isLower = false;
    for (ChangeDimension &dimension : dimensions) {
        const NoiseLevel rest = noiseLevel(residualsOf(dimension.calm, points));
        if (rest.single <= 0)
            continue;
        const double known = dimension.noise.longRun;
        const double knownForSure = dimension.noise.longRunForSure;
        // In units of the deviation of single points, as the values are.
        dimension.noise.longRun = std::min(known, rest.longRun * dimension.noise.single);
        dimension.noise.longRunForSure
            = std::min(knownForSure, rest.longRunForSure * dimension.noise.single);
        isLower |= dimension.noise.longRun < kWorthwhile * known
            || dimension.noise.longRunForSure < kWorthwhile * knownForSure;
    }
    return isLower;
}

/// Least squares over the index.
double slopeOf(std::span<const double> values)
{
    const auto n = static_cast<double>(values.size());
    double product = 0;
    for (std::size_t i = 0; i < values.size(); ++i)
        product += (static_cast<double>(i) - (n - 1) / 2) * values[i];
    return 12 * product / (n * (n * n - 1));
}

std::vector<double> withoutSlope(const std::vector<double> &values, double slope)
{
    std::vector<double> level(values);
    const double middle = static_cast<double>(values.size() - 1) / 2;
    for (std::size_t i = 0; i < level.size(); ++i)
        level[i] -= slope * (static_cast<double>(i) - middle);
    return level;
}

/// One straight line explains the dimension better than the levels do.
bool isDrift(const ChangeDimension &dimension, std::span<const ChangePoint> points, double penalty)
{
    const std::span<const double> calm = dimension.calm;
    double byLevels = 0;
    std::size_t from = 0;
    for (std::size_t i = 0; i <= points.size(); ++i) {
        const std::size_t to = i < points.size() ? points[i].index : calm.size();
        byLevels += squaresAround(calm.subspan(from, to - from));
        from = to;
    }
    const double byLine = squaresAround(withoutSlope(dimension.calm, slopeOf(calm)));
    return byLine + penalty < byLevels + penalty * static_cast<double>(points.size());
}

void takeDriftOff(ChangeDimension &dimension)
{
    const double slope = slopeOf(dimension.calm);
    dimension.values = withoutSlope(dimension.values, slope);
    dimension.calm = withoutSlope(dimension.calm, slope);
}

} // namespace

bool prepare(std::vector<double> series, ChangeDimension &dimension)
{
    const double noise = noiseLevel(series).single;
    if (noise <= 0)
        return false;
    dimension.values = std::move(series);
    std::vector<double> distances = movingMedians(dimension.values, kSpikeWindow);
    dimension.calm.resize(distances.size());
    for (std::size_t i = 0; i < distances.size(); ++i) {
        const double reach = kSpikeReach * noise;
        const double value = dimension.values[i];
        dimension.calm[i] = std::clamp(value, distances[i] - reach, distances[i] + reach);
        distances[i] = std::fabs(value - distances[i]);
    }
    dimension.noise = noiseLevel(dimension.calm);
    if (dimension.noise.single <= 0)
        return false;
    dimension.spread
        = std::max(1.0, kMadToDeviation * medianOf(std::move(distances)) / dimension.noise.single);
    for (std::vector<double> *values : {&dimension.values, &dimension.calm})
        for (double &value : *values)
            value /= dimension.noise.single;
    return true;
}

ChangeAnalysis
findLevels(std::vector<ChangeDimension> dimensions, double strictness, std::size_t history)
{
    ChangeAnalysis analysis;
    const std::size_t size = dimensions.front().values.size();
    const Search search{strictness, std::max(history, size)};
    const CutLimits limits{
        std::min(0.5, kChance / strictness), search.points, size <= kShortHistory};
    analysis.method = limits.isShort ? ChangeMethod::Distances : ChangeMethod::Levels;
    analysis.why = limits.isShort ? "it is too short for an estimate of its noise"
                                  : "it keeps levels with noise around them";
    const auto found
        = [&] { return significantCuts(dimensions, candidates(dimensions, search), limits); };
    analysis.points = found();
    for (int round = 1; round < kRounds && !analysis.points.empty() && !limits.isShort; ++round) {
        if (!lowerNoise(dimensions, analysis.points))
            break;
        analysis.points = found();
    }
    if (analysis.points.empty() || limits.isShort)
        return analysis;
    double gain = 0;
    for (const ChangeDimension &dimension : dimensions)
        gain = std::max(gain, gainOverMemory(dimension, analysis.points));
    if (gain < kSureGain)
        for (ChangePoint &point : analysis.points) {
            point.evidence = std::min(point.evidence, kUnsureEvidence);
            point.mayBeMemory = true;
        }
    if (gain < kLeastGain) {
        analysis.why = "its neighbours resemble each other; levels explain no more than that";
        analysis.points.clear();
        return analysis;
    }
    const double penalty = penaltyOf(dimensions, search);
    if (!std::ranges::all_of(dimensions, [&](const ChangeDimension &dimension) {
            return isDrift(dimension, analysis.points, penalty);
        }))
        return analysis;
    for (ChangeDimension &dimension : dimensions)
        takeDriftOff(dimension);
    if (found().empty()) {
        analysis.method = ChangeMethod::Drift;
        analysis.why = "a steady drift explains it better than levels do";
        analysis.points.clear();
    }
    return analysis;
}

} // namespace perfdeck
