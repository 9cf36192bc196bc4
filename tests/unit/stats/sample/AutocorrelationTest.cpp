// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/sample/Autocorrelation.h"
#include "tests/unit/stats/sample/Samples.h"

#include <gtest/gtest.h>

namespace perfdeck {
namespace {

TEST(AutocorrelationTest, IsThatOfR)
{
    // acf(x, lag.max = 3), R 4.2.2
    const auto result = autocorrelation(std::vector<double>{1, 3, 2, 5, 4, 6, 8, 7, 9, 12}, 3);
    ASSERT_EQ(result.size(), 4U);
    EXPECT_EQ(result[0], 1);
    EXPECT_NEAR(result[1], 0.525552353506244, 1e-14);
    EXPECT_NEAR(result[2], 0.361383285302594, 1e-14);
    EXPECT_NEAR(result[3], 0.177041306436119, 1e-14);
}

TEST(AutocorrelationTest, NothingResemblesNothing)
{
    EXPECT_EQ(autocorrelation({}, 2), (std::vector<double>{1, 0, 0}));
    EXPECT_EQ(autocorrelation(std::vector<double>(5, 3), 1), (std::vector<double>{1, 0}));
}

TEST(AutocorrelationTest, DependentSamplesAreWorthFewer)
{
    // An AR(1) process of share s: n (1 − s) / (1 + s); midranks resemble each other a little less.
    EXPECT_NEAR(effectiveSampleSize(noise(20'000, 1, 0.5)) / 20'000, 1.0 / 3, 0.03);
    EXPECT_GT(effectiveSampleSize(noise(20'000, 2)) / 20'000, 0.95);
    std::vector<double> spoiled = noise(1'000, 3, 0.8);
    spoiled[500] = 1e12; // one strange sample hides nothing
    EXPECT_LT(effectiveSampleSize(spoiled) / 1'000, 0.2);
}

} // namespace
} // namespace perfdeck
