// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/sample/HodgesLehmann.h"
#include "core/stats/sample/MannWhitney.h"
#include "core/stats/sample/RankShift.h"
#include "tests/unit/stats/sample/Samples.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace perfdeck {
namespace {

std::vector<double> ascending(std::vector<double> samples)
{
    std::ranges::sort(samples);
    return samples;
}

TEST(RankShiftTest, AllRanksAreMannWhitneyAndHodgesLehmann)
{
    const std::vector<std::pair<std::vector<double>, std::vector<double>>> cases{
        {kSmallA, kSmallB}, {kTiedA, kTiedB}, {middleA(), middleB()}, {largeA(), largeB()}};
    for (const auto &[first, second] : cases) {
        const std::vector<double> a = ascending(first);
        const std::vector<double> b = ascending(second);
        const RankShift result = rankShift(a, b, RankScores::All);
        const HodgesLehmann expected = hodgesLehmann(a, b);
        EXPECT_NEAR(result.pValue, mannWhitney(a, b).pValue, 1e-12);
        EXPECT_EQ(result.shift, expected.shift);
        EXPECT_EQ(result.low, expected.low);
        EXPECT_EQ(result.high, expected.high);
    }
}

TEST(RankShiftTest, ExactPIsThatOfAllDivisions)
{
    // scipy.stats.permutation_test of |sum of the scores of B - mean|, n_resamples=inf
    const auto p = [](const std::vector<double> &a, const std::vector<double> &b, RankScores s) {
        return rankShift(a, b, s).pValue;
    };
    EXPECT_NEAR(p(kSmallA, kSmallB, RankScores::Middle), 0.19480519480519, 1e-12);
    EXPECT_NEAR(p(kTiedA, kTiedB, RankScores::Middle), 0.29004329004329, 1e-12);
    EXPECT_NEAR(p(kSmallA, kSmallB, RankScores::Lower), 0.35064935064935, 1e-12);
    EXPECT_NEAR(p(kTiedA, kTiedB, RankScores::Lower), 0.35930735930736, 1e-12);
    EXPECT_NEAR(p(kSmallA, kSmallB, RankScores::Upper), 0.15151515151515, 1e-12);
    EXPECT_NEAR(p(kTiedA, kTiedB, RankScores::Upper), 0.26190476190476, 1e-12);
}

TEST(RankShiftTest, IntervalHoldsWhatTheTestDoesNotReject)
{
    const std::vector<double> a = ascending(middleA());
    const std::vector<double> b = ascending(middleB());
    for (const RankScores scores : {RankScores::Middle, RankScores::Lower, RankScores::Upper}) {
        const RankShift result = rankShift(a, b, scores);
        const auto pAt = [&](double shift) {
            std::vector<double> moved = b;
            for (double &y : moved)
                y -= shift;
            return rankShift(a, moved, scores).pValue;
        };
        EXPECT_GE(pAt(result.low + 0.01), 0.05);
        EXPECT_LT(pAt(result.low - 0.01), 0.05);
        EXPECT_GE(pAt(result.high - 0.01), 0.05);
        EXPECT_LT(pAt(result.high + 0.01), 0.05);
    }
}

TEST(RankShiftTest, SwappingTurnsTheSign)
{
    const std::vector<double> a = ascending(noise(40, 1));
    const std::vector<double> b = ascending(noise(35, 2));
    const RankShift forth = rankShift(a, b, RankScores::Lower);
    const RankShift back = rankShift(b, a, RankScores::Lower);
    EXPECT_NEAR(forth.shift, -back.shift, 1e-12);
    EXPECT_NEAR(forth.low, -back.high, 1e-12);
    EXPECT_NEAR(forth.pValue, back.pValue, 1e-12);
}

TEST(RankShiftTest, TheShapeChoosesTheRanks)
{
    std::vector<double> skewed = noise(60, 3);
    for (double &x : skewed)
        x = std::exp(x / 2);
    EXPECT_EQ(scoresFor(ascending(skewed)), RankScores::Lower);
    for (double &x : skewed)
        x = -x;
    EXPECT_EQ(scoresFor(ascending(skewed)), RankScores::Upper);
    EXPECT_EQ(scoresFor(scattered(60, 0, 1, 1, 60)), RankScores::All); // even
    std::vector<double> heavy = scattered(60, 0, 1, 1, 60);
    heavy.front() = heavy[1] = -500;
    heavy.back() = heavy[58] = 560;
    heavy[2] = -400;
    heavy[57] = 460;
    EXPECT_EQ(scoresFor(ascending(heavy)), RankScores::Middle);
    EXPECT_EQ(scoresFor(std::vector<double>{1, 2, 9}), RankScores::All);
}

TEST(RankShiftTest, TooFewSamplesHaveNoInterval)
{
    const std::vector<double> three{1, 2, 3};
    const RankShift result = rankShift(three, three, RankScores::All);
    EXPECT_EQ(result.shift, 0);
    EXPECT_EQ(result.low, -INFINITY);
    EXPECT_EQ(result.high, INFINITY);
    EXPECT_TRUE(std::isnan(rankShift({}, three, RankScores::All).shift));
}

} // namespace
} // namespace perfdeck
