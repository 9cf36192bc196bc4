// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/ParetoFront.h"

#include <gtest/gtest.h>

#include <limits>
#include <random>

namespace perfdeck {
namespace {

using Points = std::vector<std::pair<double, double>>;
using Indices = std::vector<std::size_t>;

/// The definition, point against point.
Indices slowFront(const Points &points, Better x, Better y)
{
    const auto good
        = [](double value, Better better) { return better == Better::Higher ? value : -value; };
    Indices front;
    for (std::size_t i = 0; i < points.size(); ++i) {
        bool beaten = false;
        for (const auto &other : points) {
            const double dx = good(other.first, x) - good(points[i].first, x);
            const double dy = good(other.second, y) - good(points[i].second, y);
            beaten |= dx >= 0 && dy >= 0 && (dx > 0 || dy > 0);
        }
        if (!beaten)
            front.push_back(i);
    }
    std::sort(front.begin(), front.end(), [&](std::size_t a, std::size_t b) {
        return std::pair(points[a], a) < std::pair(points[b], b);
    });
    return front;
}

TEST(ParetoFrontTest, FastAndAccurateModels)
{
    // Latency lower is better, accuracy higher is better.
    const Points points{{10, 0.7}, {20, 0.8}, {15, 0.6}, {30, 0.8}, {40, 0.9}};
    EXPECT_EQ(paretoFront(points, Better::Lower, Better::Higher), (Indices{0, 1, 4}));
    EXPECT_EQ(paretoFront(points, Better::Higher, Better::Higher), (Indices{4}));
    EXPECT_EQ(paretoFront(points, Better::Lower, Better::Lower), (Indices{0, 2}));
}

TEST(ParetoFrontTest, EqualPointsStandTogether)
{
    const Points points{{1, 1}, {2, 0}, {1, 1}, {1, 2}};
    EXPECT_EQ(paretoFront(points, Better::Lower, Better::Lower), (Indices{0, 2, 1}));
}

TEST(ParetoFrontTest, WithoutADirectionThereIsNone)
{
    const Points points{{1, 1}, {2, 2}};
    EXPECT_TRUE(paretoFront(points, Better::Neither, Better::Lower).empty());
    EXPECT_TRUE(paretoFront(points, Better::Lower, Better::Neither).empty());
    EXPECT_TRUE(paretoFront({}, Better::Lower, Better::Lower).empty());
}

TEST(ParetoFrontTest, WhatIsNotMeasuredTakesNoPart)
{
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const Points points{{nan, 0}, {0, nan}, {5, 5}};
    EXPECT_EQ(paretoFront(points, Better::Lower, Better::Lower), (Indices{2}));
}

TEST(ParetoFrontTest, AgreesWithItsDefinition)
{
    std::mt19937 random(11);
    std::uniform_int_distribution<int> few(0, 9);
    std::uniform_int_distribution<int> many(0, 60);
    for (int round = 0; round < 300; ++round) {
        Points points;
        for (int count = many(random); count > 0; --count)
            points.emplace_back(few(random), few(random));
        for (const Better x : {Better::Lower, Better::Higher})
            for (const Better y : {Better::Lower, Better::Higher})
                ASSERT_EQ(paretoFront(points, x, y), slowFront(points, x, y)) << round;
    }
}

} // namespace
} // namespace perfdeck
