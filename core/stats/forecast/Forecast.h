// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace perfdeck {

struct ForecastOptions
{
    std::size_t season = 0; ///< samples, where it is known; 0 or 1: what the series shows
    double coverage = 0.95; ///< of the intervals, 0…1
};

enum class ForecastMethod
{
    SeasonalNaive, ///< the last season again
    LongSeasonalNaive, ///< the last one of the longer season, where there are two
    Smoothing, ///< with a damped trend
    Theta,
    LaggedRegression,
};

/// What one method gave to a forecast.
struct ForecastPart
{
    ForecastMethod method = ForecastMethod::SeasonalNaive;
    double share = 0; ///< of the forecast, 0…1
    double error = 0; ///< mean absolute error in the backtest, in the unit of the series
};

/// How a series goes on. Everything is empty where it is too short to say.
struct Forecast
{
    std::vector<double> mean; ///< per step ahead
    std::vector<double> low; ///< of the interval
    std::vector<double> high;
    std::vector<std::size_t> seasons; ///< found, in samples; see findSeasons()
    std::vector<ForecastPart> parts;
    /// Mean absolute error of such forecasts in the past of the same series, over all steps ahead
    /// up to the horizon, in the unit of the series.
    double error = 0;
    /// `error` over the mean absolute difference of values one season apart (R. J. Hyndman, A. B.
    /// Koehler, International Journal of Forecasting 22, 2006: MASE); NaN where nothing moves.
    double scaledError = 0;
    std::size_t origins = 0; ///< moments in the past from which was forecast

    [[nodiscard]] bool isEmpty() const { return mean.empty(); }
};

/// Seasonal naive, damped smoothing, Theta and lagged regression, each fitted to the older part of
/// the series and tried on the newer, then fitted to all of it; the forecast is their mean,
/// weighted by the inverse fourth power of their errors, its interval comes from the errors of that
/// mean (see conformalWidths()). Equally spaced samples, NaN for gaps; the first step is that after
/// the last sample, missing or not. What was never negative is not forecast to be. Only the newest
/// kMostForecastSamples are looked at. Fewer than kLeastForecastSamples give an empty forecast.
/// Pure, deterministic.
[[nodiscard]] Forecast
forecast(std::span<const double> series, std::size_t horizon, const ForecastOptions &options = {});

inline constexpr std::size_t kLeastForecastSamples = 12;
inline constexpr std::size_t kMostForecastSamples = 10'000;

} // namespace perfdeck
