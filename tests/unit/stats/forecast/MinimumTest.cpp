// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/forecast/Minimum.h"

#include <gtest/gtest.h>

#include <cmath>

namespace perfdeck {
namespace {

TEST(MinimumTest, FindsTheEndOfRosenbrocksValley)
{
    const auto valley = [](const std::vector<double> &at) {
        return 100 * std::pow(at[1] - at[0] * at[0], 2) + std::pow(1 - at[0], 2);
    };
    const auto found = minimum(valley, {-1.2, 1}, 0.5, 2'000, 1e-12);
    EXPECT_NEAR(found[0], 1, 1e-4);
    EXPECT_NEAR(found[1], 1, 1e-4);
}

TEST(MinimumTest, WhatIsNotFiniteIsBad)
{
    const auto half = [](const std::vector<double> &at) { return at[0] - std::log(at[0]); };
    EXPECT_NEAR(minimum(half, {0.2}, 1, 500, 1e-10)[0], 1, 1e-3);
}

TEST(MinimumTest, EndsAfterSoManyCalls)
{
    int calls = 0;
    const auto slope = [&calls](const std::vector<double> &at) {
        ++calls;
        return at[0];
    };
    (void)minimum(slope, {0}, 1, 50);
    EXPECT_LE(calls, 53);
    EXPECT_TRUE(minimum(slope, {}, 1, 50).empty());
}

} // namespace
} // namespace perfdeck
