// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/forecast/Forecast.h"

#include "core/stats/forecast/ConformalWidth.h"
#include "core/stats/forecast/Gaps.h"
#include "core/stats/forecast/LaggedRegression.h"
#include "core/stats/forecast/SeasonalNaive.h"
#include "core/stats/forecast/Seasons.h"
#include "core/stats/forecast/Smoothing.h"
#include "core/stats/forecast/Spikes.h"
#include "core/stats/forecast/Theta.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace perfdeck {

namespace {

using Seasons = std::vector<std::size_t>;

/// A forecast further outside of what was seen than this many of its ranges has run away.
constexpr double kMostRanges = 1;
constexpr double kWeightPower = 4;

Paths pathsOf(ForecastMethod method,
              std::span<const double> fittedTo,
              std::span<const double> series,
              const Seasons &seasons,
              const Origins &origins)
{
    const std::size_t shorter = seasons.empty() ? 1 : seasons.front();
    const std::size_t longer = seasons.empty() ? 1 : seasons.back();
    switch (method) {
    case ForecastMethod::SeasonalNaive:
        return seasonalNaive(series, shorter, origins);
    case ForecastMethod::LongSeasonalNaive:
        return seasonalNaive(series, longer, origins);
    case ForecastMethod::Smoothing:
        return Smoothing::fitted(fittedTo, seasons).paths(series, origins);
    case ForecastMethod::Theta:
        return theta(series, longer, thetaWeight(fittedTo, longer), origins);
    case ForecastMethod::LaggedRegression:
        return LaggedRegression::fitted(fittedTo, seasons).paths(series, origins);
    }
    return {};
}

/// Seasons of which `length` samples hold two.
Seasons heldBy(Seasons seasons, std::size_t length)
{
    while (!seasons.empty() && 2 * seasons.back() > length)
        seasons.pop_back();
    return seasons;
}

/// One method: what it says now and what it would have said.
struct Trial
{
    ForecastPart part;
    std::vector<double> now;
    Paths past;
};

class Trials final
{
public:
    Trials(std::span<const double> series,
           std::vector<double> filled,
           Seasons seasons,
           Origins past)
        : m_series(series)
        , m_filled(std::move(filled))
        , m_seasons(std::move(seasons))
        , m_past(std::move(past))
    {
        const auto [low, high] = std::ranges::minmax(m_filled);
        m_low = low - kMostRanges * (high - low);
        m_high = high + kMostRanges * (high - low);
        for (const auto method : {ForecastMethod::SeasonalNaive,
                                  ForecastMethod::LongSeasonalNaive,
                                  ForecastMethod::Smoothing,
                                  ForecastMethod::Theta,
                                  ForecastMethod::LaggedRegression})
            if (method != ForecastMethod::LongSeasonalNaive || m_seasons.size() > 1)
                add(method);
        share();
    }

    [[nodiscard]] std::vector<ForecastPart> parts() const
    {
        std::vector<ForecastPart> parts;
        for (const Trial &trial : m_trials)
            parts.push_back(trial.part);
        return parts;
    }

    [[nodiscard]] std::vector<double> mean() const
    {
        std::vector<double> mean(m_past.horizon, 0.0);
        for (const Trial &trial : m_trials)
            addShare(mean, trial.now, trial.part.share);
        return mean;
    }

    [[nodiscard]] BacktestErrors errors() const
    {
        Paths mean(m_past.starts.size(), std::vector<double>(m_past.horizon, 0.0));
        for (const Trial &trial : m_trials)
            for (std::size_t o = 0; o < mean.size(); ++o)
                addShare(mean[o], trial.past[o], trial.part.share);
        return backtestErrors(m_series, m_past, mean);
    }

private:
    void add(ForecastMethod method)
    {
        const std::span<const double> all(m_filled);
        const std::size_t known = m_past.starts.front();
        const Origins now{{all.size()}, m_past.horizon};
        Trial trial;
        trial.past = pathsOf(method, all.first(known), all, heldBy(m_seasons, known), m_past);
        trial.now = pathsOf(method, all, all, m_seasons, now).front();
        trial.part = {method, 0, backtestErrors(m_series, m_past, trial.past).meanAbsolute()};
        if (std::isfinite(trial.part.error) && hasNotRunAway(trial))
            m_trials.push_back(std::move(trial));
    }

