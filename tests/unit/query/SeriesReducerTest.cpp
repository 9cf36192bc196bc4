// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/GapRule.h"
#include "core/query/SeriesReducer.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>

namespace perfdeck {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kInfinity = std::numeric_limits<double>::infinity();
const Timestamp kStart(std::chrono::seconds(1'800'000'000));

Timestamp second(double seconds)
{
    return kStart + std::chrono::microseconds(std::llround(seconds * 1e6));
}

struct Samples
{
    std::vector<Timestamp> times;
    std::vector<double> values;
};

struct Reduced
{
    std::vector<FrameColumn> columns;
    FrameSeries totals;
};

Reduced reduce(const Samples &samples, TimeRange range, int columns)
{
    Reduced reduced;
    SeriesReducer reducer(ColumnGrid(range, columns), range, reduced.columns);
    reducer.addSamples(samples.times, samples.values);
    reducer.finish(reduced.totals);
    return reduced;
}

Samples everySecond(const std::vector<double> &values)
{
    Samples samples;
    for (std::size_t i = 0; i < values.size(); ++i)
        samples.times.push_back(second(static_cast<double>(i)));
    samples.values = values;
    return samples;
}

bool same(double a, double b)
{
    return a == b || (std::isnan(a) && std::isnan(b));
}

/// The same column from its definition, one sample at a time.
FrameColumn columnByDefinition(const Samples &samples, const ColumnGrid &grid, std::int64_t index)
{
    FrameColumn column;
    column.first = column.min = column.max = column.last = kNaN;
    for (std::size_t i = 0; i < samples.times.size(); ++i) {
        const std::int64_t time = samples.times[i].time_since_epoch().count();
        const double value = samples.values[i];
        if (grid.columnOf(time) != index)
            continue;
        if (column.count == 0) {
            column.time = time;
            column.gapBefore = std::isnan(value) || (i > 0 && std::isnan(samples.values[i - 1]))
                || (i > 0 && hasGapBefore(samples.times, i));
        }
        ++column.count;
        column.lastTime = time;
        if (std::isnan(value))
            continue;
        column.first = std::isnan(column.first) ? value : column.first;
        column.last = value;
        column.min = std::isnan(column.min) ? value : std::min(column.min, value);
        column.max = std::isnan(column.max) ? value : std::max(column.max, value);
    }
    return column;
}

Samples randomSamples(std::mt19937 &random, bool wild)
{
    Samples samples;
    std::uniform_int_distribution<int> count(0, 700);
    std::exponential_distribution<double> step(1.0);
    std::normal_distribution<double> value(100, 30);
    std::uniform_int_distribution<int> dice(0, 40);
    Timestamp time = kStart;
    for (int i = count(random); i > 0; --i) {
        time += Duration(1 + std::llround(step(random) * 1e6));
        const int roll = dice(random);
        time += roll == 0 ? Duration(std::chrono::minutes(2)) : Duration(0);
        samples.times.push_back(time);
        samples.values.push_back(wild && roll == 1       ? kNaN
                                     : wild && roll == 2 ? kInfinity
                                     : wild && roll == 3 ? -kInfinity
                                                         : value(random));
    }
    return samples;
}

TEST(SeriesReducerTest, EveryColumnIsAsDefinedWhateverTheSamples)
{
    std::mt19937 random(11);
    for (int round = 0; round < 400; ++round) {
        const Samples samples = randomSamples(random, round % 2 == 1);
        const TimeRange range{kStart, kStart + std::chrono::hours(1)};
        const int width = std::uniform_int_distribution<int>(1, 2000)(random);
        const ColumnGrid grid(range, width);
        const Reduced reduced = reduce(samples, range, width);
        std::size_t counted = 0;
        bool first = true;
        for (const FrameColumn &column : reduced.columns) {
            FrameColumn expected = columnByDefinition(samples, grid, grid.columnOf(column.time));
            expected.gapBefore = expected.gapBefore && !first;
            first = false;
            ASSERT_EQ(column.time, expected.time);
            ASSERT_EQ(column.lastTime, expected.lastTime);
            ASSERT_EQ(column.count, expected.count);
            ASSERT_TRUE(same(column.first, expected.first) && same(column.last, expected.last));
            ASSERT_TRUE(same(column.min, expected.min)) << column.min << ' ' << expected.min;
            ASSERT_TRUE(same(column.max, expected.max)) << column.max << ' ' << expected.max;
            ASSERT_EQ(column.gapBefore, expected.gapBefore) << "round " << round;
            counted += column.count;
        }
        const auto inRange = std::count_if(samples.times.begin(),
                                           samples.times.end(),
                                           [&](Timestamp time) { return range.contains(time); });
        ASSERT_EQ(static_cast<std::ptrdiff_t>(reduced.totals.count), inRange);
        if (inRange == std::ssize(samples.times)) {
            ASSERT_EQ(counted, samples.times.size()) << "no sample is lost or counted twice";
        }
    }
}

TEST(SeriesReducerTest, ASinglePeakAmongAMillionSurvives)
{
    Samples samples;
    for (int i = 0; i < 1'000'000; ++i) {
        samples.times.push_back(kStart + std::chrono::milliseconds(i));
        samples.values.push_back(i == 777'777 ? 1e9 : 1.0);
    }
    const Reduced reduced = reduce(samples, {kStart, kStart + std::chrono::seconds(1000)}, 500);
    ASSERT_LE(reduced.columns.size(), 501U);
    const auto peak = std::max_element(reduced.columns.begin(),
                                       reduced.columns.end(),
                                       [](const auto &a, const auto &b) { return a.max < b.max; });
    EXPECT_EQ(peak->max, 1e9);
    EXPECT_EQ(reduced.totals.max, 1e9);
    EXPECT_EQ(reduced.totals.count, 1'000'000U);
}

TEST(SeriesReducerTest, SparseSamplesKeepTheirTrueTimes)
{
    const Samples samples{{second(3.25), second(63.5), second(123.75)}, {1, 2, 3}};
    const Reduced reduced = reduce(samples, {second(0), second(300)}, 800);
    ASSERT_EQ(reduced.columns.size(), 3U);
    for (std::size_t i = 0; i < 3; ++i) {
        EXPECT_EQ(reduced.columns[i].time, samples.times[i].time_since_epoch().count());
        EXPECT_EQ(reduced.columns[i].count, 1U);
        EXPECT_FALSE(reduced.columns[i].gapBefore);
    }
}

TEST(SeriesReducerTest, NaNBreaksTheLineBetweenColumns)
{
    const Reduced reduced = reduce(everySecond({1, 2, kNaN, 4, 5}), {second(0), second(5)}, 5);
    ASSERT_EQ(reduced.columns.size(), 5U);
    EXPECT_FALSE(reduced.columns[1].gapBefore);
    EXPECT_TRUE(reduced.columns[2].gapBefore);
    EXPECT_TRUE(std::isnan(reduced.columns[2].min));
    EXPECT_TRUE(reduced.columns[3].gapBefore);
    EXPECT_FALSE(reduced.columns[4].gapBefore);
}

TEST(SeriesReducerTest, NaNInsideAColumnHidesNothing)
{
    const Reduced reduced
        = reduce(everySecond({1, kNaN, 9, 2, kNaN, 3, 4, 5}), {second(0), second(8)}, 2);
    ASSERT_EQ(reduced.columns.size(), 2U);
    EXPECT_EQ(reduced.columns[0].max, 9);
    EXPECT_EQ(reduced.columns[0].last, 2);
    EXPECT_TRUE(reduced.columns[1].gapBefore) << "the column begins with NaN";
    EXPECT_EQ(reduced.columns[1].first, 3);
    EXPECT_EQ(reduced.totals.count, 8U);
    EXPECT_DOUBLE_EQ(reduced.totals.mean, 24.0 / 6);
}

TEST(SeriesReducerTest, InfinityShowsInItsColumnButNotInTheAxes)
{
    const Reduced reduced
        = reduce(everySecond({3, kInfinity, 7, -kInfinity, 5, 6}), {second(0), second(6)}, 2);
    EXPECT_EQ(reduced.columns[0].max, kInfinity);
    EXPECT_EQ(reduced.columns[1].min, -kInfinity);
    EXPECT_EQ(reduced.totals.min, 3);
    EXPECT_EQ(reduced.totals.max, 7);
    EXPECT_DOUBLE_EQ(reduced.totals.mean, 21.0 / 4);
}

TEST(SeriesReducerTest, HugeValuesWhoseSumOverflowsAreNotInfinite)
{
    const double huge = std::numeric_limits<double>::max();
    const Reduced reduced = reduce(everySecond({huge, huge, huge}), {second(0), second(3)}, 1);
    ASSERT_EQ(reduced.columns.size(), 1U);
    EXPECT_EQ(reduced.columns[0].max, huge);
    EXPECT_EQ(reduced.totals.max, huge);
}

TEST(SeriesReducerTest, OnlyNaNHasColumnsButNoTotals)
{
    const Reduced reduced = reduce(everySecond({kNaN, kNaN}), {second(0), second(2)}, 2);
    EXPECT_EQ(reduced.columns.size(), 2U);
    EXPECT_TRUE(std::isnan(reduced.totals.min) && std::isnan(reduced.totals.mean)
                && std::isnan(reduced.totals.last));
    EXPECT_EQ(reduced.totals.count, 2U);
}

TEST(SeriesReducerTest, NothingGivesNothing)
{
    const Reduced reduced = reduce({}, {second(0), second(2)}, 2);
    EXPECT_TRUE(reduced.columns.empty());
    EXPECT_TRUE(std::isnan(reduced.totals.max));
    EXPECT_EQ(reduced.totals.count, 0U);
}

TEST(SeriesReducerTest, SlidingTheRangeLeavesTheColumnsInsideAsTheyWere)
{
    std::mt19937 random(3);
    const Samples samples = randomSamples(random, true);
    const Duration length = std::chrono::minutes(7);
    const ColumnGrid grid({kStart, kStart + length}, 333);
    const Reduced before = reduce(samples, {kStart, kStart + length}, 333);
    const auto slide = Duration(1'234'567);
    const Reduced after = reduce(samples, {kStart + slide, kStart + slide + length}, 333);
    const std::int64_t from = grid.columnOf((kStart + slide).time_since_epoch().count());
    const std::int64_t to = grid.columnOf((kStart + length).time_since_epoch().count());
    std::size_t compared = 0;
    for (const FrameColumn &old : before.columns) {
        const std::int64_t index = grid.columnOf(old.time);
        if (index <= from || index >= to)
            continue;
        const auto found = std::find_if(after.columns.begin(),
                                        after.columns.end(),
                                        [&](const auto &c) { return c.time == old.time; });
        ASSERT_NE(found, after.columns.end());
        EXPECT_EQ(found->lastTime, old.lastTime);
        EXPECT_TRUE(same(found->min, old.min) && same(found->max, old.max));
        EXPECT_EQ(found->count, old.count);
        EXPECT_EQ(found->gapBefore, old.gapBefore) << compared;
        ++compared;
    }
    EXPECT_GT(compared, 50U);
}

TEST(SeriesReducerTest, SamplesOutsideTheRangeAreDrawnButNotCounted)
{
    const Samples samples{{second(-30), second(10), second(20), second(90)}, {1000, 1, 2, -1000}};
    const Reduced reduced = reduce(samples, {second(0), second(60)}, 60);
    ASSERT_EQ(reduced.columns.size(), 4U);
    EXPECT_EQ(reduced.columns.front().first, 1000);
    EXPECT_EQ(reduced.totals.max, 2);
    EXPECT_EQ(reduced.totals.min, 1);
    EXPECT_EQ(reduced.totals.last, 2);
    EXPECT_EQ(reduced.totals.count, 2U);
}

TEST(SeriesReducerTest, BucketsAndSamplesOfOneColumnAreMerged)
{
    const TimeRange range{second(0), second(600)};
    std::vector<FrameColumn> columns;
    SeriesReducer reducer(ColumnGrid(range, 5), range, columns); // two minutes wide
    const std::vector<RollupPoint> buckets{{second(0), 1, 9, 30, 2, 3, 6},
                                           {second(60), 0, 4, 12, 3, 4, 6},
                                           {second(120), 5, 6, 33, 5, 6, 6}};
    reducer.addBuckets(buckets, std::chrono::minutes(1));
    const Samples rest{{second(180), second(190), second(400)}, {50, 7, 8}};
    reducer.addSamples(rest.times, rest.values);
    FrameSeries totals;
    reducer.finish(totals);
    ASSERT_EQ(columns.size(), 3U);
    EXPECT_EQ(columns[0].min, 0);
    EXPECT_EQ(columns[0].max, 9);
    EXPECT_EQ(columns[0].first, 2);
    EXPECT_EQ(columns[0].last, 4);
    EXPECT_EQ(columns[0].count, 12U);
    EXPECT_EQ(columns[1].max, 50) << "a bucket and the samples behind it";
    EXPECT_EQ(columns[1].min, 5);
    EXPECT_EQ(columns[1].count, 8U);
    EXPECT_FALSE(columns[1].gapBefore);
    EXPECT_TRUE(columns[2].gapBefore);
    EXPECT_EQ(totals.count, 21U);
    EXPECT_DOUBLE_EQ(totals.mean, (30.0 + 12 + 33 + 50 + 7 + 8) / 21);
}

TEST(SeriesReducerTest, MissingBucketsAreAGap)
{
    const TimeRange range{second(0), second(1200)};
    std::vector<FrameColumn> columns;
    SeriesReducer reducer(ColumnGrid(range, 10), range, columns);
    const auto bucket = [](int start) { return RollupPoint{second(start), 1, 1, 6, 1, 1, 6}; };
    const std::vector<RollupPoint> buckets{bucket(0), bucket(60), bucket(120), bucket(480)};
    reducer.addBuckets(buckets, std::chrono::minutes(1));
    ASSERT_EQ(columns.size(), 3U);
    EXPECT_FALSE(columns[1].gapBefore);
    EXPECT_TRUE(columns[2].gapBefore);
}

} // namespace
} // namespace perfdeck
