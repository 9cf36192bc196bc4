// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/plan/MeasuredValues.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <vector>

namespace perfdeck {
namespace {

std::vector<double> thousand()
{
    std::vector<double> values;
    for (int i = 0; i < 1000; ++i)
        values.push_back(0.8 + (i * 37) % 101 / 100.0);
    return values;
}

TEST(MeasuredValuesTest, PercentilesNeedAsManyValuesAsEarlyStoppingAsks)
{
    // mlperf.conf and scipy.stats.binom.cdf(1, n, 1 - q) <= 0.01
    EXPECT_EQ(leastCount(0.5), 11U);
    EXPECT_EQ(leastCount(0.9), 64U);
    EXPECT_EQ(leastCount(0.95), 130U);
    EXPECT_EQ(leastCount(0.99), 662U);
    EXPECT_EQ(leastCount(0.999), 6'636U);
    const auto known = [](std::size_t count, double quantile) {
        return measuredValues(BenchmarkMeasure::Latency, std::vector<double>(count, 1))
            .quantiles.at(quantile)
            .isKnown();
    };
    EXPECT_FALSE(known(63, 0.9));
    EXPECT_TRUE(known(64, 0.9));
    EXPECT_FALSE(known(661, 0.99));
    EXPECT_TRUE(known(662, 0.99));
}

TEST(MeasuredValuesTest, MeanHasTheIntervalOfStudent)
{
    // scipy.stats.t.interval(0.95, n - 1, mean, sem)
    const auto values
        = measuredValues(BenchmarkMeasure::Latency, {1.1, 1.4, 0.9, 1.3, 1.2, 1.0, 1.7});
    EXPECT_NEAR(values.mean.value, 1.2285714285714284, 1e-12);
    EXPECT_NEAR(values.mean.low, 0.9797536258536058, 1e-9);
    EXPECT_NEAR(values.mean.high, 1.4773892312892511, 1e-9);
    EXPECT_NEAR(values.deviation, 0.2, 1e-12);
    EXPECT_EQ(values.mean.count, 7U);
    EXPECT_EQ(values.min, 0.9);
    EXPECT_EQ(values.max, 1.7);
}

TEST(MeasuredValuesTest, QuantilesAreConservativeOrderStatistics)
{
    const auto values = measuredValues(BenchmarkMeasure::Latency, thousand());
    auto sorted = thousand();
    std::ranges::sort(sorted);
    // Largest t with scipy.stats.binom.cdf(t, 1000, …) <= 0.01 (estimate) and 0.025 (interval).
    const Estimate &p90 = values.quantiles.at(0.9);
    EXPECT_EQ(p90.value, sorted[1000 - 78]);
    EXPECT_EQ(p90.low, sorted[880]);
    EXPECT_EQ(p90.high, std::max(sorted[999 - 81], p90.value));
    const Estimate &p99 = values.quantiles.at(0.99);
    EXPECT_EQ(p99.value, sorted[1000 - 2]);
    EXPECT_EQ(p99.low, sorted[982]);
    EXPECT_FALSE(values.quantiles.at(0.999).isKnown());
    EXPECT_EQ(values.median.low, sorted[468]);
    EXPECT_EQ(values.median.high, sorted[531]);
    EXPECT_NEAR(values.mean.low, 1.2819836640750826, 1e-10);
    EXPECT_NEAR(values.mean.high, 1.318216335924917, 1e-10);
}

TEST(MeasuredValuesTest, IntervalOfTheMedianHoldsTheTrueOne)
{
    int held = 0;
    for (unsigned seed = 0; seed < 400; ++seed) {
        std::mt19937 random(seed);
        std::lognormal_distribution<double> law; // median 1
        std::vector<double> drawn(25);
        std::ranges::generate(drawn, [&] { return law(random); });
        const auto median = measuredValues(BenchmarkMeasure::Latency, drawn).median;
        held += median.low <= 1 && 1 <= median.high ? 1 : 0;
    }
    EXPECT_GE(held, 372); // of 400: at least 95 %, less two deviations
}

TEST(MeasuredValuesTest, WhatIsNotFiniteIsLeftOut)
{
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const auto values = measuredValues(BenchmarkMeasure::Latency, {nan, 2, INFINITY});
    EXPECT_EQ(values.mean.value, 2);
    EXPECT_EQ(values.mean.count, 1U);
    EXPECT_TRUE(std::isnan(values.mean.low));
    const auto nothing = measuredValues(BenchmarkMeasure::Latency, {});
    EXPECT_FALSE(nothing.mean.isKnown());
    EXPECT_FALSE(nothing.median.isKnown());
    EXPECT_TRUE(std::isnan(nothing.min));
}

TEST(MeasuredValuesTest, SamplesAreBoundedAndInOrder)
{
    std::vector<double> many(25'000);
    std::ranges::generate(many, [i = 0.0]() mutable { return i++; });
    const auto values = measuredValues(BenchmarkMeasure::Latency, many);
    EXPECT_EQ(values.samples.size(), MeasuredValues::kMostSamples);
    EXPECT_TRUE(std::ranges::is_sorted(values.samples));
    EXPECT_EQ(values.mean.count, 25'000U);
}

} // namespace
} // namespace perfdeck
