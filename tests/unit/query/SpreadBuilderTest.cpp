// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/SpreadBuilder.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace perfdeck {
namespace {

using namespace std::chrono_literals;

const Timestamp kStart{1'700'000'000s};
const TimeRange kRange{kStart, kStart + 100s};

FrameColumn at(Duration after, double value, bool gapBefore = false)
{
    const std::int64_t time = (kStart + after).time_since_epoch().count();
    return {time, time, value, value, value, value, 1, gapBefore};
}

FrameSeries level(double value)
{
    FrameSeries series;
    for (int i = 0; i < 100; ++i)
        series.columns.push_back(at(1s * i, value));
    return series;
}

TEST(SpreadBuilder, QuantilesOfKnownNumbers)
{
    SpreadBuilder builder(kRange, 100);
    for (int i = 0; i <= 100; ++i)
        builder.add(level((i * 37) % 101)); // 0…100, mixed
    const auto spread = builder.columns();
    ASSERT_EQ(spread.size(), 100U);
    for (const SpreadColumn &column : spread) {
        EXPECT_DOUBLE_EQ(column.p5, 5);
        EXPECT_DOUBLE_EQ(column.p25, 25);
        EXPECT_DOUBLE_EQ(column.p50, 50);
        EXPECT_DOUBLE_EQ(column.p75, 75);
        EXPECT_DOUBLE_EQ(column.p95, 95);
        EXPECT_EQ(column.series, 101U);
    }
    EXPECT_EQ(spread[0].time, kStart.time_since_epoch().count());
    EXPECT_EQ(spread[1].time - spread[0].time, 1'000'000);
}

TEST(SpreadBuilder, BetweenRanksIsLinear)
{
    SpreadBuilder builder(kRange, 10);
    for (const double value : {1.0, 2.0, 4.0, 8.0})
        builder.add(level(value));
    const SpreadColumn column = builder.columns().front();
    EXPECT_DOUBLE_EQ(column.p50, 3); // numpy.quantile([1, 2, 4, 8], 0.5)
    EXPECT_DOUBLE_EQ(column.p25, 1.75);
    EXPECT_DOUBLE_EQ(column.p95, 7.4);
}

TEST(SpreadBuilder, SlowSeriesCountInEveryColumnAndGapsInNone)
{
    SpreadBuilder builder(kRange, 100);
    FrameSeries slow; // a sample each 10 s, none from 50 s to 80 s
    for (const int second : {0, 10, 20, 30, 40, 50})
        slow.columns.push_back(at(1s * second, second));
    slow.columns.push_back(at(80s, 80, true));
    builder.add(slow);
    const auto spread = builder.columns();
    ASSERT_EQ(spread.size(), 52U); // 0…50 and 80
    EXPECT_DOUBLE_EQ(spread[15].p50, 10);
    EXPECT_DOUBLE_EQ(spread[50].p50, 50);
    EXPECT_DOUBLE_EQ(spread[51].p50, 80);
}

TEST(SpreadBuilder, OutliersAreThoseFurthestOutside)
{
    SpreadBuilder builder(kRange, 100);
    for (int i = 0; i < 200; ++i)
        builder.add(level(i == 17 ? 1000 : i == 60 ? -300 : i == 150 ? 199.9 : i % 100));
    const auto spread = builder.columns();
    EXPECT_EQ(builder.outliers(spread, 2), (std::vector<std::size_t>{17, 60}));
    EXPECT_EQ(builder.outliers(spread, 3), (std::vector<std::size_t>{17, 60, 150}));
    EXPECT_TRUE(builder.outliers(spread, 0).empty());
}

TEST(SpreadBuilder, EqualSeriesHaveNoOutliersButTheOddOne)
{
    SpreadBuilder builder(kRange, 100);
    for (int i = 0; i < 40; ++i)
        builder.add(level(i == 7 ? 5.5 : 5));
    EXPECT_EQ(builder.outliers(builder.columns(), 5), (std::vector<std::size_t>{7}));
}

TEST(SpreadBuilder, WhatIsNotFiniteCountsNowhere)
{
    SpreadBuilder builder(kRange, 100);
    builder.add(level(1));
    builder.add(level(std::numeric_limits<double>::infinity()));
    builder.add(level(std::numeric_limits<double>::quiet_NaN()));
    builder.add(FrameSeries());
    EXPECT_EQ(builder.series(), 4U);
    const auto spread = builder.columns();
    ASSERT_EQ(spread.size(), 100U);
    EXPECT_EQ(spread[0].series, 1U);
    EXPECT_DOUBLE_EQ(spread[0].p95, 1);
}

TEST(SpreadBuilder, ManyColumnsAreTakenTogether)
{
    SpreadBuilder builder(kRange, 16384);
    builder.add(level(1));
    EXPECT_LE(builder.columns().size(), 1001U);
}

TEST(SpreadBuilder, StopsWhenAsked)
{
    SpreadBuilder builder(kRange, 100);
    builder.add(level(1));
    std::stop_source stop;
    stop.request_stop();
    EXPECT_TRUE(builder.columns(stop.get_token()).empty());
}

} // namespace
} // namespace perfdeck
