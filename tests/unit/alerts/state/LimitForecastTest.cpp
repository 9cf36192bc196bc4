// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/state/LimitForecast.h"
#include "tests/support/AlertRuns.h"

#include <gtest/gtest.h>

#include <cmath>

namespace perfdeck {
namespace {

using namespace std::chrono_literals;

AlertLadder hours(double most)
{
    AlertLadder ladder;
    ladder.comparator = Comparator::Below;
    ladder.raise[2] = most * 3600;
    return ladder;
}

/// A sample a minute over six hours along a line; the time left is counted from its end.
LimitForecast
madeOf(const ForecastCondition &condition, double start, double perHour, const AlertLadder &ladder)
{
    std::vector<Timestamp> times;
    std::vector<double> values;
    for (int minute = 1; minute <= 360; ++minute) {
        times.push_back(kAlertStart + minute * 1min);
        values.push_back(start + perHour * minute / 60);
    }
    LimitForecast forecast(condition, ladder);
    forecast.make({times, values}, kAlertStart + 6h);
    return forecast;
}

TEST(LimitForecast, CountsDownBetweenForecasts)
{
    const LimitForecast forecast = madeOf({"m", 100}, 40, 5, hours(8)); // 70 at its end
    EXPECT_NEAR(forecast.secondsLeft(kAlertStart + 6h), 6 * 3600, 60);
    EXPECT_NEAR(forecast.secondsLeft(kAlertStart + 7h), 5 * 3600, 60);
    EXPECT_EQ(forecast.secondsLeft(kAlertStart + 20h), 0);
}

TEST(LimitForecast, LooksTwiceAsFarAsTheHighestLevel)
{
    EXPECT_TRUE(std::isinf(madeOf({"m", 100}, 40, 5, hours(2)).secondsLeft(kAlertStart + 6h)));
    EXPECT_FALSE(std::isinf(madeOf({"m", 100}, 40, 5, hours(4)).secondsLeft(kAlertStart + 6h)));
}

TEST(LimitForecast, KnowsFloorsToo)
{
    EXPECT_NEAR(
        madeOf({"m", 0, true}, 40, -5, hours(8)).secondsLeft(kAlertStart + 6h), 2 * 3600, 60);
    EXPECT_EQ(madeOf({"m", 20, true}, 40, -5, hours(8)).secondsLeft(kAlertStart + 6h), 0);
}

TEST(LimitForecast, SaysNothingOfTooLittle)
{
    LimitForecast forecast({"m", 100}, hours(4));
    EXPECT_TRUE(std::isnan(forecast.secondsLeft(kAlertStart)));
    forecast.make({}, kAlertStart);
    EXPECT_TRUE(std::isnan(forecast.secondsLeft(kAlertStart)));
}

TEST(LimitForecast, HasMomentsOfItsOwn)
{
    const LimitForecast forecast({"m", 100}, hours(4));
    const Timestamp now = kAlertStart + 17min;
    EXPECT_EQ(forecast.momentFor(now, 0), kAlertStart + 15min);
    EXPECT_EQ(forecast.momentFor(now, 16), kAlertStart + 15min);
    const Timestamp other = forecast.momentFor(now, 8);
    EXPECT_EQ(other, kAlertStart + 12min + 30s);
    EXPECT_LE(now - other, 5min);
}

} // namespace
} // namespace perfdeck
