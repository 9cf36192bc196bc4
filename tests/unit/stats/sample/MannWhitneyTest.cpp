// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/sample/MannWhitney.h"
#include "tests/unit/stats/sample/Samples.h"

#include <gtest/gtest.h>

#include <cmath>

namespace perfdeck {
namespace {

TEST(MannWhitneyTest, ExactIsThatOfSciPy)
{
    // mannwhitneyu(B, A, method='exact')
    const MannWhitney test = mannWhitney(kSmallA, kSmallB);
    EXPECT_EQ(test.u, 23);
    EXPECT_TRUE(test.isExact);
    EXPECT_NEAR(test.pValue, 0.17748917748917747, 1e-14);
    EXPECT_NEAR(test.cliffsDelta(), 16.0 / 30, 1e-15); // 23 pairs above, 7 below, of 30
}

TEST(MannWhitneyTest, ExactWithTiesIsThatOfAllDivisions)
{
    // permutation_test of |mannwhitneyu().statistic - 15|, permutation_type='independent',
    // n_resamples=inf: all 462 divisions
    const MannWhitney test = mannWhitney(kTiedA, kTiedB);
    EXPECT_EQ(test.u, 22.5);
    EXPECT_TRUE(test.isExact);
    EXPECT_NEAR(test.pValue, 0.1969696969697, 1e-13);
}

TEST(MannWhitneyTest, NormalIsThatOfSciPy)
{
    // mannwhitneyu(B, A, method='asymptotic')
    const MannWhitney middle = mannWhitney(middleA(), middleB());
    EXPECT_EQ(middle.u, 531);
    EXPECT_FALSE(middle.isExact);
    EXPECT_NEAR(middle.pValue, 0.0854571324844261, 1e-13);
    const MannWhitney large = mannWhitney(largeA(), largeB());
    EXPECT_EQ(large.u, 4504.5);
    EXPECT_NEAR(large.pValue, 0.004628279003138795, 1e-14);
}

TEST(MannWhitneyTest, CountingAndSortingAgree)
{
    // 128 samples are compared each with each, 129 are sorted.
    std::vector<double> a = scattered(64, 0, 1, 37, 50);
    const std::vector<double> b = scattered(64, 3, 1, 31, 50);
    const MannWhitney counted = mannWhitney(a, b);
    a.push_back(1e9); // above all of b: no pair more in which b lies above
    const MannWhitney sorted = mannWhitney(a, b);
    EXPECT_EQ(sorted.u, counted.u);
    EXPECT_EQ(sorted.pairs, 65 * 64);
}

TEST(MannWhitneyTest, SwappingTurnsTheSignOnly)
{
    for (const auto &[a, b] : {std::pair(kTiedA, kTiedB), std::pair(largeA(), largeB())}) {
        const MannWhitney forth = mannWhitney(a, b);
        const MannWhitney back = mannWhitney(b, a);
        EXPECT_NEAR(forth.pValue, back.pValue, 1e-13);
        EXPECT_EQ(forth.u + back.u, forth.pairs);
        EXPECT_NEAR(forth.cliffsDelta(), -back.cliffsDelta(), 1e-15);
    }
}

TEST(MannWhitneyTest, QuantileIsThatOfR)
{
    // qwilcox()
    EXPECT_EQ(mannWhitneyQuantile(0.025, 3, 3), 0);
    EXPECT_EQ(mannWhitneyQuantile(0.025, 5, 6), 4);
    EXPECT_EQ(mannWhitneyQuantile(0.025, 10, 10), 24);
    EXPECT_EQ(mannWhitneyQuantile(0.025, 30, 28), 294);
    EXPECT_EQ(mannWhitneyQuantile(0.025, 40, 50), 759);
}

TEST(MannWhitneyTest, NothingAndEqualSamplesSayNothing)
{
    EXPECT_EQ(mannWhitney({}, kSmallA).pValue, 1);
    EXPECT_EQ(mannWhitney(std::vector<double>(5, 2), std::vector<double>(5, 2)).pValue, 1);
    EXPECT_EQ(mannWhitney(std::vector<double>(50, 2), std::vector<double>(50, 2)).pValue, 1);
}

} // namespace
} // namespace perfdeck
