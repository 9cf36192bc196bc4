// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/TheilSen.h"

#include <gtest/gtest.h>

#include <random>
#include <vector>

namespace perfdeck {
namespace {

using Points = std::vector<std::pair<double, double>>;

TEST(TheilSenTest, StrangePointsDoNotTurnTheLine)
{
    Points points;
    for (int i = 0; i < 30; ++i)
        points.emplace_back(i, 2.0 * i + 1 + (i % 2 == 0 ? 0.1 : -0.1));
    points[7].second = 1'000;
    points[20].second = -500;
    const auto trend = theilSen(points);
    ASSERT_TRUE(trend);
    EXPECT_NEAR(trend->slope, 2, 0.01);
    EXPECT_NEAR(trend->at(10), 21, 0.2);
    EXPECT_TRUE(trend->isTrend());
    EXPECT_EQ(trend->points, 30U);
}

int covered(double share, std::size_t count)
{
    int held = 0;
    for (unsigned seed = 0; seed < 200; ++seed) {
        std::mt19937 random(seed);
        std::normal_distribution<double> noise;
        Points points;
        double rest = 0;
        for (std::size_t i = 0; i < count; ++i) {
            rest = share * rest + noise(random);
            points.emplace_back(double(i), 0.05 * double(i) + rest);
        }
        const auto trend = theilSen(points);
        held += trend && trend->slopeLow <= 0.05 && 0.05 <= trend->slopeHigh ? 1 : 0;
    }
    return held;
}

TEST(TheilSenTest, IntervalHoldsTheTrueSlope)
{
    EXPECT_GE(covered(0, 60), 180); // of 200
    EXPECT_GE(covered(0.6, 150), 174); // what resembles its neighbours is not many cases
    EXPECT_GE(covered(0, 450), 180); // averaged in groups
}

TEST(TheilSenTest, TooLittleSaysNothing)
{
    EXPECT_FALSE(theilSen({}));
    EXPECT_FALSE(theilSen(Points(7, {1, 1})));
    EXPECT_FALSE(theilSen(Points(20, {1, 1})));
}

TEST(TheilSenTest, ALevelIsNoTrend)
{
    Points points;
    for (int i = 0; i < 40; ++i)
        points.emplace_back(i, 0.5);
    const auto trend = theilSen(points);
    ASSERT_TRUE(trend);
    EXPECT_EQ(trend->slope, 0);
    EXPECT_FALSE(trend->isTrend());
}

} // namespace
} // namespace perfdeck
