// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/sample/QuantileInterval.h"
#include "tests/unit/stats/sample/Samples.h"

#include <gtest/gtest.h>

#include <cmath>

namespace perfdeck {
namespace {

TEST(QuantileIntervalTest, RanksAreThoseOfTheBinomialLaw)
{
    // scipy.stats.binom: cdf(9, 30, 0.5) = 0.0214, cdf(10, …) = 0.0494
    const QuantileInterval median = quantileInterval(scattered(30, 1, 1, 1, 30), 0.5);
    EXPECT_EQ(median.value, 15.5);
    EXPECT_EQ(median.low, 10);
    EXPECT_EQ(median.high, 21);
    // cdf(83, 100, 0.9) = 0.0206, cdf(84, …) = 0.0399; 1 − cdf(95, …) = 0.0237, 1 − cdf(94, …) =
    // 0.0576
    const QuantileInterval p90 = quantileInterval(scattered(100, 1, 1, 1, 100), 0.9);
    EXPECT_EQ(p90.low, 84);
    EXPECT_EQ(p90.high, 96);
}

TEST(QuantileIntervalTest, FewSamplesBoundNoTail)
{
    const QuantileInterval p99 = quantileInterval(scattered(30, 1, 1, 1, 30), 0.99);
    EXPECT_EQ(p99.high, INFINITY);
    EXPECT_TRUE(std::isfinite(p99.low));
    const QuantileInterval three = quantileInterval(scattered(3, 1, 1, 1, 3), 0.5);
    EXPECT_EQ(three.low, -INFINITY);
    EXPECT_TRUE(std::isnan(quantileInterval({}, 0.5).value));
}

} // namespace
} // namespace perfdeck
