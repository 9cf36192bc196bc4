// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/forecast/Theta.h"

#include <gtest/gtest.h>

#include <random>

namespace perfdeck {
namespace {

// R. J. Hyndman and B. Billah: l(n) + b/2 (h − 1 + 1/α). On the line 0, 2, 4 … with α = 1 the level
// is the last value; with α = 0.5 it lies 2 (1 − α)/α behind.
TEST(ThetaTest, DriftsByHalfTheSlope)
{
    std::vector<double> series;
    for (int i = 0; i < 60; ++i)
        series.push_back(2 * i);
    const Origins end{{60}, 3};
    EXPECT_EQ(theta(series, 1, 1, end)[0], (std::vector<double>{119, 120, 121}));
    const auto path = theta(series, 1, 0.5, end)[0];
    EXPECT_NEAR(path[0], 118 - 2 + 2, 1e-9);
    EXPECT_NEAR(path[2], 118 - 2 + 4, 1e-9);
}

TEST(ThetaTest, AddsTheSeason)
{
    std::vector<double> series;
    for (int i = 0; i < 42; ++i)
        series.push_back(i % 4 == 1 ? 30 : 10);
    const auto path = theta(series, 4, 0.3, {{42}, 4})[0];
    EXPECT_NEAR(path[0], 10, 0.3);
    EXPECT_NEAR(path[3], 30, 0.3); // 45 % 4 = 1
}

TEST(ThetaTest, WeightFollowsWhatMoves)
{
    std::mt19937 random(2);
    std::normal_distribution<double> noise;
    std::vector<double> walk{0};
    std::vector<double> still;
    for (int i = 0; i < 500; ++i) {
        walk.push_back(walk.back() + noise(random));
        still.push_back(noise(random));
    }
    EXPECT_GT(thetaWeight(walk, 1), 0.8);
    EXPECT_LT(thetaWeight(still, 1), 0.2);
}

} // namespace
} // namespace perfdeck
