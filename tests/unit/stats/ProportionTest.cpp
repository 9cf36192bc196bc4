// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/Proportion.h"

#include <gtest/gtest.h>

#include <cmath>

namespace perfdeck {
namespace {

// The worked example of R. G. Newcombe, Statistics in Medicine 17 (1998), table I, method 3.
TEST(ProportionTest, AgreesWithNewcombe)
{
    struct Case
    {
        std::uint64_t hits, trials;
        double low, high;
    };

    for (const Case &each : {Case{81, 263, 0.2553, 0.3662},
                             Case{15, 148, 0.0624, 0.1605},
                             Case{0, 20, 0.0000, 0.1611},
                             Case{1, 29, 0.0061, 0.1718}}) {
        const auto found = wilson(each.hits, each.trials);
        ASSERT_TRUE(found);
        EXPECT_NEAR(found->low, each.low, 5e-5);
        EXPECT_NEAR(found->high, each.high, 5e-5);
    }
}

// 99.5 % in place of 95 % for ten comparisons: the 99.75 % point of the normal distribution is
// 2.80703 in the tables.
TEST(ProportionTest, ManyComparisonsAreWider)
{
    const double z = 2.80703;
    const double centre = (0.3 + z * z / 200) / (1 + z * z / 100);
    const double half = z / (1 + z * z / 100) * std::sqrt(0.3 * 0.7 / 100 + z * z / 40'000);
    const auto found = wilson(30, 100, 10);
    ASSERT_TRUE(found);
    EXPECT_NEAR(found->low, centre - half, 1e-6);
    EXPECT_NEAR(found->high, centre + half, 1e-6);
}

TEST(ProportionTest, NothingFollowsFromNothing)
{
    EXPECT_FALSE(wilson(0, 0));
    EXPECT_FALSE(wilson(3, 2));
}

TEST(ProportionTest, AlwaysHoldsTheShareAndIsSymmetric)
{
    for (std::uint64_t trials = 1; trials < 60; ++trials)
        for (std::uint64_t hits = 0; hits <= trials; ++hits) {
            const auto share = *wilson(hits, trials);
            const auto mirror = *wilson(trials - hits, trials);
            EXPECT_LE(share.low, share.ratio + 1e-12);
            EXPECT_GE(share.high, share.ratio - 1e-12);
            EXPECT_NEAR(share.low, 1 - mirror.high, 1e-12);
        }
}

} // namespace
} // namespace perfdeck
