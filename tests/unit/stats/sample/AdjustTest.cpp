// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/sample/Adjust.h"

#include <gtest/gtest.h>

#include <cmath>

namespace perfdeck {
namespace {

void expectNear(const std::vector<double> &values, const std::vector<double> &expected)
{
    ASSERT_EQ(values.size(), expected.size());
    for (std::size_t i = 0; i < values.size(); ++i)
        EXPECT_NEAR(values[i], expected[i], 1e-15) << i;
}

// Expected: R 4.2.2, p.adjust(p, "holm") and p.adjust(p, "BH").

TEST(AdjustTest, HolmIsThatOfR)
{
    expectNear(holmAdjusted(std::vector{0.01, 0.04, 0.03, 0.005, 0.2, 0.04}),
               {0.05, 0.12, 0.12, 0.03, 0.20, 0.12});
}

TEST(AdjustTest, BenjaminiHochbergIsThatOfR)
{
    expectNear(benjaminiHochbergAdjusted(std::vector{0.01, 0.04, 0.03, 0.005, 0.2, 0.04}),
               {0.030, 0.048, 0.048, 0.030, 0.200, 0.048});
}

TEST(AdjustTest, TestsThatWereNotMadeCountForNothing)
{
    const std::vector p{0.01, std::nan(""), 0.04};
    const auto holm = holmAdjusted(p);
    EXPECT_DOUBLE_EQ(holm[0], 0.02);
    EXPECT_TRUE(std::isnan(holm[1]));
    EXPECT_DOUBLE_EQ(holm[2], 0.04);
    EXPECT_TRUE(std::isnan(benjaminiHochbergAdjusted(p)[1]));
    EXPECT_TRUE(holmAdjusted({}).empty());
}

} // namespace
} // namespace perfdeck
