// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/stream/EffectFloor.h"

#include <gtest/gtest.h>

#include <limits>
#include <vector>

namespace perfdeck {
namespace {

// numpy: c = abs(diff(x) / x[:-1]); q1, q3 = percentile(c, [25, 75]); q3 + 3 * (q3 - q1)
TEST(EffectFloorTest, KnownAnswer)
{
    const std::vector<double> samples{
        100, 103, 99, 101, 98, 104, 100, 97, 102, 100, 99, 105, 101, 100, 98};
    EXPECT_NEAR(effectFloor(samples, 0.01), 0.09481487767895533, 1e-12);
    EXPECT_DOUBLE_EQ(effectFloor(samples, 0.2), 0.2);
}

TEST(EffectFloorTest, IsTheSameInAnyUnit)
{
    std::vector<double> samples{5, 7, 4, 6, 5, 8, 5, 6, 7, 5, 4, 6, 5, 7, 9};
    const double floor = effectFloor(samples, 0);
    for (double &sample : samples)
        sample *= -1'024;
    EXPECT_NEAR(effectFloor(samples, 0), floor, 1e-12);
}

TEST(EffectFloorTest, TooFewChangesLearnNothing)
{
    EXPECT_EQ(effectFloor({}, 0.05), 0.05);
    EXPECT_EQ(effectFloor(std::vector<double>{1, 9, 1, 9, 1, 9}, 0.05), 0.05);
    EXPECT_EQ(effectFloor(std::vector<double>(100, 0), 0.05), 0.05);
}

TEST(EffectFloorTest, GapsAndZerosArePassedOver)
{
    constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
    std::vector<double> samples;
    for (int i = 0; i < 20; ++i)
        samples.insert(samples.end(), {i % 2 == 0 ? 10.0 : 11.0, kNaN});
    // Every change is 10 % up or 1/11 down.
    const double third = 0.1;
    EXPECT_NEAR(effectFloor(samples, 0), third + 3 * (third - 1.0 / 11), 1e-12);
    samples.insert(samples.end(), {0, 10, 0});
    EXPECT_LT(effectFloor(samples, 0), 0.2);
}

} // namespace
} // namespace perfdeck
