// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/GanttFrame.h"

#include <gtest/gtest.h>

#include <random>

namespace perfdeck {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

const Timestamp kNoon(seconds(1'800'000'000));

GanttSpan span(int from, int to, SpanState state = SpanState::Done)
{
    return {kNoon + milliseconds(from), kNoon + milliseconds(to), {}, {}, state, false};
}

TEST(GanttFrameTest, SpansBecomeRunsOfPixels)
{
    const std::vector<GanttSpan> spans{span(0, 100), span(100, 300), span(500, 1000)};
    const auto runs = spanRuns(spans, {kNoon, kNoon + seconds(1)}, 10);
    ASSERT_EQ(runs.size(), 3U);
    EXPECT_EQ(runs[0].firstColumn, 0);
    EXPECT_EQ(runs[0].lastColumn, 0);
    EXPECT_EQ(runs[1].firstColumn, 1);
    EXPECT_EQ(runs[1].lastColumn, 2);
    EXPECT_EQ(runs[2].firstColumn, 5);
    EXPECT_EQ(runs[2].lastColumn, 9);
    EXPECT_EQ(runs[2].span, 2U);
}

TEST(GanttFrameTest, ShortOnesShareAPixelAndAFailureIsNotLost)
{
    std::vector<GanttSpan> spans;
    for (int i = 0; i < 50; ++i)
        spans.push_back(span(i, i + 1, i == 20 ? SpanState::Failed : SpanState::Done));
    spans.push_back(span(50, 99));
    const auto runs = spanRuns(spans, {kNoon, kNoon + seconds(1)}, 10);
    ASSERT_EQ(runs.size(), 1U);
    EXPECT_EQ(runs[0].count, 51U);
    EXPECT_EQ(runs[0].span, 50U); // the longest
    EXPECT_TRUE(runs[0].hasFailed);
}

TEST(GanttFrameTest, ALongNeighbourMakesRoom)
{
    // The long one ends in pixel 5, in which a short failure lies too.
    const std::vector<GanttSpan> spans{span(0, 550), span(550, 560, SpanState::Failed)};
    const auto runs = spanRuns(spans, {kNoon, kNoon + seconds(1)}, 10);
    ASSERT_EQ(runs.size(), 2U);
    EXPECT_EQ(runs[0].lastColumn, 4);
    EXPECT_FALSE(runs[0].hasFailed);
    EXPECT_EQ(runs[1].firstColumn, 5);
    EXPECT_TRUE(runs[1].hasFailed);
}

TEST(GanttFrameTest, WhatLiesOutsideIsCut)
{
    const std::vector<GanttSpan> spans{
        span(-500, -100), span(-50, 50), span(900, 5000), span(6000, 7000)};
    const auto runs = spanRuns(spans, {kNoon, kNoon + seconds(1)}, 10);
    ASSERT_EQ(runs.size(), 2U);
    EXPECT_EQ(runs[0].firstColumn, 0);
    EXPECT_EQ(runs[1].lastColumn, 9);
    EXPECT_TRUE(spanRuns(spans, {kNoon, kNoon}, 10).empty());
    EXPECT_TRUE(spanRuns(spans, {kNoon, kNoon + seconds(1)}, 0).empty());
}

TEST(GanttFrameTest, NeverMoreRunsThanPixelsAndNoneOverlap)
{
    std::mt19937 random(3);
    std::uniform_int_distribution<int> length(0, 40);
    for (int round = 0; round < 200; ++round) {
        std::vector<GanttSpan> spans;
        int at = 0;
        while (at < 10'000) {
            const int from = at + length(random) / 2;
            at = from + length(random) * (round % 7 == 0 ? 20 : 1);
            spans.push_back(span(from, at));
        }
        const int columns = 1 + round * 3;
        const auto runs = spanRuns(spans, {kNoon + seconds(1), kNoon + seconds(9)}, columns);
        ASSERT_LE(runs.size(), static_cast<std::size_t>(columns));
        int last = -1;
        for (const SpanRun &run : runs) {
            ASSERT_GT(run.firstColumn, last);
            ASSERT_GE(run.lastColumn, run.firstColumn);
            ASSERT_LT(run.lastColumn, columns);
            last = run.lastColumn;
        }
    }
}

TEST(GanttFrameTest, TheSpanAtAMoment)
{
    const std::vector<GanttSpan> spans{span(0, 100), span(100, 300), span(500, 1000)};
    EXPECT_EQ(spanAt(spans, kNoon + milliseconds(99)), 0);
    EXPECT_EQ(spanAt(spans, kNoon + milliseconds(100)), 1);
    EXPECT_EQ(spanAt(spans, kNoon + milliseconds(400)), -1);
    EXPECT_EQ(spanAt(spans, kNoon + milliseconds(1000)), -1);
    EXPECT_EQ(spanAt(spans, kNoon - milliseconds(1)), -1);
    EXPECT_EQ(spanAt({}, kNoon), -1);
}

} // namespace
} // namespace perfdeck
