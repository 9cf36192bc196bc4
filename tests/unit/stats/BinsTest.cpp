// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/Bins.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

namespace perfdeck {
namespace {

std::vector<double> upTo(int n)
{
    std::vector<double> numbers(static_cast<std::size_t>(n));
    std::iota(numbers.begin(), numbers.end(), 1.0);
    return numbers;
}

TEST(BinsTest, TheWidthIsTwiceTheIqrByTheCubeRoot)
{
    // 1…1001: quartiles 251 and 751, 2·500/∛1001 = 99.97, and 1000 of that take 11 bins.
    const auto edges = freedmanDiaconisEdges(upTo(1001), 100, BinScale::Linear);
    ASSERT_EQ(edges.size(), 12U);
    EXPECT_EQ(edges.front(), 1);
    EXPECT_EQ(edges.back(), 1001);
    EXPECT_NEAR(edges[1], 1 + 1000.0 / 11, 1e-9);
}

TEST(BinsTest, OutliersDoNotMakeMoreThanAskedFor)
{
    auto numbers = upTo(1000);
    numbers.push_back(1e9);
    EXPECT_EQ(freedmanDiaconisEdges(numbers, 60, BinScale::Linear).size(), 61U);
}

TEST(BinsTest, WithoutASpreadOfQuartilesSturgesDecides)
{
    std::vector<double> numbers(62, 5.0);
    numbers.push_back(9);
    numbers.insert(numbers.begin(), 1);
    // log2(64) + 1 = 7
    EXPECT_EQ(freedmanDiaconisEdges(numbers, 100, BinScale::Linear).size(), 8U);
}

TEST(BinsTest, EqualNumbersStandInOneBin)
{
    const std::vector<double> same(10, 3.0);
    const auto edges = freedmanDiaconisEdges(same, 100, BinScale::Linear);
    ASSERT_EQ(edges.size(), 2U);
    EXPECT_LT(edges[0], 3);
    EXPECT_GT(edges[1], 3);
    EXPECT_EQ(countInBins(same, edges), std::vector<std::uint64_t>{10});
    EXPECT_TRUE(freedmanDiaconisEdges({}, 100, BinScale::Linear).empty());
}

TEST(BinsTest, LogarithmicBinsHaveEqualRatios)
{
    const auto edges = freedmanDiaconisEdges(upTo(1000), 100, BinScale::Logarithmic);
    ASSERT_GT(edges.size(), 3U);
    for (std::size_t i = 2; i < edges.size(); ++i)
        EXPECT_NEAR(edges[i] / edges[i - 1], edges[1] / edges[0], 1e-9);
    const std::vector<double> withZero{0, 1, 2, 3};
    EXPECT_EQ(freedmanDiaconisEdges(withZero, 100, BinScale::Logarithmic),
              freedmanDiaconisEdges(withZero, 100, BinScale::Linear));
}

TEST(BinsTest, EveryNumberIsCountedOnce)
{
    const std::vector<double> numbers{0, 0.5, 1, 1, 1.5, 2, 2, 2};
    const std::vector<double> edges{0, 1, 2};
    EXPECT_EQ(countInBins(numbers, edges), (std::vector<std::uint64_t>{2, 6}));
    const std::vector<double> part{1, 1.75};
    EXPECT_EQ(countInBins(numbers, part), (std::vector<std::uint64_t>{3}));
    EXPECT_TRUE(countInBins(numbers, {}).empty());
}

} // namespace
} // namespace perfdeck
