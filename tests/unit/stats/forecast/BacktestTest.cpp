// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/forecast/Backtest.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace perfdeck {
namespace {

TEST(BacktestTest, OriginsLieInTheNewerPart)
{
    const Origins origins = backtestOrigins(1'000, 12);
    EXPECT_EQ(origins.horizon, 12U);
    ASSERT_EQ(origins.starts.size(), kMostOrigins);
    EXPECT_EQ(origins.starts.front(), 600U);
    EXPECT_LT(origins.starts.back(), 1'000U);
    EXPECT_TRUE(std::ranges::is_sorted(origins.starts));
}

TEST(BacktestTest, AShortSeriesHasFewOriginsOrNone)
{
    EXPECT_TRUE(backtestOrigins(0, 5).starts.empty());
    EXPECT_TRUE(backtestOrigins(9, 5).starts.empty());
    EXPECT_EQ(backtestOrigins(12, 5).starts, (std::vector<std::size_t>{8, 9, 10, 11}));
}

TEST(BacktestTest, ErrorsAreValueMinusForecastWhereAValueIs)
{
    const double gap = std::numeric_limits<double>::quiet_NaN();
    const std::vector<double> series{1, 2, 4, gap, 16};
    const Origins origins{{2, 3}, 3};
    const auto errors = backtestErrors(series, origins, {{3, 5, 10}, {1, 20, 1}});
    EXPECT_EQ(errors.rows[0][0], 1);
    EXPECT_TRUE(std::isnan(errors.rows[0][1]));
    EXPECT_EQ(errors.rows[0][2], 6);
    EXPECT_TRUE(std::isnan(errors.rows[1][0]));
    EXPECT_EQ(errors.rows[1][1], -4);
    EXPECT_TRUE(std::isnan(errors.rows[1][2])); // after the end
    EXPECT_DOUBLE_EQ(errors.meanAbsolute(), 11.0 / 3);
    EXPECT_TRUE(std::isnan(BacktestErrors().meanAbsolute()));
}

} // namespace
} // namespace perfdeck
