// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/sample/WelchTest.h"
#include "tests/unit/stats/sample/Samples.h"

#include <gtest/gtest.h>

#include <cmath>

namespace perfdeck {
namespace {

TEST(WelchTestTest, IsThatOfR)
{
    // t.test(B, A), R 4.2.2
    const WelchTest test = welchTest(kSmallA, kSmallB);
    EXPECT_NEAR(test.t, 1.827366907055310, 1e-13);
    EXPECT_NEAR(test.degreesOfFreedom, 7.845035039334694, 1e-12);
    EXPECT_NEAR(test.pValue, 0.105795563249835, 1e-13);
    EXPECT_EQ(welchPValue(kSmallA, kSmallB), test.pValue);
    EXPECT_NEAR(test.difference, 2.5, 1e-14);
    EXPECT_NEAR(test.low, -0.665698438838775, 1e-12);
    EXPECT_NEAR(test.high, 5.665698438838774, 1e-12);
}

TEST(WelchTestTest, EqualSamplesAndTooFew)
{
    EXPECT_EQ(welchTest(std::vector<double>(3, 2), std::vector<double>(4, 2)).pValue, 1);
    EXPECT_EQ(welchTest(std::vector<double>(3, 2), std::vector<double>(4, 5)).pValue, 0);
    const WelchTest few = welchTest(std::vector<double>{1}, kSmallA);
    EXPECT_EQ(few.pValue, 1);
    EXPECT_EQ(welchPValue(std::vector<double>{1}, kSmallA), 1);
    EXPECT_EQ(welchPValue(std::vector<double>(3, 2), std::vector<double>(4, 5)), 0);
    EXPECT_EQ(welchPValue(std::vector<double>(3, 2), std::vector<double>(4, 2)), 1);
    EXPECT_TRUE(std::isnan(few.low));
}

} // namespace
} // namespace perfdeck
