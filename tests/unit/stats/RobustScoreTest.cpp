// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/RobustScore.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace perfdeck {
namespace {

// Median and median absolute deviation of R: mad(c(1, 1, 2, 2, 4, 6, 9)) is 1.4826.
TEST(RobustScoreTest, AgreesWithTheMedianDeviationOfR)
{
    const auto scale = robustScale({9, 1, 6, 2, 4, 1, 2});
    ASSERT_TRUE(scale);
    EXPECT_DOUBLE_EQ(scale->median, 2);
    EXPECT_NEAR(scale->deviation, 1.4826, 1e-4);
    EXPECT_NEAR(scale->score(9), 7 / 1.4826, 1e-4);
}

TEST(RobustScoreTest, OneStrangeNumberDoesNotHideItself)
{
    std::vector<double> numbers(20, 0.0);
    for (std::size_t at = 0; at < numbers.size(); ++at)
        numbers[at] = 10 + 0.1 * double(at % 5);
    numbers.push_back(1e9);
    const RobustScale scale = *robustScale(numbers);
    EXPECT_GT(scale.score(1e9), kOutlierScore);
    EXPECT_LT(std::abs(scale.score(10.4)), kOutlierScore);
}

TEST(RobustScoreTest, MoreThanHalfEqualAreMeasuredByTheMeanDeviation)
{
    const RobustScale scale = *robustScale({5, 5, 5, 5, 5, 5, 5, 5, 5, 15});
    EXPECT_DOUBLE_EQ(scale.median, 5);
    EXPECT_NEAR(scale.deviation, 1.2533, 1e-4); // the mean deviation is 1
    EXPECT_GT(scale.score(15), kOutlierScore);
}

TEST(RobustScoreTest, EqualNumbersAndNothingHaveNoOutlier)
{
    EXPECT_DOUBLE_EQ(robustScale({3, 3, 3})->score(3), 0);
    EXPECT_DOUBLE_EQ(robustScale({3, 3, 3})->deviation, 0);
    EXPECT_FALSE(robustScale({}));
    constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
    EXPECT_FALSE(robustScale({kNan, std::numeric_limits<double>::infinity()}));
    EXPECT_DOUBLE_EQ(robustScale({kNan, 1, 2, 4})->median, 2);
    EXPECT_DOUBLE_EQ(robustScale({1, 2, 4, 5})->median, 3);
}

} // namespace
} // namespace perfdeck
