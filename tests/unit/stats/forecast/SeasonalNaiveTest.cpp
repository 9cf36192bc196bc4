// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/forecast/SeasonalNaive.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace perfdeck {
namespace {

TEST(SeasonalNaiveTest, RepeatsTheLastSeason)
{
    const std::vector<double> series{1, 2, 3, 4, 5, 6, 7};
    const Paths paths = seasonalNaive(series, 3, {{6, 7}, 5});
    EXPECT_EQ(paths[0], (std::vector<double>{4, 5, 6, 4, 5}));
    EXPECT_EQ(paths[1], (std::vector<double>{5, 6, 7, 5, 6}));
    EXPECT_EQ(seasonalNaive(series, 1, {{7}, 3})[0], (std::vector<double>{7, 7, 7}));
}

TEST(SeasonalNaiveTest, LooksFurtherBackPastGaps)
{
    const double gap = std::numeric_limits<double>::quiet_NaN();
    const std::vector<double> series{1, gap, 3, 4, gap, gap};
    const auto path = seasonalNaive(series, 3, {{6}, 3})[0];
    EXPECT_EQ(path[0], 4);
    EXPECT_TRUE(std::isnan(path[1]));
    EXPECT_EQ(path[2], 3);
}

} // namespace
} // namespace perfdeck