    [[nodiscard]] bool hasNotRunAway(const Trial &trial) const
    {
        const auto isNear = [this](double value) { return value >= m_low && value <= m_high; };
        return std::ranges::all_of(trial.now, isNear)
            && std::ranges::all_of(trial.past, [&isNear](const std::vector<double> &path) {
                   return std::ranges::all_of(path, isNear);
               });
    }

    void share()
    {
        double least = std::numeric_limits<double>::infinity();
        for (const Trial &trial : m_trials)
            least = std::min(least, trial.part.error);
        double sum = 0;
        for (Trial &trial : m_trials) {
            ForecastPart &part = trial.part;
            part.share = part.error > least ? std::pow(least / part.error, kWeightPower) : 1;
            sum += part.share;
        }
        for (Trial &trial : m_trials)
            trial.part.share /= sum;
    }

    static void addShare(std::vector<double> &sum, const std::vector<double> &path, double share)
    {
        for (std::size_t step = 0; step < sum.size(); ++step)
            sum[step] += share * path[step];
    }

    std::span<const double> m_series;
    std::vector<double> m_filled;
    Seasons m_seasons;
    Origins m_past;
    std::vector<Trial> m_trials;
    double m_low = 0;
    double m_high = 0;
};

/// Mean absolute difference of values `lag` apart; NaN where nothing moves.
double usualMove(std::span<const double> series, std::size_t lag)
{
    double sum = 0;
    double count = 0;
    for (std::size_t i = lag; i < series.size(); ++i)
        if (const double move = series[i] - series[i - lag]; std::isfinite(move)) {
            sum += std::abs(move);
            ++count;
        }
    return sum > 0 ? sum / count : std::numeric_limits<double>::quiet_NaN();
}

/// Without the gap before the first sample, and no more than can be looked at.
std::span<const double> newest(std::span<const double> series)
{
    const auto first
        = std::ranges::find_if(series, [](double value) { return std::isfinite(value); });
    const auto known = series.subspan(static_cast<std::size_t>(first - series.begin()));
    return known.last(std::min(known.size(), kMostForecastSamples));
}

void addIntervals(Forecast &result, const std::vector<double> &widths, bool neverNegative)
{
    for (std::size_t step = 0; step < result.mean.size(); ++step) {
        double &mean = result.mean[step];
        if (neverNegative)
            mean = std::max(mean, 0.0);
        const double low = mean - widths[step];
        result.low.push_back(neverNegative ? std::max(low, 0.0) : low);
        result.high.push_back(mean + widths[step]);
    }
}

} // namespace

Forecast
forecast(std::span<const double> series, std::size_t horizon, const ForecastOptions &options)
{
    Forecast result;
    const std::span<const double> known = newest(series);
    const auto samples = static_cast<std::size_t>(
        std::ranges::count_if(known, [](double value) { return std::isfinite(value); }));
    const Origins past = backtestOrigins(known.size(), horizon);
    if (samples < kLeastForecastSamples || past.starts.empty() || horizon == 0)
        return result;
    result.seasons = findSeasons(withoutGaps(known, 0), options.season);
    const std::size_t season = result.seasons.empty() ? 1 : result.seasons.front();
    auto filled = withoutSpikes(withoutGaps(known, result.seasons.empty() ? 0 : season), season);
    const bool neverNegative = std::ranges::min(filled) >= 0;
    const Trials trials(known, std::move(filled), result.seasons, past);
    const BacktestErrors errors = trials.errors();
    result.parts = trials.parts();
    result.origins = past.starts.size();
    result.error = errors.meanAbsolute();
    result.scaledError = result.error / usualMove(known, season);
    result.mean = trials.mean();
    addIntervals(
        result, conformalWidths(errors, season, known.size(), options.coverage), neverNegative);
    return result;
}

} // namespace perfdeck
