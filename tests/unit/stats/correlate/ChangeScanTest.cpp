// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/correlate/ChangeScan.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace perfdeck {
namespace {

constexpr std::size_t kLength = 40;

TEST(ChangeScanTest, SlowCoursesAreNoChange)
{
    std::vector<double> parabola;
    for (std::size_t i = 0; i < 2 * kLength; ++i)
        parabola.push_back(3 + 0.5 * double(i) - 0.01 * double(i * i));
    for (const double ratio : ChangeScan(kLength, 0.3).ratios(parabola))
        EXPECT_NEAR(ratio, 0, 1e-12);
}

TEST(ChangeScanTest, AChangeIsClearestWhereItBegins)
{
    for (const double share : {0.0, 0.5, 0.9}) {
        std::vector<double> level(2 * kLength, 0.0);
        for (std::size_t i = kLength + 12; i < level.size(); ++i)
            level[i] = i == kLength + 12 ? 1 : 1 - share; // whitened
        const auto ratios = ChangeScan(kLength, share).ratios(level);
        EXPECT_EQ(std::ranges::max_element(ratios) - ratios.begin(), 12) << share;
    }
}

TEST(ChangeScanTest, SharesAreRoundedToFew)
{
    EXPECT_EQ(ChangeScans::rounded(-0.3), 0);
    EXPECT_EQ(ChangeScans::rounded(1.5), 0.98);
    EXPECT_DOUBLE_EQ(ChangeScans::rounded(0.513), 0.52);
    ChangeScans scans;
    EXPECT_EQ(&scans.of(10, 0.5), &scans.of(10, 0.5));
    EXPECT_NE(&scans.of(10, 0.5), &scans.of(12, 0.5));
}

} // namespace
} // namespace perfdeck
