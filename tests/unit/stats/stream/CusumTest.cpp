// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/stream/Cusum.h"
#include "tests/unit/stats/stream/Noise.h"

#include <gtest/gtest.h>

#include <limits>
#include <random>

namespace perfdeck {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

/// Mean number of samples to an alarm of normal samples around `mean`.
double runLength(double mean, CusumRule rule, int runs)
{
    std::mt19937_64 random(20'261'122);
    std::normal_distribution<double> normal(mean);
    double total = 0;
    for (int i = 0; i < runs; ++i) {
        Cusum sums({0, 1}, rule);
        do
            ++total;
        while (!sums.push(normal(random)));
    }
    return total / runs;
}

constexpr CusumRule kClassic{0.5, 4, std::numeric_limits<double>::infinity()};
constexpr CusumRule kClassicFive{0.5, 5, std::numeric_limits<double>::infinity()};

// D. C. Montgomery, "Introduction to Statistical Quality Control", table 9.3, and the same by the
// Markov chain of D. Brook and D. A. Evans (Biometrika 59, 1972): 167.7, 26.6, 8.38, 3.34 for a
// decision of 4; 465.4, 38.0, 10.4, 4.01 for 5. A run length spreads about as wide as its mean.
TEST(CusumTest, RunLengthsAreThoseOfTheLiterature)
{
    EXPECT_NEAR(runLength(0, kClassic, 4'000), 167.7, 167.7 * 4 / 63);
    EXPECT_NEAR(runLength(0.5, kClassic, 4'000), 26.6, 26.6 * 4 / 63);
    EXPECT_NEAR(runLength(-1, kClassic, 4'000), 8.38, 0.3);
    EXPECT_NEAR(runLength(0, kClassicFive, 4'000), 465.4, 465.4 * 4 / 63);
    EXPECT_NEAR(runLength(0.5, kClassicFive, 4'000), 38.0, 38.0 * 4 / 63);
    EXPECT_NEAR(runLength(1, kClassicFive, 4'000), 10.4, 0.4);
    EXPECT_NEAR(runLength(2, kClassicFive, 4'000), 4.01, 0.1);
}

// The same Markov chain with samples clipped at 3: 487.0 and 10.49.
TEST(CusumTest, ClippedRunLengths)
{
    EXPECT_NEAR(runLength(0, {0.5, 5, 3}, 4'000), 487.0, 487.0 * 4 / 63);
    EXPECT_NEAR(runLength(1, {0.5, 5, 3}, 4'000), 10.49, 0.4);
}

TEST(CusumTest, ADriftTellsWhenItBeganAndHowFarItIs)
{
    Cusum sums({100, 2}, {0.5, 5, 3});
    for (int i = 0; i < 50; ++i)
        ASSERT_FALSE(sums.push(i % 2 == 0 ? 100.5 : 99.5));
    for (int i = 1; i <= 3; ++i)
        ASSERT_FALSE(sums.push(96)); // two deviations down, 1.5 a sample
    const auto drift = sums.push(96);
    ASSERT_TRUE(drift);
    EXPECT_FALSE(drift->isUp);
    EXPECT_EQ(drift->samples, 4U);
    EXPECT_DOUBLE_EQ(drift->size, -2);
    EXPECT_FALSE(sums.push(96)) << "begins at zero again";
}

TEST(CusumTest, SpikesAndGapsAreNoDrift)
{
    Cusum sums({0, 1});
    for (int i = 0; i < 100; ++i) {
        ASSERT_FALSE(sums.push(i % 25 == 0 ? 1e9 : 0));
        ASSERT_FALSE(sums.push(kNaN));
        ASSERT_FALSE(sums.push(std::numeric_limits<double>::infinity()));
    }
}

TEST(CusumTest, LeavingAConstantIsADrift)
{
    Cusum sums({7, 0});
    for (int i = 0; i < 100; ++i)
        ASSERT_FALSE(sums.push(7));
    std::size_t needed = 1;
    while (!sums.push(7.001))
        ++needed;
    EXPECT_EQ(needed, 7U); // of 2.5 each, beyond 15
}

TEST(CusumTest, BaselineIsWidenedForNeighboursThatResembleEachOther)
{
    // √((1 + 0.7) / (1 − 0.7)) = 2.38 times √(1 / (1 − 0.49)) = 1.40
    const auto baseline = driftBaseline(noise(20'000, 0.7, 1));
    ASSERT_TRUE(baseline);
    EXPECT_NEAR(baseline->deviation, 3.33, 0.25);
    EXPECT_NEAR(driftBaseline(noise(20'000, 0, 2))->deviation, 1, 0.05);
    EXPECT_FALSE(driftBaseline(std::vector<double>(29, 1)));
    EXPECT_FALSE(driftBaseline(std::vector<double>(100, kNaN)));
}

int alarmsOf(const std::vector<double> &samples, double rise)
{
    DriftWatch watch;
    int alarms = 0;
    for (std::size_t i = 0; i < samples.size(); ++i)
        alarms += watch.push(samples[i] + rise * double(i)) ? 1 : 0;
    return alarms;
}

TEST(DriftWatchTest, SlowDriftIsFoundAndNoiseIsNot)
{
    int silent = 0;
    int found = 0;
    for (unsigned seed = 0; seed < 40; ++seed) {
        const auto samples = noise(1'000, 0.5, seed);
        silent += alarmsOf(samples, 0) == 0 ? 1 : 0;
        found += alarmsOf(samples, 0.02) > 0 ? 1 : 0; // 20 in all, noise of 1.15
    }
    EXPECT_GE(silent, 38); // of 40
    EXPECT_EQ(found, 40);
}

TEST(DriftWatchTest, TheLevelBehindADriftIsTheNewUsualOne)
{
    DriftWatch watch(40);
    const auto samples = noise(400, 0, 3);
    int alarms = 0;
    for (std::size_t i = 0; i < samples.size(); ++i)
        alarms += watch.push(samples[i] + (i < 200 ? 0 : 10)) ? 1 : 0;
    EXPECT_EQ(alarms, 1);
    EXPECT_FALSE(watch.isLearning());
}

} // namespace
} // namespace perfdeck
