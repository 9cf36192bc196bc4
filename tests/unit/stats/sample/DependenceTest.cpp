// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/sample/Dependence.h"
#include "tests/unit/stats/sample/Samples.h"

#include <gtest/gtest.h>

namespace perfdeck {
namespace {

TEST(DependenceTest, IndependentSamplesAreLeftAlone)
{
    double sum = 0;
    for (unsigned seed = 0; seed < 100; ++seed)
        sum += varianceInflation(noise(30, 2 * seed), noise(30, 2 * seed + 1));
    EXPECT_LT(sum / 100, 1.6); // single pairs look dependent by chance
    EXPECT_GE(varianceInflation(noise(30, 1), noise(30, 2)), 1);
    // Neighbours on opposite sides make a mean surer, not less sure.
    const std::vector<double> alternating = scattered(30, 0, 1, 1, 2);
    EXPECT_EQ(varianceInflation(alternating, alternating), 1);
}

TEST(DependenceTest, DependentSamplesInflateAtLeastAsTheyShould)
{
    // AR(1) of share 0.6: the variance of a mean is (1 + 0.6) / (1 − 0.6) = 4 times as large.
    double sum = 0;
    for (unsigned seed = 0; seed < 50; ++seed)
        sum += varianceInflation(noise(60, 2 * seed, 0.6), noise(60, 2 * seed + 1, 0.6));
    EXPECT_GT(sum / 50, 4);
    EXPECT_LT(sum / 50, 12);
}

TEST(DependenceTest, NothingAndEqualSamplesInflateNothing)
{
    EXPECT_EQ(varianceInflation({}, {}), 1);
    EXPECT_EQ(varianceInflation(std::vector<double>(9, 2), std::vector<double>(9, 5)), 1);
}

} // namespace
} // namespace perfdeck
