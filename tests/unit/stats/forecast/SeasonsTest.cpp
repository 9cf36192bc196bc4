// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/forecast/Seasons.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <random>

namespace perfdeck {
namespace {

using Lengths = std::vector<std::size_t>;

class Noise
{
public:
    explicit Noise(unsigned seed)
        : m_random(seed)
    {
    }

    double operator()() { return m_normal(m_random); }

private:
    std::mt19937 m_random;
    std::normal_distribution<double> m_normal;
};

double day(std::size_t i)
{
    return 10 * std::sin(2 * std::numbers::pi * double(i) / 24);
}

TEST(SeasonsTest, FindsADayUnderNoiseAndTrend)
{
    Noise noise(1);
    std::vector<double> series;
    for (std::size_t i = 0; i < 700; ++i)
        series.push_back(0.1 * double(i) + day(i) + 2 * noise());
    EXPECT_EQ(findSeasons(series), Lengths{24});
}

TEST(SeasonsTest, FindsDaysAndWeeks)
{
    Noise noise(2);
    std::vector<double> series;
    for (std::size_t i = 0; i < 1'000; ++i)
        series.push_back((i / 24 % 7 < 5 ? 1 : 0.6) * (15 + day(i)) + 0.3 * noise());
    EXPECT_EQ(findSeasons(series), (Lengths{24, 168}));
}

TEST(SeasonsTest, StrangeValuesDoNotHideASeason)
{
    Noise noise(3);
    std::vector<double> series;
    for (std::size_t i = 0; i < 500; ++i)
        series.push_back(day(i) + noise());
    for (const std::size_t place : {31U, 77U, 90U, 163U, 270U, 352U})
        series[place] += 1'000;
    EXPECT_EQ(findSeasons(series), Lengths{24});
}

// 200 random walks and 200 series of noise: the bound is one for 5 % of them.
TEST(SeasonsTest, ChanceIsNoSeason)
{
    int found = 0;
    for (unsigned seed = 0; seed < 200; ++seed) {
        Noise noise(seed);
        std::vector<double> walk{0};
        std::vector<double> still;
        for (int i = 0; i < 300; ++i) {
            walk.push_back(walk.back() + noise());
            still.push_back(noise());
        }
        found += findSeasons(walk).empty() ? 0 : 1;
        found += findSeasons(still).empty() ? 0 : 1;
    }
    EXPECT_LE(found, 24); // of 400
}

TEST(SeasonsTest, TheExpectedOneIsTakenWhereItIsClear)
{
    std::vector<double> series;
    for (std::size_t i = 0; i < 480; ++i)
        series.push_back(double(i % 12) + (i % 24 < 12 ? 0.5 : 0));
    EXPECT_EQ(findSeasons(series, 24).front(), 24U);
    EXPECT_EQ(findSeasons(series).front(), 12U);
    EXPECT_EQ(findSeasons(series, 17).front(), 12U); // not there
}

TEST(SeasonsTest, TooShortOrStillHasNone)
{
    EXPECT_TRUE(findSeasons({}).empty());
    EXPECT_TRUE(findSeasons(std::vector<double>{1, 2, 3, 4, 5, 6, 7}, 2).empty());
    EXPECT_TRUE(findSeasons(std::vector<double>(200, 4.0), 24).empty());
}

} // namespace
} // namespace perfdeck
