// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/sample/HodgesLehmann.h"
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

TEST(HodgesLehmannTest, IsThatOfR)
{
    // wilcox.test(B, A, conf.int = TRUE), R 4.2.2
    const HodgesLehmann small = hodgesLehmann(kSmallA, kSmallB);
    EXPECT_NEAR(small.shift, 2.3, 1e-14);
    EXPECT_NEAR(small.low, -1.1, 1e-14);
    EXPECT_NEAR(small.high, 6.1, 1e-14);
    // X <- middleA + 0.0007 i², Y <- middleB + 0.001 j: exact for samples without ties
    std::vector<double> x = middleA();
    std::vector<double> y = middleB();
    for (std::size_t i = 0; i < x.size(); ++i)
        x[i] += 0.0007 * double(i * i);
    for (std::size_t j = 0; j < y.size(); ++j)
        y[j] += 0.001 * double(j);
    const HodgesLehmann middle = hodgesLehmann(ascending(x), ascending(y));
    EXPECT_NEAR(middle.shift, 1.4368, 1e-12);
    EXPECT_NEAR(middle.low, -0.4528, 1e-12);
    EXPECT_NEAR(middle.high, 3.2437, 1e-12);
}

TEST(HodgesLehmannTest, SelectsAsIfAllDifferencesWereSorted)
{
    const std::vector<double> a = ascending(largeA());
    const std::vector<double> b = ascending(middleB());
    std::vector<double> all;
    for (const double y : b)
        for (const double x : a)
            all.push_back(y - x);
    std::ranges::sort(all);
    for (std::size_t rank = 0; rank < all.size(); rank += 7)
        EXPECT_EQ(pairwiseDifference(a, b, rank), all[rank]) << rank;
    EXPECT_EQ(pairwiseDifference(a, b, all.size() - 1), all.back());
}

TEST(HodgesLehmannTest, MovesAndGrowsWithTheSamples)
{
    const std::vector<double> a = ascending(largeA());
    std::vector<double> b = ascending(largeB());
    const HodgesLehmann before = hodgesLehmann(a, b);
    for (double &y : b)
        y += 4;
    const HodgesLehmann after = hodgesLehmann(a, b);
    EXPECT_NEAR(after.shift, before.shift + 4, 1e-12);
    EXPECT_NEAR(after.low, before.low + 4, 1e-12);
    const HodgesLehmann back = hodgesLehmann(b, a);
    EXPECT_NEAR(back.shift, -after.shift, 1e-12);
    EXPECT_NEAR(back.high, -after.low, 1e-12);
}

TEST(HodgesLehmannTest, TooFewSamplesHaveNoInterval)
{
    const std::vector<double> three{1, 2, 3};
    const HodgesLehmann result = hodgesLehmann(three, three);
    EXPECT_EQ(result.shift, 0);
    EXPECT_EQ(result.low, -INFINITY); // 2 of 20 divisions are more than 0.05
    EXPECT_EQ(result.high, INFINITY);
    EXPECT_TRUE(std::isnan(hodgesLehmann({}, three).shift));
}

} // namespace
} // namespace perfdeck
