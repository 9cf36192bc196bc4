// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/sample/Comparison.h"
#include "tests/unit/stats/sample/Samples.h"

#include <gtest/gtest.h>

#include <cmath>

namespace perfdeck {
namespace {

std::vector<double> scaled(std::vector<double> samples, double factor)
{
    for (double &x : samples)
        x *= factor;
    return samples;
}

TEST(ComparisonTest, SaysWhichWayItWent)
{
    const std::vector<double> before = noise(30, 1);
    const std::vector<double> after = scaled(noise(30, 2), 1.1);
    ComparisonOptions options;
    options.better = Better::Lower;
    const Comparison worse = compareSamples(before, after, options);
    EXPECT_EQ(worse.verdict, Verdict::Regressed);
    EXPECT_TRUE(worse.shiftInterval.holds(0.1));
    EXPECT_NEAR(worse.shift, 0.1, 0.03);
    EXPECT_EQ(compareSamples(after, before, options).verdict, Verdict::Improved);
    options.better = Better::Higher;
    EXPECT_EQ(compareSamples(before, after, options).verdict, Verdict::Improved);
    options.better = Better::Neither;
    EXPECT_EQ(compareSamples(before, after, options).verdict, Verdict::Different);
}

TEST(ComparisonTest, ManySamplesOfOneLawAreEquivalent)
{
    ComparisonOptions options;
    options.noiseBand = 0.02;
    const Comparison same = compareSamples(noise(400, 3), noise(400, 4), options);
    EXPECT_EQ(same.verdict, Verdict::Equivalent);
    EXPECT_EQ(same.neededPerSide, 0U);
}

TEST(ComparisonTest, FewSamplesNeedMore)
{
    const Comparison few = compareSamples(noise(6, 5), noise(6, 6));
    EXPECT_EQ(few.verdict, Verdict::NeedMoreData);
    // A change of 1 % in noise of 3 %: 2 (1.96 + 0.84)² 3² / 0.95 for ranks of normal numbers, if
    // the change seen is no larger than that.
    EXPECT_GT(few.neededPerSide, 6U);
    EXPECT_LT(few.neededPerSide, 300U);
    const Comparison one = compareSamples(std::vector<double>{1}, noise(9, 1));
    EXPECT_EQ(one.verdict, Verdict::NeedMoreData);
    EXPECT_TRUE(std::isnan(one.shift));
}

TEST(ComparisonTest, DependentSamplesCountAsFewer)
{
    const std::vector<double> a = noise(60, 7, 0.9);
    const std::vector<double> b = noise(60, 8, 0.9);
    ComparisonOptions unordered;
    unordered.isOrdered = false;
    const Comparison plain = compareSamples(a, b, unordered);
    const Comparison careful = compareSamples(a, b);
    EXPECT_EQ(plain.effectiveA, 60);
    EXPECT_LT(careful.effectiveA, 30);
    EXPECT_EQ(careful.pLocation, plain.pLocation);
    EXPECT_GT(careful.pValue, plain.pValue);
    EXPECT_LT(careful.shiftInterval.low, plain.shiftInterval.low);
}

TEST(ComparisonTest, ScaleChangesNoShare)
{
    const std::vector<double> a = noise(25, 9);
    const std::vector<double> b = scaled(noise(25, 10), 0.97);
    const Comparison once = compareSamples(a, b);
    const Comparison thousandfold = compareSamples(scaled(a, 1024), scaled(b, 1024));
    EXPECT_NEAR(once.shift, thousandfold.shift, 1e-12);
    EXPECT_NEAR(once.shiftInterval.low, thousandfold.shiftInterval.low, 1e-12);
    EXPECT_NEAR(once.pValue, thousandfold.pValue, 1e-12);
    EXPECT_NEAR(once.difference * 1024, thousandfold.difference, 1e-9);
}

TEST(ComparisonTest, NumbersWithoutALogarithmHaveAShareOfTheMedian)
{
    const Comparison result = compareSamples(std::vector<double>{-2, -1, 0, 3, 4, 5, 6},
                                             std::vector<double>{0, 1, 2, 5, 6, 7, 8});
    EXPECT_EQ(result.medianA, 3);
    EXPECT_NEAR(result.shift, result.difference / 3, 1e-15);
    const Comparison zero = compareSamples(std::vector<double>(20, 0), std::vector<double>(20, 0));
    EXPECT_TRUE(std::isnan(zero.shift));
    EXPECT_EQ(zero.verdict, Verdict::Equivalent);
}

TEST(ComparisonTest, WhatIsNotFiniteIsLeftOut)
{
    std::vector<double> holed = noise(20, 11);
    holed.push_back(std::nan(""));
    holed.push_back(INFINITY);
    const Comparison result = compareSamples(holed, noise(20, 12));
    EXPECT_EQ(result.countA, 20U);
    EXPECT_TRUE(std::isfinite(result.shift));
}

TEST(ComparisonTest, MethodSaysWhatWidenedTheInterval)
{
    // A long tail to the right, in no order: exponential quantiles, mixed.
    std::vector<double> a;
    std::vector<double> b;
    for (int i = 0; i < 41; ++i) {
        const double u = (((i * 17) % 41) + 0.5) / 41;
        a.push_back(1 + std::pow(-std::log(1 - u), 3));
        b.push_back(1.1 + std::pow(-std::log(u), 3));
    }
    ComparisonOptions options;
    const ComparisonMethod bursts = compareSamples(a, b, options).method;
    EXPECT_TRUE(bursts.isMade);
    EXPECT_EQ(bursts.scores, RankScores::Lower);
    EXPECT_TRUE(bursts.isWidenedForBursts);
    EXPECT_FALSE(bursts.isWidenedForDependence) << methodText(bursts);
    EXPECT_EQ(methodText(bursts).find("neighbours"), std::string::npos);
    options.isOrdered = false;
    EXPECT_FALSE(compareSamples(a, b, options).method.isWidenedForBursts);
    // A walk: neighbours are alike.
    for (std::vector<double> *side : {&a, &b})
        for (std::size_t i = 1; i < side->size(); ++i)
            (*side)[i] = (*side)[i - 1] + ((i * 7) % 5 < 2 ? 0.1 : -0.05);
    options.isOrdered = true;
    EXPECT_TRUE(compareSamples(a, b, options).method.isWidenedForDependence);
    EXPECT_FALSE(compareSamples(std::vector<double>{1}, b, options).method.isMade);
    EXPECT_EQ(methodText({}), "fewer than 2 samples on one side");
}

} // namespace
} // namespace perfdeck
