// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/sample/DipTest.h"
#include "tests/unit/stats/sample/Samples.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace perfdeck {
namespace {

double dipOf(std::vector<double> samples)
{
    std::ranges::sort(samples);
    return dipTest(samples).dip;
}

TEST(DipTestTest, IsTheDistanceToTheNearestLawWithOneMode)
{
    // The smallest distance over all modes, each by linear programming (scipy.optimize.linprog over
    // the values of a convex-concave distribution function at the samples).
    EXPECT_NEAR(dipOf(scattered(10, 0, 1, 1, 10)), 0.05, 1e-12);
    EXPECT_NEAR(dipOf(kSmallA), 0.12380952380952387, 1e-12);
    EXPECT_NEAR(dipOf(kSmallB), 0.10688405797101447, 1e-12);
    EXPECT_NEAR(dipOf({1, 2, 3, 4, 11, 12, 13, 14.5}), 0.16666666666666663, 1e-12);
    EXPECT_NEAR(dipOf(middleA()), 0.03, 1e-12);
    EXPECT_NEAR(
        dipOf({0, .1, .25, .5, .55, 5, 5.2, 5.25, 5.6, 6.1, 6.2}), 0.20227272727272716, 1e-12);
    EXPECT_NEAR(dipOf({1, 1, 1, 2, 2, 7, 7, 7, 8}), 0.18518518518518523, 1e-12);
}

TEST(DipTestTest, OneModeIsSeldomTakenForTwo)
{
    int rejected = 0;
    for (unsigned seed = 0; seed < 200; ++seed) {
        std::vector<double> samples = noise(60, seed);
        std::ranges::sort(samples);
        rejected += dipTest(samples).pValue < 0.05 ? 1 : 0;
    }
    EXPECT_LE(rejected, 10); // of 200: a bell dips less than the even law the table is of
}

TEST(DipTestTest, TwoModesAreSeen)
{
    std::vector<double> samples = noise(30, 1);
    for (const double x : noise(30, 2))
        samples.push_back(x + 20);
    std::ranges::sort(samples);
    EXPECT_EQ(dipTest(samples).pValue, 0.001);
}

TEST(DipTestTest, TooFewAndEqualSamplesSayNothing)
{
    EXPECT_EQ(dipTest({}).pValue, 1);
    EXPECT_EQ(dipTest(std::vector<double>{1, 1, 9, 9}).pValue, 1);
    EXPECT_EQ(dipTest(std::vector<double>(20, 3)).pValue, 1);
}

} // namespace
} // namespace perfdeck
