// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/change/TrendPartition.h"
#include "tests/unit/stats/change/NoisySeries.h"

#include <gtest/gtest.h>

#include <limits>

namespace perfdeck {

namespace {

/// Squared distances from the line of least squares, term by term.
double lineCost(const std::vector<double> &y, std::size_t from, std::size_t to)
{
    const auto n = static_cast<double>(to - from);
    double meanX = 0;
    double meanY = 0;
    for (std::size_t i = from; i < to; ++i) {
        meanX += static_cast<double>(i) / n;
        meanY += y[i] / n;
    }
    double xx = 0;
    double xy = 0;
    for (std::size_t i = from; i < to; ++i) {
        xx += (static_cast<double>(i) - meanX) * (static_cast<double>(i) - meanX);
        xy += (static_cast<double>(i) - meanX) * (y[i] - meanY);
    }
    double cost = 0;
    for (std::size_t i = from; i < to; ++i) {
        const double rest = y[i] - meanY - xy / xx * (static_cast<double>(i) - meanX);
        cost += rest * rest;
    }
    return cost;
}

std::vector<std::size_t> byTrial(const std::vector<double> &y, double penalty, std::size_t least)
{
    std::vector<double> best(y.size() + 1, std::numeric_limits<double>::infinity());
    std::vector<std::size_t> last(y.size() + 1, 0);
    best[0] = -penalty;
    for (std::size_t end = least; end <= y.size(); ++end)
        for (std::size_t from = 0; from + least <= end; ++from)
            if (const double cost = best[from] + lineCost(y, from, end) + penalty;
                cost < best[end]) {
                best[end] = cost;
                last[end] = from;
            }
    std::vector<std::size_t> cuts;
    for (std::size_t at = last[y.size()]; at > 0; at = last[at])
        cuts.insert(cuts.begin(), at);
    return cuts;
}

std::vector<std::size_t> placesOf(const std::vector<TrendCut> &cuts)
{
    std::vector<std::size_t> places;
    for (const TrendCut &cut : cuts)
        places.push_back(cut.index);
    return places;
}

} // namespace

TEST(TrendPartition, IsTheOptimumOfAllCuts)
{
    std::size_t found = 0;
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        std::vector<double> series = noisySeries(seed, 40 + seed);
        addStep(series, 15, 6);
        addStep(series, 28, -4);
        for (const double penalty : {2.0, 8.0, 30.0}) {
            const auto cuts = byTrial(series, penalty, 3);
            EXPECT_EQ(placesOf(trendPartition(std::span(&series, 1), penalty, 3)), cuts) << seed;
            found += cuts.size();
        }
    }
    EXPECT_GT(found, 60U);
}

TEST(TrendPartition, ABendIsACut)
{
    std::vector<double> series;
    for (int i = 0; i < 60; ++i)
        series.push_back(i < 30 ? i : 60 - i);
    const auto cuts = trendPartition(std::span(&series, 1), 5, 3);
    ASSERT_EQ(cuts.size(), 1U);
    EXPECT_NEAR(static_cast<double>(cuts[0].index), 30, 1);
    EXPECT_NEAR(cuts[0].gain, lineCost(series, 0, 60), 1) << "all that one line leaves over";
}

TEST(TrendPartition, LongSeriesAreCutAtTheVeryPoint)
{
    std::vector<double> series = noisySeries(5, 20'000);
    addStep(series, 12'345, 30);
    const auto cuts = trendPartition(std::span(&series, 1), 300, 3);
    EXPECT_EQ(placesOf(cuts), std::vector<std::size_t>{12'345});
}

TEST(TrendPartition, TooShortToCut)
{
    EXPECT_TRUE(trendPartition({}, 1, 3).empty());
    const std::vector<double> five{1, 9, 1, 9, 1};
    EXPECT_TRUE(trendPartition(std::span(&five, 1), 0.001, 3).empty());
}

} // namespace perfdeck
