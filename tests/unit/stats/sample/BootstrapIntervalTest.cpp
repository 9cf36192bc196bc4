// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/sample/BootstrapInterval.h"
#include "tests/unit/stats/sample/Samples.h"

#include <gtest/gtest.h>

#include <cmath>

namespace perfdeck {
namespace {

TEST(BootstrapIntervalTest, IsNearThatOfSciPy)
{
    // scipy.stats.bootstrap(method='BCa') of middleA, 100,000 resamples
    const BootstrapInterval mean = bootstrapInterval(middleA());
    EXPECT_NEAR(mean.value, 14.975, 1e-12);
    EXPECT_NEAR(mean.low, 13.925, 0.08);
    EXPECT_NEAR(mean.high, 16.017, 0.08);
    const BootstrapInterval median = bootstrapInterval(middleA(), Middle::Median);
    EXPECT_NEAR(median.low, 13.375, 0.26); // the median of quarters steps by eighths
    EXPECT_NEAR(median.high, 16.625, 0.26);
}

TEST(BootstrapIntervalTest, SkewedSamplesHaveASkewedInterval)
{
    // the same of exp(middleA / 5), 200,000 resamples: 19.208 … 28.708 around 23.545
    std::vector<double> skewed = middleA();
    for (double &x : skewed)
        x = std::exp(x / 5);
    const BootstrapInterval mean = bootstrapInterval(skewed);
    EXPECT_NEAR(mean.value, 23.54503362972212, 1e-10);
    EXPECT_NEAR(mean.low, 19.208, 0.35);
    EXPECT_NEAR(mean.high, 28.708, 0.35);
    EXPECT_EQ(mean.low, bootstrapInterval(skewed).low);
}

TEST(BootstrapIntervalTest, DifferencesHoldTheTrueOne)
{
    int held = 0;
    for (unsigned seed = 0; seed < 100; ++seed) {
        const BootstrapInterval found = bootstrapDifference(
            noise(25, 2 * seed), noise(25, 2 * seed + 1), Middle::Mean, 0.95, 1'000);
        held += found.low <= 0 && 0 <= found.high ? 1 : 0;
    }
    EXPECT_GE(held, 88); // of 100
    const BootstrapInterval apart = bootstrapDifference(kSmallA, std::vector<double>{21, 22, 23.5});
    EXPECT_GT(apart.low, 15);
}

TEST(BootstrapIntervalTest, NothingAndEqualSamples)
{
    EXPECT_TRUE(std::isnan(bootstrapInterval({}).value));
    const BootstrapInterval equal = bootstrapInterval(std::vector<double>(9, 4), Middle::Median);
    EXPECT_EQ(equal.low, 4);
    EXPECT_EQ(equal.high, 4);
    EXPECT_EQ(bootstrapInterval(std::vector<double>{3}).high, 3);
}

} // namespace
} // namespace perfdeck
