// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/forecast/LaggedRegression.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <random>

namespace perfdeck {
namespace {

/// A daily wave whose height drifts, with the noise of a first-order process.
std::vector<double> wave(std::size_t count, double noisy)
{
    std::mt19937 random(3);
    std::normal_distribution<double> noise;
    std::vector<double> series;
    double rest = 0;
    for (std::size_t i = 0; i < count; ++i) {
        rest = 0.8 * rest + noisy * noise(random);
        series.push_back(50 + 10 * std::sin(2 * std::numbers::pi * double(i) / 24) + rest);
    }
    return series;
}

double worst(const std::vector<double> &path, std::span<const double> truth)
{
    double most = 0;
    for (std::size_t step = 0; step < path.size(); ++step)
        most = std::max(most, std::abs(path[step] - truth[step]));
    return most;
}

TEST(LaggedRegressionTest, ContinuesAWave)
{
    const auto series = wave(700, 0);
    const auto known = std::span(series).first(600);
    const auto model = LaggedRegression::fitted(known, {24});
    EXPECT_LT(worst(model.paths(series, {{600}, 48})[0], std::span(series).subspan(600)), 0.05);
}

// The next value of a first-order process with share 0.8 keeps 0.8 of what is left of the last.
TEST(LaggedRegressionTest, CarriesWhatIsLeftOver)
{
    auto series = wave(2'000, 0.5);
    const auto model = LaggedRegression::fitted(series, {24});
    const double before = model.paths(series, {{2'000}, 1})[0][0];
    series.back() += 10;
    EXPECT_NEAR(model.paths(series, {{2'000}, 1})[0][0] - before, 8, 1);
}

TEST(LaggedRegressionTest, AConstantStays)
{
    const std::vector<double> series(100, 7);
    const auto model = LaggedRegression::fitted(series, {});
    EXPECT_EQ(model.paths(series, {{100}, 3})[0], (std::vector<double>{7, 7, 7}));
}

TEST(LaggedRegressionTest, AShortSeriesUsesFewLags)
{
    const std::vector<double> series{1, 2, 1, 2, 1, 2, 1, 2};
    const Paths paths = LaggedRegression::fitted(series, {4}).paths(series, {{8}, 4});
    for (const double value : paths[0])
        EXPECT_TRUE(value > 0.5 && value < 2.5) << value;
}

} // namespace
} // namespace perfdeck
