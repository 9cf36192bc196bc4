// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/forecast/EqualSteps.h"
#include "core/stats/forecast/Forecast.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace perfdeck {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

TEST(EqualSteps, UnsteadyTimesGetPlacesAndGapsStay)
{
    const std::vector<double> times{0, 10.5, 19.8, 50, 60.1};
    const std::vector<double> values{1, 2, 3, 6, 7};
    const EqualSteps made = equalSteps(times, values);
    EXPECT_NEAR(made.step, 10.3, 1e-12) << "the median of 10.5, 9.3, 30.2 and 10.1";
    EXPECT_EQ(made.last, 60.1);
    ASSERT_EQ(made.values.size(), 7U);
    const std::vector<double> wanted{1, 2, 3, kNaN, kNaN, 6, 7};
    for (std::size_t i = 0; i < wanted.size(); ++i)
        EXPECT_TRUE(made.values[i] == wanted[i]
                    || (std::isnan(made.values[i]) && std::isnan(wanted[i])))
            << i << ' ' << made.values[i];
}

TEST(EqualSteps, OfTwoOnOnePlaceTheNewestCounts)
{
    const std::vector<double> times{0, 10, 20, 30, 39, 40};
    const std::vector<double> values{1, 2, 3, 4, 5, 6};
    EXPECT_EQ(equalSteps(times, values).values, (std::vector<double>{1, 2, 3, 4, 6}));
}

TEST(EqualSteps, WhatIsNotFiniteIsAGapAndOldSamplesAreLeftOut)
{
    std::vector<double> times;
    std::vector<double> values;
    for (std::size_t i = 0; i < kMostForecastSamples + 50; ++i) {
        times.push_back(static_cast<double>(i));
        values.push_back(i % 7 == 0 ? kNaN : 1);
    }
    const EqualSteps made = equalSteps(times, values);
    EXPECT_EQ(made.step, 1);
    EXPECT_LE(made.values.size(), kMostForecastSamples);
    EXPECT_GT(made.values.size(), kMostForecastSamples - 3);
}

TEST(EqualSteps, TooLittle)
{
    EXPECT_TRUE(equalSteps({}, {}).values.empty());
    EXPECT_TRUE(equalSteps(std::vector<double>{1}, std::vector<double>{1}).values.empty());
    const std::vector<double> same{5, 5, 5};
    EXPECT_TRUE(equalSteps(same, same).values.empty());
}

} // namespace
} // namespace perfdeck
