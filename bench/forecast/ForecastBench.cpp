// SPDX-License-Identifier: GPL-3.0-or-later
// What a forecast costs: 1,000 points with a season of 24, 48 steps ahead, all methods fitted twice
// and tried from 48 moments of the past, beside the limit of one pass of smoothing over the points
// for each step of its two searches in the same run. Further lengths below it. Usage:
// bench_forecast
#include "bench/storage/Stopwatch.h"

#include "core/stats/forecast/Forecast.h"
#include "core/stats/forecast/SmoothingState.h"

#include <cmath>
#include <cstdio>
#include <numbers>
#include <random>

namespace perfdeck::bench {
namespace {

constexpr double kLimitMs = 20;
constexpr std::size_t kHorizon = 48;
constexpr int kSearchPasses = 2 * 250;

std::vector<double> days(std::size_t count)
{
    std::mt19937 random(1);
    std::normal_distribution<double> noise;
    std::vector<double> series;
    double rest = 0;
    for (std::size_t i = 0; i < count; ++i) {
        rest = 0.7 * rest + noise(random);
        const double day = 2 * std::numbers::pi * static_cast<double>(i) / 24;
        series.push_back(100 + (i / 24 % 7 < 5 ? 20 : 8) * std::sin(day) + rest);
    }
    return series;
}

double millisecondsOf(const std::vector<double> &series, double &sink)
{
    return medianMilliseconds(21, [&] {
        sink += forecast(series, kHorizon, ForecastOptions{24, 0.95}).mean.back();
    });
}

double passesOf(const std::vector<double> &series, double &sink)
{
    return medianMilliseconds(21, [&] {
        SmoothingState state = SmoothingState::start(series, {24});
        for (int pass = 0; pass < kSearchPasses; ++pass)
            for (const double value : series)
                sink += state.take(value, SmoothingParameters());
    });
}

int run()
{
    double sink = 0;
    const auto series = days(1'000);
    const double milliseconds = millisecondsOf(series, sink);
    const double passes = passesOf(series, sink);
    std::printf("1,000 points, season 24: %.2f ms (limit %.0f ms); %d passes of smoothing %.2f ms, "
                "ratio %.2f\n",
                milliseconds,
                kLimitMs,
                kSearchPasses,
                passes,
                milliseconds / passes);
    for (const std::size_t length : {100U, 300U, 3'000U, 10'000U})
        std::printf("%6zu points: %.2f ms\n", length, millisecondsOf(days(length), sink));
    return std::isfinite(sink) && milliseconds <= kLimitMs ? 0 : 1;
}

} // namespace
} // namespace perfdeck::bench

int main()
{
    return perfdeck::bench::run();
}
