// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/stream/TailSurprise.h"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <limits>
#include <random>

namespace perfdeck {
namespace {

TailSurprise learned(const std::function<double(int)> &number)
{
    TailSurprise tail;
    for (int i = 0; i < 400; ++i)
        (void)tail.push(number(i));
    return tail;
}

double surpriseOf(TailSurprise tail, double number)
{
    return tail.push(number);
}

double bounded(int i)
{
    return std::pow(i * 7919 % 1009, 2) / 1000;
}

double heavy(int i)
{
    return 1000.0 / (5 + i * 7919 % 1009);
}

// The 40 largest of 400 in numpy; shape and mean by probability-weighted moments with plotting
// positions (j − 0.35) / n, shape (n ξ + 10 × 0.2) / (n + 10) within −0.25 … 0.9; then
// −log10(scipy.stats.genpareto.sf(x − u, shape, scale=mean × (1 − shape))).
TEST(TailSurpriseTest, KnownAnswersOfABoundedTail)
{
    const TailSurprise tail
        = learned(bounded); // shape −0.971, taken as −0.25; scale 118.36; u 828.1
    EXPECT_NEAR(surpriseOf(tail, 900), 0.2861521138591339, 1e-9);
    EXPECT_NEAR(surpriseOf(tail, 1000), 0.7837042056435861, 1e-9);
    EXPECT_NEAR(surpriseOf(tail, 1040), 1.0309416168874526, 1e-9);
    EXPECT_EQ(surpriseOf(tail, 800), 0);
    EXPECT_EQ(surpriseOf(tail, 1e6), TailSurprise::kMost);
}

TEST(TailSurpriseTest, KnownAnswersOfAHeavyTail)
{
    const TailSurprise tail = learned(heavy); // shape 0.449431, scale 13.2439, u 9.52381
    EXPECT_NEAR(surpriseOf(tail, 40), 0.6861911350610831, 1e-9);
    EXPECT_NEAR(surpriseOf(tail, 100), 1.356442469720712, 1e-9);
    EXPECT_NEAR(surpriseOf(tail, 300), 2.304518625779756, 1e-9);
}

/// Share of the large numbers that surprise by at least a decade: one in ten where the law is
/// right.
double decadeRate(const std::function<double(std::mt19937_64 &)> &draw)
{
    int large = 0;
    int surprising = 0;
    for (unsigned seed = 0; seed < 60; ++seed) {
        std::mt19937_64 random(seed);
        TailSurprise tail;
        for (int i = 0; i < 2'000; ++i) {
            const double found = tail.push(draw(random));
            large += found > 0 ? 1 : 0;
            surprising += found >= 1 ? 1 : 0;
        }
    }
    return double(surprising) / large;
}

TEST(TailSurpriseTest, ADecadeIsOneInTen)
{
    std::normal_distribution<double> normal;
    std::exponential_distribution<double> exponential;
    std::student_t_distribution<double> student(4);
    EXPECT_NEAR(decadeRate([&](auto &random) { return normal(random); }), 0.1, 0.03);
    EXPECT_NEAR(decadeRate([&](auto &random) { return exponential(random); }), 0.1, 0.03);
    EXPECT_NEAR(decadeRate([&](auto &random) { return student(random); }), 0.1, 0.03);
}

TEST(TailSurpriseTest, UnitAndZeroDoNotMatter)
{
    const TailSurprise tail = learned(bounded);
    const TailSurprise scaled = learned([](int i) { return 1'024 * bounded(i); });
    const TailSurprise shifted = learned([](int i) { return bounded(i) - 500; });
    EXPECT_DOUBLE_EQ(surpriseOf(scaled, 1'024 * 990.0), surpriseOf(tail, 990));
    EXPECT_NEAR(surpriseOf(shifted, 490), surpriseOf(tail, 990), 1e-9);
}

TEST(TailSurpriseTest, SaysNothingBeforeItHasSeenEnough)
{
    TailSurprise tail;
    EXPECT_FALSE(tail.exceededBy(0.01));
    for (int i = 0; i < 20; ++i)
        EXPECT_EQ(tail.push(i % 2), 0);
    EXPECT_EQ(tail.push(std::numeric_limits<double>::infinity()), 0);
    EXPECT_EQ(tail.push(std::numeric_limits<double>::quiet_NaN()), 0);
    EXPECT_EQ(tail.push(1), 0) << "as large as many before";
    EXPECT_EQ(tail.push(1.5), TailSurprise::kMost) << "beyond numbers that were all equal";
}

TEST(TailSurpriseTest, TellsWhatAShareWasAbove)
{
    TailSurprise tail;
    for (int i = 0; i < 1'009; ++i)
        (void)tail.push(i * 7919 % 1009);
    EXPECT_EQ(tail.exceededBy(0), 1'008);
    EXPECT_EQ(tail.exceededBy(0.01), 998);
    EXPECT_EQ(tail.exceededBy(0.5), 909) << "it keeps the hundred largest only";
}

TEST(TailSurpriseTest, ForgetsWhatIsLongPast)
{
    TailSurprise tail;
    std::mt19937_64 random(1);
    std::exponential_distribution<double> noise;
    for (int i = 0; i < 500; ++i)
        (void)tail.push(1'000 + noise(random));
    for (std::uint64_t i = 0; i < TailSurprise::kHorizon / 2; ++i)
        (void)tail.push(noise(random));
    EXPECT_EQ(surpriseOf(tail, 50), 0);
    for (std::uint64_t i = 0; i < TailSurprise::kHorizon / 2 + 64; ++i)
        (void)tail.push(noise(random));
    EXPECT_GT(surpriseOf(tail, 50), 2);
}

} // namespace
} // namespace perfdeck
