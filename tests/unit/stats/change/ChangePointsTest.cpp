// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/SplitMix.h"
#include "core/stats/change/ChangePoints.h"
#include "core/stats/Laws.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace perfdeck {

namespace {

/// Normal noise of deviation 1 around 100, each point `memory` of the one before.
std::vector<double> noise(std::uint64_t seed, std::size_t size, double memory = 0)
{
    std::vector<double> series;
    double state = 0;
    for (std::size_t i = 0; i < size; ++i) {
        state = memory * state
            + std::sqrt(1 - memory * memory)
                * normalQuantile(0.5e-9 + splitMixUnit(seed) * 0.999999999);
        series.push_back(100 + state);
    }
    return series;
}

std::vector<std::size_t> placesOf(const ChangeAnalysis &analysis)
{
    std::vector<std::size_t> places;
    for (const ChangePoint &point : analysis.points)
        places.push_back(point.index);
    return places;
}

} // namespace

TEST(ChangePoints, AStepIsFoundWithItsSize)
{
    std::vector<double> series = noise(1, 120);
    for (std::size_t i = 70; i < series.size(); ++i)
        series[i] += 10;
    const ChangeAnalysis analysis = findChanges(series);
    EXPECT_EQ(analysis.method, ChangeMethod::Levels);
    ASSERT_EQ(placesOf(analysis), std::vector<std::size_t>{70});
    EXPECT_NEAR(analysis.points[0].effect, 0.1, 0.01);
    EXPECT_NEAR(analysis.points[0].before, 100, 0.5);
    EXPECT_NEAR(analysis.points[0].after, 110, 0.5);
    EXPECT_NEAR(analysis.noise, 1, 0.25);
    EXPECT_LT(analysis.points[0].p, 1e-6);
    EXPECT_GT(analysis.points[0].confidence, 0.9);
}

TEST(ChangePoints, MissingRowsCount)
{
    std::vector<double> series = noise(2, 120);
    for (std::size_t i = 70; i < series.size(); ++i)
        series[i] += 10;
    for (std::size_t i = 0; i < 30; ++i)
        series[2 * i] = std::numeric_limits<double>::quiet_NaN();
    const ChangeAnalysis analysis = findChanges(series);
    EXPECT_EQ(analysis.used, 90U);
    EXPECT_EQ(placesOf(analysis), std::vector<std::size_t>{70});
}

TEST(ChangePoints, ASpikeIsNoChange)
{
    for (std::uint64_t seed = 1; seed <= 50; ++seed) {
        std::vector<double> series = noise(seed, 120);
        series[60] += 10;
        EXPECT_TRUE(findChanges(series).points.empty()) << seed;
    }
}

TEST(ChangePoints, ResemblingNeighboursAreNoChange)
{
    for (const double memory : {0.0, 0.5, 0.7, 0.9})
        EXPECT_TRUE(findChanges(noise(7, 20'000, memory)).points.empty()) << memory;
}

TEST(ChangePoints, DimensionsThatChangeTogetherGiveOnePlace)
{
    std::vector<double> first = noise(3, 100);
    std::vector<double> second = noise(4, 100);
    for (std::size_t i = 40; i < 100; ++i) {
        first[i] += 3;
        second[i] -= 6;
    }
    const std::vector<std::span<const double>> both{first, second};
    const ChangeAnalysis analysis = findJointChanges(both);
    ASSERT_EQ(placesOf(analysis), std::vector<std::size_t>{40});
    EXPECT_LT(analysis.points[0].effect, 0) << "the second changes most";
}

TEST(ChangePoints, TooLittleToJudge)
{
    EXPECT_EQ(findChanges({}).method, ChangeMethod::None);
    EXPECT_EQ(findChanges(std::vector<double>{1, 2, 3, 9, 9, 9, 9}).method, ChangeMethod::None);
    const ChangeAnalysis constant = findChanges(std::vector<double>(50, 4.0));
    EXPECT_EQ(constant.method, ChangeMethod::None);
    EXPECT_EQ(constant.why, "all points are equal");
}

} // namespace perfdeck
