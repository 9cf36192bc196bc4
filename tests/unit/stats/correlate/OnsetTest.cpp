// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/correlate/Onset.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <numbers>
#include <random>

namespace perfdeck {
namespace {

constexpr std::size_t kBefore = 240;
constexpr std::size_t kRange = 80;

struct Series
{
    std::vector<double> values;

    [[nodiscard]] std::optional<Onset> onset() const
    {
        const std::span<const double> all(values);
        return findOnset(all.first(kBefore), all.subspan(kBefore));
    }
};

Series noise(unsigned seed, double share = 0)
{
    std::mt19937 random(seed);
    std::normal_distribution<double> normal;
    Series series;
    double last = 0;
    for (std::size_t i = 0; i < kBefore + kRange; ++i)
        series.values.push_back(100 + (last = share * last + normal(random)));
    return series;
}

TEST(OnsetTest, FindsANewLevel)
{
    Series series = noise(1);
    for (std::size_t i = kBefore + 30; i < series.values.size(); ++i)
        series.values[i] += 5;
    const auto onset = series.onset();
    ASSERT_TRUE(onset);
    EXPECT_NEAR(double(onset->step), 30, 1);
    EXPECT_GT(onset->confidence(), 0.99);
    EXPECT_NEAR(onset->shift, 5, 0.8);
    EXPECT_NEAR(onset->before, 100, 0.4);
    EXPECT_NEAR(onset->after, 105, 0.5);
    double sum = 0;
    for (const double chance : onset->chance)
        sum += chance;
    EXPECT_NEAR(sum, 1, 1e-9);
}

TEST(OnsetTest, FindsALeak)
{
    Series series = noise(2);
    for (std::size_t i = kBefore + 20; i < series.values.size(); ++i)
        series.values[i] += 0.3 * double(i - kBefore - 20);
    const auto onset = series.onset();
    ASSERT_TRUE(onset);
    EXPECT_NEAR(double(onset->step), 20, 8);
    EXPECT_GT(onset->confidence(), 0.99);
}

// Nothing happens: of 300 series, independent or not, hardly one is taken for changed.
TEST(OnsetTest, NoiseDriftAndTimeOfDayAreNoChange)
{
    int changed = 0;
    for (unsigned seed = 0; seed < 100; ++seed) {
        Series drifting = noise(seed);
        Series daily = noise(seed + 100);
        for (std::size_t i = 0; i < drifting.values.size(); ++i) {
            drifting.values[i] += 0.02 * double(i);
            daily.values[i] += 20 * std::sin(2 * std::numbers::pi * double(i + 40 * seed) / 4'000);
        }
        changed += noise(seed + 200, 0.8).onset()->confidence() > 0.5 ? 1 : 0;
        changed += drifting.onset()->confidence() > 0.5 ? 1 : 0;
        changed += daily.onset()->confidence() > 0.5 ? 1 : 0;
    }
    EXPECT_LE(changed, 3);
}

TEST(OnsetTest, ASpikeIsNoChange)
{
    Series series = noise(3);
    series.values[kBefore + 40] += 50;
    EXPECT_LT(series.onset()->confidence(), 0.5);
}

TEST(OnsetTest, WhatStoodStillMovedForCertain)
{
    Series series{std::vector<double>(kBefore + kRange, 0.0)};
    EXPECT_EQ(series.onset()->shift, 0);
    EXPECT_LT(series.onset()->confidence(), 0.5);
    for (std::size_t i = kBefore + 10; i < series.values.size(); ++i)
        series.values[i] = 1;
    const auto onset = series.onset();
    EXPECT_EQ(onset->step, 10U);
    EXPECT_GT(onset->confidence(), 0.5);
}

TEST(OnsetTest, ASeriesThatEndsIsGone)
{
    Series series = noise(4);
    for (std::size_t i = kBefore + 25; i < series.values.size(); ++i)
        series.values[i] = std::numeric_limits<double>::quiet_NaN();
    const auto onset = series.onset();
    ASSERT_TRUE(onset);
    EXPECT_TRUE(onset->isGone);
    EXPECT_EQ(onset->step, 25U);
    EXPECT_EQ(onset->chance[25], 1);
    EXPECT_TRUE(std::isnan(onset->after));
}

TEST(OnsetTest, TooLittleSaysNothing)
{
    const std::vector<double> few(15, 1.0);
    EXPECT_FALSE(findOnset(few, few));
    const std::vector<double> enough(40, 1.0);
    EXPECT_FALSE(findOnset(enough, std::span(enough).first(3)));
    EXPECT_FALSE(findOnset(std::span(enough).first(20), enough));
    EXPECT_TRUE(findOnset(enough, std::span(enough).first(10)));
}

} // namespace
} // namespace perfdeck
