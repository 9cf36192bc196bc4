// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/SeriesOutlook.h"
#include "tests/support/FrameBuilder.h"

#include <gtest/gtest.h>

#include <numbers>
#include <random>

namespace perfdeck {
namespace {

using namespace std::chrono_literals;

const Timestamp kStart{std::chrono::hours(500'000)};
constexpr int kColumns = 800;
const TimeRange kPast{kStart, kStart + kColumns * 1min};
const TimeRange kShown{kStart + 600min, kPast.to};

/// A season of 50 columns, with noise of 2 %.
double wave(std::size_t column)
{
    std::mt19937 random(static_cast<unsigned>(column));
    std::normal_distribution<double> noise(0, 2);
    return 100 + 30 * std::sin(2 * std::numbers::pi * double(column) / 50) + noise(random);
}

FramePtr past(double (*value)(std::size_t) = wave)
{
    FrameBuilder builder(kPast, kColumns);
    builder.addEvery({"load", {}}, 1min, value);
    return builder.build();
}

std::vector<SeriesKeyPtr> keysOf(const Frame &frame)
{
    std::vector<SeriesKeyPtr> keys;
    for (const FrameSeries &series : frame.series)
        keys.push_back(series.key);
    return keys;
}

TEST(SeriesOutlookTest, AUsualSeriesLiesWhereItWasExpected)
{
    const FramePtr frame = past();
    const auto found = seriesOutlooks(*frame, keysOf(*frame), {kShown, true, {}});
    ASSERT_EQ(found.size(), 1u);
    const std::vector<OutlookPoint> &expected = found[0].expected;
    ASSERT_GT(expected.size(), 150u);
    EXPECT_GE(expected.front().time, kShown.from);
    std::size_t inside = 0;
    for (const OutlookPoint &point : expected) {
        const auto column = static_cast<std::size_t>((point.time - kStart) / 1min);
        if (wave(column) >= point.low && wave(column) <= point.high)
            ++inside;
    }
    EXPECT_GT(double(inside), 0.9 * double(expected.size()));
    EXPECT_TRUE(found[0].ahead.empty());
}

TEST(SeriesOutlookTest, TheForecastHoldsWhatComes)
{
    const FramePtr frame = past();
    const auto found = seriesOutlooks(*frame, keysOf(*frame), {kShown, false, 50min});
    ASSERT_EQ(found.size(), 1u);
    EXPECT_TRUE(found[0].expected.empty());
    const std::vector<OutlookPoint> &ahead = found[0].ahead;
    ASSERT_EQ(ahead.size(), 51u); // it begins at the newest value
    EXPECT_EQ(ahead.front().time, kPast.to - 1min);
    EXPECT_EQ(ahead.front().low, ahead.front().high);
    EXPECT_EQ(ahead.back().time, kPast.to + 49min);
    int inside = 0;
    for (std::size_t step = 1; step < ahead.size(); ++step) {
        const double value = wave(kColumns - 1 + step);
        inside += value >= ahead[step].low && value <= ahead[step].high ? 1 : 0;
    }
    EXPECT_GE(inside, 44); // of 50, at 95 %
    EXPECT_LT(found[0].scaledError, 2);
}

TEST(SeriesOutlookTest, WhatIsTooShortOrNotThereSaysNothing)
{
    FrameBuilder builder(kPast, kColumns);
    builder.add({"short", {}}, {{kStart, 1}, {kStart + 1min, 2}});
    builder.add({"empty", {}}, {});
    const FramePtr frame = builder.build();
    std::vector<SeriesKeyPtr> keys = keysOf(*frame);
    keys.push_back(std::make_shared<const SeriesKey>(SeriesKey{"other", {}}));
    const auto found = seriesOutlooks(*frame, keys, {kShown, true, 10min});
    ASSERT_EQ(found.size(), 1u);
    EXPECT_TRUE(found[0].expected.empty());
    EXPECT_TRUE(found[0].ahead.empty());
    EXPECT_TRUE(seriesOutlooks(Frame(), keys, {kShown, true, 10min}).empty());
}

TEST(SeriesOutlookTest, GapsAreNoValues)
{
    const FramePtr frame = past([](std::size_t column) {
        return column % 100 < 20 ? std::numeric_limits<double>::quiet_NaN() : wave(column);
    });
    const auto found = seriesOutlooks(*frame, keysOf(*frame), {kShown, true, 50min});
    ASSERT_EQ(found.size(), 1u);
    for (const OutlookPoint &point : found[0].ahead)
        EXPECT_TRUE(point.low > 20 && point.high < 180);
}

} // namespace
} // namespace perfdeck
