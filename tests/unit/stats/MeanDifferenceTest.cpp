// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/MeanDifference.h"

#include <gtest/gtest.h>

#include <random>
#include <vector>

namespace perfdeck {
namespace {

std::vector<double> autoregressive(double share, std::size_t count, unsigned seed)
{
    std::mt19937 random(seed);
    std::normal_distribution<double> noise;
    std::vector<double> samples;
    double value = 0;
    for (std::size_t i = 0; i < count; ++i)
        samples.push_back(value = share * value + noise(random));
    return samples;
}

// Two samples whose neighbours do not resemble each other: Welch's interval, computed by numeric
// integration of Student's density with 27.71 degrees of freedom.
TEST(MeanDifferenceTest, IndependentSamplesGiveWelchsInterval)
{
    const std::vector<double> before{
        19.0, 17.0, 23.6, 20.1, 27.5, 21.9, 19.6, 23.1, 22.6, 16.9, 19.0, 21.7, 17.9, 21.4, 21.0};
    const std::vector<double> after{
        27.1, 22.0, 20.8, 23.4, 23.4, 23.5, 25.8, 22.0, 24.8, 20.2, 21.9, 22.1, 22.9, 30.0, 23.9};
    ASSERT_EQ(autocorrelationTime(before), 1);
    ASSERT_EQ(autocorrelationTime(after), 1);
    const auto found = meanDifference(before, after);
    ASSERT_TRUE(found);
    EXPECT_NEAR(found->change(), 2.766667, 1e-6);
    EXPECT_NEAR(found->low, 0.766888, 1e-4);
    EXPECT_NEAR(found->high, 4.766445, 1e-4);
    EXPECT_TRUE(found->isSignificant());
}

TEST(MeanDifferenceTest, TimeOfAnAutoregressiveSeriesIsTheKnownOne)
{
    // (1 + r) / (1 − r) for a first-order series.
    EXPECT_NEAR(autocorrelationTime(autoregressive(0.5, 40'000, 1)), 3, 0.3);
    EXPECT_NEAR(autocorrelationTime(autoregressive(0.9, 40'000, 2)), 19, 3);
    EXPECT_NEAR(autocorrelationTime(autoregressive(0, 40'000, 3)), 1, 0.1);
}

// Series of one mean: an interval of 95 % has to hold zero about so often, correlated or not.
TEST(MeanDifferenceTest, IntervalHoldsForSamplesThatResembleTheirNeighbours)
{
    for (const double share : {0.0, 0.7}) {
        int held = 0;
        for (unsigned seed = 0; seed < 400; ++seed) {
            const auto samples = autoregressive(share, 400, seed);
            const std::span<const double> all(samples);
            const auto found = meanDifference(all.first(200), all.last(200));
            ASSERT_TRUE(found);
            held += found->isSignificant() ? 0 : 1;
        }
        EXPECT_GE(held, 350) << share;
        EXPECT_LE(held, 398) << share;
    }
}

TEST(MeanDifferenceTest, TooLittleSaysNothing)
{
    const std::vector<double> few{1, 2, 1};
    const std::vector<double> enough{1, 2, 1, 2, 1, 2, 1, 2};
    EXPECT_FALSE(meanDifference(few, enough));
    EXPECT_FALSE(meanDifference(enough, {}));
    // Twenty samples of one slow wave are not twenty cases.
    std::vector<double> slow;
    for (int i = 0; i < 20; ++i)
        slow.push_back(i);
    EXPECT_FALSE(meanDifference(slow, enough));
}

TEST(MeanDifferenceTest, WhatStandsStillHasNoInterval)
{
    const std::vector<double> before(10, 0.25);
    const std::vector<double> after(10, 0.5);
    const auto found = meanDifference(before, after);
    ASSERT_TRUE(found);
    EXPECT_DOUBLE_EQ(found->low, 0.25);
    EXPECT_DOUBLE_EQ(found->high, 0.25);
}

} // namespace
} // namespace perfdeck
