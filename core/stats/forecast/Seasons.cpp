// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/forecast/Seasons.h"

#include "core/stats/Laws.h"
#include "core/stats/RobustScore.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace perfdeck {

namespace {

/// A season is nearly as clear as another with so much of its autocorrelation.
constexpr double kNearlyAsClear = 0.5;
constexpr double kMostDeviations = 4;
constexpr double kRounding = 1e-12;
/// Autocorrelations of lags up to here widen the bound.
constexpr std::size_t kBartlettLags = 60;

using Peaks = std::map<std::size_t, double>; ///< lag → autocorrelation

std::vector<double> differences(std::span<const double> series, std::size_t lag)
{
    std::vector<double> steps;
    for (std::size_t i = lag; i < series.size(); ++i)
        steps.push_back(series[i] - series[i - lag]);
    return steps;
}

void drawIn(std::vector<double> &values)
{
    const auto scale = robustScale(values);
    if (!scale || !(scale->deviation > 0))
        return;
    const double reach = kMostDeviations * scale->deviation;
    for (double &value : values)
        value = std::clamp(value, scale->median - reach, scale->median + reach);
}

/// All steps are equal, but for what rounding leaves of the values.
bool isRounding(std::span<const double> steps, std::span<const double> series)
{
    const auto [low, high] = std::ranges::minmax(steps);
    double largest = 0;
    for (const double value : series)
        largest = std::max(largest, std::abs(value));
    return high - low <= kRounding * largest;
}

/// At lags 0 … `lags`; empty where nothing moves.
std::vector<double> autocorrelations(std::vector<double> values, std::size_t lags)
{
    double mean = 0;
    for (const double value : values)
        mean += value / static_cast<double>(values.size());
    for (double &value : values)
        value -= mean;
    std::vector<double> sums(lags + 1, 0.0);
    for (std::size_t lag = 0; lag <= lags; ++lag)
        for (std::size_t i = lag; i < values.size(); ++i)
            sums[lag] += values[i] * values[i - lag];
    if (!(sums[0] > 0))
        return {};
    for (std::size_t lag = lags + 1; lag-- > 0;)
        sums[lag] /= sums[0];
    return sums;
}

/// Lags `first`, first + step, … up to `last` at which the autocorrelation has a clear peak.
Peaks clearPeaks(const std::vector<double> &values,
                 std::size_t first,
                 std::size_t step,
                 std::size_t last)
{
    Peaks peaks;
    if (first > last || last + 2 > values.size())
        return peaks;
    const auto correlation = autocorrelations(values, last + 1);
    if (correlation.empty())
        return peaks;
    const auto looked = static_cast<double>((last - first) / step + 1);
    const double z = normalQuantile(1 - 0.025 / looked);
    std::vector<double> squares(kBartlettLags + 1, 0.0); // summed over lags 1 … k
    for (std::size_t lag = 1; lag <= kBartlettLags; ++lag)
        squares[lag] = squares[lag - 1]
            + (lag < correlation.size() ? correlation[lag] * correlation[lag] : 0);
    for (std::size_t lag = first; lag <= last; lag += step) {
        const double here = correlation[lag];
        const double before = squares[std::min(lag - 2, kBartlettLags)];
        const double bound = z * std::sqrt((1 + 2 * before) / static_cast<double>(values.size()));
        if (here > bound && here >= correlation[lag - 1] && here >= correlation[lag + 1])
            peaks[lag] = here;
    }
    return peaks;
}

Peaks::const_iterator clearest(const Peaks &peaks)
{
    return std::ranges::max_element(peaks, {}, [](const auto &peak) { return peak.second; });
}

/// The expected one, or the shortest that divides the clearest, where it is nearly as clear.
std::size_t shortest(const Peaks &peaks, std::size_t expected)
{
    const auto top = clearest(peaks);
    const double enough = kNearlyAsClear * top->second;
    if (const auto given = peaks.find(expected); given != peaks.end() && given->second >= enough)
        return expected;
    for (const auto &[lag, correlation] : peaks)
        if (top->first % lag == 0 && correlation >= enough)
            return lag;
    return top->first;
}

} // namespace

std::vector<std::size_t> findSeasons(std::span<const double> series, std::size_t expected)
{
    const std::size_t longest = std::min(series.size() / 3, kLongestSeason);
    if (longest < kShortestSeason)
        return {};
    auto steps = differences(series, 1);
    if (isRounding(steps, series))
        return {};
    drawIn(steps);
    const Peaks peaks = clearPeaks(steps, kShortestSeason, 1, longest);
    if (peaks.empty())
        return {};
    const std::size_t season = shortest(peaks, expected);
    if (const std::size_t top = clearest(peaks)->first; top != season && top % season == 0)
        return {season, top};
    const Peaks longer = clearPeaks(differences(steps, season), 2 * season, season, longest);
    if (longer.empty())
        return {season};
    return {season, clearest(longer)->first};
}

} // namespace perfdeck
