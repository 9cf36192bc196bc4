// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/forecast/Spikes.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace perfdeck {
namespace {

std::vector<double> noise(std::size_t count)
{
    std::mt19937 random(1);
    std::normal_distribution<double> normal;
    std::vector<double> series;
    for (std::size_t i = 0; i < count; ++i)
        series.push_back(normal(random));
    return series;
}

TEST(SpikesTest, SingleStrangeSamplesBecomeUsual)
{
    auto series = noise(200);
    series[50] = 100;
    series[51] = -100;
    series[120] = 60;
    const auto calm = withoutSpikes(series, 1);
    for (const std::size_t place : {50U, 51U, 120U})
        EXPECT_LT(std::abs(calm[place]), 60) << place;
    EXPECT_EQ(calm[52], series[52]);
    EXPECT_LT(std::abs(calm[120]), 3);
}

TEST(SpikesTest, ALevelIsNoSpike)
{
    auto series = noise(200);
    for (std::size_t i = 100; i < 200; ++i)
        series[i] += 1'000;
    EXPECT_EQ(withoutSpikes(series, 1), series);
    series.back() += 500; // may be a new level
    EXPECT_EQ(withoutSpikes(series, 1), series);
}

TEST(SpikesTest, APeakOfEverySeasonIsNoSpike)
{
    auto series = noise(240);
    for (std::size_t i = 7; i < series.size(); i += 24)
        series[i] += 100;
    EXPECT_EQ(withoutSpikes(series, 24), series);
    EXPECT_NE(withoutSpikes(series, 1), series);
}

TEST(SpikesTest, WhatStandsStillStays)
{
    const std::vector<double> series(50, 1);
    EXPECT_EQ(withoutSpikes(series, 1), series);
    EXPECT_TRUE(withoutSpikes({}, 1).empty());
}

} // namespace
} // namespace perfdeck
