// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/stream/AnomalyRank.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>

namespace perfdeck {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

std::vector<std::size_t> order(const AnomalyRanking &ranking)
{
    std::vector<std::size_t> places;
    for (const RankedSeries &series : ranking.series)
        places.push_back(series.series);
    return places;
}

AnomalyRanking rank(const std::vector<std::vector<double>> &scores)
{
    const std::vector<std::span<const double>> spans(scores.begin(), scores.end());
    return rankAnomalies(spans, 0.5);
}

TEST(AnomalyRankTest, TheMomentsStrangestComesFirst)
{
    const auto ranking = rank({{0.1}, {0.9}, {0.5}, {kNaN}, {0.95}});
    EXPECT_THAT(order(ranking), testing::ElementsAre(4, 1, 2, 0));
    EXPECT_DOUBLE_EQ(ranking.strange.ratio, 0.75);
    EXPECT_DOUBLE_EQ(ranking.rate, 0.75);
    EXPECT_LT(ranking.strange.low, 0.75);
    EXPECT_GT(ranking.strange.high, 0.75);
}

TEST(AnomalyRankTest, OverAStretchLastingStrangenessWins)
{
    const auto ranking
        = rank({{0, 0, 0, 0.99}, {0.6, 0.6, 0.1, 0.1}, {0, 0, 0, 0}, {0, kNaN, 0.6}});
    EXPECT_THAT(order(ranking), testing::ElementsAre(1, 3, 0, 2));
    EXPECT_DOUBLE_EQ(ranking.series[0].share, 0.5);
    EXPECT_DOUBLE_EQ(ranking.series[1].share, 0.5);
    EXPECT_DOUBLE_EQ(ranking.series[2].highest, 0.99);
    EXPECT_DOUBLE_EQ(ranking.strange.ratio, 0.75);
    EXPECT_DOUBLE_EQ(ranking.rate, 4.0 / 14);
}

TEST(AnomalyRankTest, NothingIsNotCalm)
{
    const auto ranking = rank({{}, {kNaN}});
    EXPECT_TRUE(ranking.series.empty());
    EXPECT_EQ(ranking.strange.low, 0);
    EXPECT_EQ(ranking.strange.high, 1);
}

} // namespace
} // namespace perfdeck
