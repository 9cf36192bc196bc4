// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/SplitMix.h"
#include "core/stats/change/OptimalPartition.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace perfdeck {

namespace {

double costOf(const std::vector<double> &series, std::size_t from, std::size_t to)
{
    double sum = 0;
    for (std::size_t i = from; i < to; ++i)
        sum += series[i];
    const double mean = sum / static_cast<double>(to - from);
    double cost = 0;
    for (std::size_t i = from; i < to; ++i)
        cost += (series[i] - mean) * (series[i] - mean);
    return cost;
}

/// Plain dynamic programming over all cuts.
std::vector<std::size_t> byTrial(const std::vector<double> &series, double penalty)
{
    const std::size_t n = series.size();
    std::vector<double> best(n + 1, std::numeric_limits<double>::infinity());
    std::vector<std::size_t> last(n + 1, 0);
    best[0] = -penalty;
    for (std::size_t end = 1; end <= n; ++end)
        for (std::size_t from = 0; from < end; ++from) {
            const double cost = best[from] + costOf(series, from, end) + penalty;
            if (cost < best[end]) {
                best[end] = cost;
                last[end] = from;
            }
        }
    std::vector<std::size_t> cuts;
    for (std::size_t at = last[n]; at > 0; at = last[at])
        cuts.insert(cuts.begin(), at);
    return cuts;
}

std::vector<double> randomSteps(std::uint64_t seed, std::size_t size)
{
    std::vector<double> series;
    double level = 0;
    for (std::size_t i = 0; i < size; ++i) {
        if (splitMixUnit(seed) < 0.05)
            level = 10 * splitMixUnit(seed);
        series.push_back(level + splitMixUnit(seed) + splitMixUnit(seed));
    }
    return series;
}

} // namespace

TEST(OptimalPartition, IsTheOptimumOfAllCuts)
{
    std::size_t found = 0;
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        const std::vector<double> series = randomSteps(seed, 20 + seed);
        for (const double penalty : {0.05, 0.5, 3.0, 20.0}) {
            const auto cuts = byTrial(series, penalty);
            EXPECT_EQ(optimalPartition(series, penalty), cuts) << seed << ' ' << penalty;
            EXPECT_EQ(optimalJointPartition(std::span(&series, 1), penalty), cuts) << seed;
            found += cuts.size();
        }
    }
    EXPECT_GT(found, 1'000U);
}

TEST(OptimalPartition, SeveralSeriesAreCutAtTheSamePlaces)
{
    std::vector<double> first(40, 1.0);
    std::vector<double> second(40, 5.0);
    for (std::size_t i = 20; i < 40; ++i) {
        first[i] = 1.5;
        second[i] = 4.5;
    }
    // Each step alone lowers the cost by 40 × 0.25 × 0.25 = 2.5, both by 5.
    EXPECT_TRUE(optimalPartition(first, 3).empty());
    EXPECT_EQ(optimalJointPartition(std::vector<std::vector<double>>{first, second}, 3),
              std::vector<std::size_t>{20});
}

TEST(OptimalPartition, NothingToCut)
{
    EXPECT_TRUE(optimalPartition({}, 1).empty());
    EXPECT_TRUE(optimalPartition(std::vector{3.0}, 1).empty());
    EXPECT_TRUE(optimalPartition(std::vector<double>(100, 3.0), 1).empty());
    EXPECT_TRUE(optimalJointPartition({}, 1).empty());
}

} // namespace perfdeck
