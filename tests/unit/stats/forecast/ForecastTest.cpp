// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/forecast/Forecast.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <numbers>
#include <random>

namespace perfdeck {
namespace {

constexpr double kGap = std::numeric_limits<double>::quiet_NaN();

/// Days of 24 samples around `level`, with noise.
std::vector<double> days(std::size_t count, unsigned seed, double level = 100)
{
    std::mt19937 random(seed);
    std::normal_distribution<double> noise;
    std::vector<double> series;
    for (std::size_t i = 0; i < count; ++i)
        series.push_back(level + 20 * std::sin(2 * std::numbers::pi * double(i) / 24)
                         + noise(random));
    return series;
}

double meanMiss(const Forecast &result, std::size_t from, double level = 100)
{
    double sum = 0;
    for (std::size_t step = 0; step < result.mean.size(); ++step)
        sum += std::abs(result.mean[step] - level
                        - 20 * std::sin(2 * std::numbers::pi * double(from + step) / 24));
    return sum / double(result.mean.size());
}

void expectSound(const Forecast &result, std::size_t horizon)
{
    ASSERT_EQ(result.mean.size(), horizon);
    ASSERT_EQ(result.low.size(), horizon);
    ASSERT_EQ(result.high.size(), horizon);
    double shares = 0;
    for (const ForecastPart &part : result.parts)
        shares += part.share;
    EXPECT_NEAR(shares, 1, 1e-12);
    for (std::size_t step = 0; step < horizon; ++step) {
        EXPECT_TRUE(std::isfinite(result.mean[step]));
        EXPECT_LE(result.low[step], result.mean[step]);
        EXPECT_GE(result.high[step], result.mean[step]);
    }
}

TEST(ForecastTest, ContinuesDays)
{
    const auto result = forecast(days(500, 1), 48);
    expectSound(result, 48);
    EXPECT_EQ(result.seasons, std::vector<std::size_t>{24});
    EXPECT_LT(meanMiss(result, 500), 0.6); // the noise has deviation 1
    EXPECT_NEAR(result.error, 0.85, 0.2); // mean absolute noise 0.8
    EXPECT_LT(result.scaledError, 0.9);
    EXPECT_EQ(result.origins, 48U);
}

TEST(ForecastTest, IntervalsHoldWhatComes)
{
    double held = 0;
    double cases = 0;
    for (unsigned seed = 0; seed < 40; ++seed) {
        const auto series = days(448, seed);
        const auto result = forecast(std::span(series).first(400), 48);
        for (std::size_t step = 0; step < 48; ++step, ++cases)
            held += result.low[step] <= series[400 + step]
                && series[400 + step] <= result.high[step];
    }
    EXPECT_NEAR(held / cases, 0.95, 0.025);
}

// A random walk: intervals have to widen with the root of the steps.
TEST(ForecastTest, IntervalsOfAWalkWiden)
{
    double held = 0;
    double wider = 0;
    for (unsigned seed = 0; seed < 60; ++seed) {
        std::mt19937 random(seed);
        std::normal_distribution<double> noise;
        std::vector<double> series{1'000};
        for (int i = 1; i < 312; ++i)
            series.push_back(series.back() + noise(random));
        const auto result = forecast(std::span(series).first(300), 12);
        for (std::size_t step = 0; step < 12; ++step)
            held += result.low[step] <= series[300 + step]
                && series[300 + step] <= result.high[step];
        wider += (result.high[11] - result.low[11]) / (result.high[0] - result.low[0]) / 60;
    }
    EXPECT_NEAR(held / 720, 0.95, 0.04);
    EXPECT_NEAR(wider, std::sqrt(12), 1.2);
}

TEST(ForecastTest, GapsCostLittle)
{
    auto series = days(500, 2);
    for (std::size_t i = 0; i < series.size(); ++i)
        if (i % 11 == 3 || (i > 200 && i < 260) || i < 5 || i > 495)
            series[i] = kGap;
    const auto result = forecast(series, 48);
    expectSound(result, 48);
    EXPECT_EQ(result.seasons, std::vector<std::size_t>{24});
    EXPECT_LT(meanMiss(result, 500), 0.8);
}

TEST(ForecastTest, StrangeValuesCostLittle)
{
    auto series = days(500, 3);
    for (const std::size_t place : {31U, 77U, 90U, 163U, 270U, 352U, 401U, 478U})
        series[place] += 300;
    const auto result = forecast(series, 48);
    EXPECT_LT(meanMiss(result, 500), 4);
}

TEST(ForecastTest, AConstantStaysAndHasNoWidth)
{
    const auto result = forecast(std::vector<double>(100, 3.5), 5);
    EXPECT_EQ(result.mean, std::vector<double>(5, 3.5));
    EXPECT_EQ(result.low, result.mean);
    EXPECT_EQ(result.high, result.mean);
    EXPECT_EQ(result.error, 0);
    EXPECT_TRUE(std::isnan(result.scaledError));
}

TEST(ForecastTest, NegativeValuesAreValues)
{
    const auto result = forecast(days(300, 4, -100), 24);
    EXPECT_LT(meanMiss(result, 300, -100), 0.7);
}

TEST(ForecastTest, WhatWasNeverNegativeStaysSo)
{
    auto series = days(300, 5, 20.5);
    for (double &value : series)
        value = std::max(value, 0.0);
    const auto result = forecast(series, 48);
    for (const double low : result.low)
        EXPECT_GE(low, 0);
}

TEST(ForecastTest, TooShortIsEmpty)
{
    EXPECT_TRUE(forecast({}, 5).isEmpty());
    EXPECT_TRUE(forecast(std::vector<double>(11, 1.0), 5).isEmpty());
    EXPECT_TRUE(forecast(std::vector<double>(100, kGap), 5).isEmpty());
    EXPECT_TRUE(forecast(std::vector<double>(100, 1.0), 0).isEmpty());
    const std::vector<double> few{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
    expectSound(forecast(few, 30), 30);
}

TEST(ForecastTest, UnitsDoNotMatter)
{
    const auto series = days(300, 6);
    auto larger = series;
    for (double &value : larger)
        value *= 1'024; // exact in binary
    const auto a = forecast(series, 24);
    const auto b = forecast(larger, 24);
    for (std::size_t step = 0; step < 24; ++step) {
        EXPECT_NEAR(b.mean[step] / 1'024, a.mean[step], 1e-6);
        EXPECT_NEAR(b.low[step] / 1'024, a.low[step], 1e-6);
    }
}

TEST(ForecastTest, OnlyTheNewestSamplesCount)
{
    const auto newest = days(kMostForecastSamples, 7);
    std::vector<double> longer(5'000, -1e6);
    longer.insert(longer.end(), newest.begin(), newest.end());
    EXPECT_EQ(forecast(longer, 3).mean, forecast(newest, 3).mean);
}

} // namespace
} // namespace perfdeck
