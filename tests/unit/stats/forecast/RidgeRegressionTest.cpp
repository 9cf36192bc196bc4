// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/forecast/RidgeRegression.h"

#include <gtest/gtest.h>

#include <array>
#include <random>

namespace perfdeck {
namespace {

TEST(RidgeRegressionTest, OneColumnIsDrawnTowardsZeroByThePenalty)
{
    RidgeRegression regression(1);
    for (const double x : {1.0, 2.0, -3.0, 4.0})
        regression.add(std::array{x}, 5 * x);
    // Σxy / (Σx² (1 + 0.01)); rests in proportion to x leave Huber's weights nearly equal.
    EXPECT_NEAR(regression.robustFit()[0], 5 / 1.01, 0.02);
}

TEST(RidgeRegressionTest, StrangeTargetsDoNotTurnTheShares)
{
    std::mt19937 random(1);
    std::normal_distribution<double> noise;
    RidgeRegression regression(2);
    for (int i = 0; i < 400; ++i) {
        const std::array row{noise(random), noise(random)};
        const double strange = i % 20 == 0 ? 500 : 0;
        regression.add(row, 2 * row[0] - row[1] + 0.1 * noise(random) + strange * row[0]);
    }
    const auto shares = regression.robustFit();
    EXPECT_NEAR(shares[0], 2, 0.2);
    EXPECT_NEAR(shares[1], -1, 0.1);
}

TEST(RidgeRegressionTest, NothingToLearnFromGivesNothing)
{
    EXPECT_TRUE(RidgeRegression(0).robustFit().empty());
    EXPECT_EQ(RidgeRegression(2).robustFit(), (std::vector<double>{0, 0}));
    RidgeRegression empty(2);
    empty.add(std::array{0.0, 1.0}, 1);
    EXPECT_EQ(empty.robustFit()[0], 0);
}

} // namespace
} // namespace perfdeck
