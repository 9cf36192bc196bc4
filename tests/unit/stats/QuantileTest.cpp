// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/Quantile.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>

namespace perfdeck {
namespace {

// What R answers to quantile(1:10, c(0, .1, .25, .5, .9, .95, .99, 1)), its type 7.
TEST(QuantileTest, InterpolatesBetweenRanks)
{
    const std::array<double, 10> numbers{1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
    const std::array<std::pair<double, double>, 8> expected{{{0, 1},
                                                             {0.1, 1.9},
                                                             {0.25, 3.25},
                                                             {0.5, 5.5},
                                                             {0.9, 9.1},
                                                             {0.95, 9.55},
                                                             {0.99, 9.91},
                                                             {1, 10}}};
    for (const auto &[quantile, value] : expected)
        EXPECT_NEAR(quantileOfSorted(numbers, quantile), value, 1e-12) << quantile;
}

TEST(QuantileTest, OneNumberIsAllOfThem)
{
    const std::array<double, 1> one{4.5};
    EXPECT_EQ(quantileOfSorted(one, 0), 4.5);
    EXPECT_EQ(quantileOfSorted(one, 0.99), 4.5);
    EXPECT_TRUE(std::isnan(quantileOfSorted({}, 0.5)));
}

TEST(QuantileTest, WhatLiesOutsideIsClamped)
{
    const std::array<double, 2> two{1, 3};
    EXPECT_EQ(quantileOfSorted(two, -1), 1);
    EXPECT_EQ(quantileOfSorted(two, 2), 3);
}

// What numpy.median answers.
TEST(QuantileTest, MedianOfNumbersInAnyOrder)
{
    EXPECT_EQ(medianOf(std::vector<double>{5, 1, 4}), 4);
    EXPECT_EQ(medianOf(std::vector<double>{5, 1, 4, 9}), 4.5);
    EXPECT_EQ(medianOf(std::vector<double>{7}), 7);
    const std::array<double, 4> ties{2, 2, -3, 8};
    EXPECT_EQ(medianOf(std::span<const double>(ties)), 2);
    EXPECT_TRUE(std::isnan(medianOf(std::vector<double>())));
    EXPECT_EQ(medianOf(std::vector<double>{1e308, 1.5e308}), 1.25e308) << "does not overflow";
}

} // namespace
} // namespace perfdeck
