// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/SeriesLoader.h"
#include "tests/support/FakeHistory.h"

#include <gtest/gtest.h>

namespace perfdeck {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

const SeriesId kSeries(5);
const Timestamp kNoon(seconds(1'800'000'000)); // on a full minute and a full hour

class SeriesLoaderTest : public testing::Test
{
protected:
    /// One sample every `step` in the history, value = seconds since noon.
    void store(Timestamp from, Timestamp to, Duration step)
    {
        for (Timestamp time = from; time < to; time += step)
            history->put(kSeries, time, valueAt(time));
    }

    void addLive(Timestamp from, Timestamp to, Duration step)
    {
        for (Timestamp time = from; time < to; time += step) {
            const double value = valueAt(time);
            live->append({GroupId(1), time, std::span(&kSeries, 1), std::span(&value, 1)});
        }
    }

    static double valueAt(Timestamp time)
    {
        return std::chrono::duration<double>(time - kNoon).count();
    }

    void load(TimeRange range, FrameTier tier = FrameTier::Raw)
    {
        SeriesLoader loader(live, history);
        loader.load(kSeries, range, tier, data);
    }

    /// Every raw sample of the range once, in order.
    void expectRaw(Timestamp from, Timestamp to, Duration step)
    {
        std::vector<Timestamp> expected;
        for (Timestamp time = from; time < to; time += step)
            expected.push_back(time);
        EXPECT_EQ(data.times, expected);
        for (std::size_t i = 0; i < data.times.size(); ++i)
            ASSERT_EQ(data.values[i], valueAt(data.times[i]));
    }

    std::shared_ptr<FakeHistory> history = std::make_shared<FakeHistory>();
    std::shared_ptr<LiveWindow> live
        = std::make_shared<LiveWindow>(LiveLimits{minutes(10), 1ULL << 20});
    SeriesData data;
};

TEST_F(SeriesLoaderTest, TierFollowsTheWidthOfAColumn)
{
    EXPECT_EQ(tierFor(seconds(119)), FrameTier::Raw);
    EXPECT_EQ(tierFor(seconds(120)), FrameTier::Minute);
    EXPECT_EQ(tierFor(minutes(119)), FrameTier::Minute);
    EXPECT_EQ(tierFor(minutes(120)), FrameTier::Hour);
}

TEST_F(SeriesLoaderTest, MemoryAndFileJoinWithoutHoleOrRepetition)
{
    // The file has everything that was flushed, memory the newest part, some of it not flushed yet.
    store(kNoon, kNoon + minutes(58), seconds(1));
    addLive(kNoon + minutes(40), kNoon + minutes(60), seconds(1));
    for (const int from : {0, 30, 49, 50, 51, 57}) {
        load({kNoon + minutes(from), kNoon + minutes(60)});
        expectRaw(kNoon + minutes(from), kNoon + minutes(60), seconds(1));
    }
}

TEST_F(SeriesLoaderTest, OnlyMemory)
{
    addLive(kNoon, kNoon + minutes(5), seconds(1));
    SeriesLoader loader(live, nullptr);
    loader.load(kSeries, {kNoon + minutes(1), kNoon + minutes(9)}, FrameTier::Raw, data);
    expectRaw(kNoon + minutes(1), kNoon + minutes(5), seconds(1));
}

TEST_F(SeriesLoaderTest, OnlyTheFile)
{
    store(kNoon, kNoon + minutes(5), seconds(1));
    load({kNoon + minutes(1), kNoon + minutes(4)});
    expectRaw(kNoon + minutes(1), kNoon + minutes(4), seconds(1));
    SeriesLoader loader(nullptr, history);
    loader.load(kSeries, {kNoon, kNoon + minutes(1)}, FrameTier::Raw, data);
    expectRaw(kNoon, kNoon + minutes(1), seconds(1));
}

TEST_F(SeriesLoaderTest, ABrokenFileLeavesWhatMemoryHolds)
{
    store(kNoon, kNoon + minutes(58), seconds(1));
    addLive(kNoon + minutes(55), kNoon + minutes(60), seconds(1));
    history->state().readsFail = true;
    load({kNoon + minutes(30), kNoon + minutes(60)});
    expectRaw(kNoon + minutes(55), kNoon + minutes(60), seconds(1));
}

TEST_F(SeriesLoaderTest, AMissingFileIsNotAskedForAtEveryQuery)
{
    history->state().readable = false;
    SeriesLoader loader(live, history);
    EXPECT_EQ(loader.reader(), nullptr);
    history->state().readable = true;
    EXPECT_EQ(loader.reader(), nullptr) << "the next attempt waits a second";
    EXPECT_EQ(history->state().readersMade, 0);
}

TEST_F(SeriesLoaderTest, WideColumnsComeFromMinutesAndTheRestRaw)
{
    store(kNoon, kNoon + hours(3), seconds(10));
    history->state().rolledTo = kNoon + minutes(150) + seconds(30); // in the middle of a minute
    load({kNoon, kNoon + hours(3)}, FrameTier::Minute);
    EXPECT_TRUE(data.hours.empty());
    ASSERT_EQ(data.minutes.size(), 150U) << "the unfinished minute comes raw";
    expectRaw(kNoon + minutes(150), kNoon + hours(3), seconds(10));
    EXPECT_EQ(data.tier(), FrameTier::Minute);
}

TEST_F(SeriesLoaderTest, HoursThenMinutesThenRaw)
{
    store(kNoon, kNoon + hours(10), seconds(60));
    history->state().rolledTo = kNoon + hours(8) + minutes(20);
    load({kNoon, kNoon + hours(10)}, FrameTier::Hour);
    EXPECT_EQ(data.hours.size(), 8U);
    EXPECT_EQ(data.minutes.size(), 20U);
    expectRaw(kNoon + hours(8) + minutes(20), kNoon + hours(10), seconds(60));
    EXPECT_EQ(data.tier(), FrameTier::Hour);
}

TEST_F(SeriesLoaderTest, NothingRolledUpIsReadRaw)
{
    store(kNoon, kNoon + hours(1), seconds(60));
    load({kNoon, kNoon + hours(1)}, FrameTier::Hour);
    expectRaw(kNoon, kNoon + hours(1), seconds(60));
    EXPECT_EQ(data.tier(), FrameTier::Raw);
}

TEST_F(SeriesLoaderTest, WhatRetentionTookComesFromTheCoarserTier)
{
    store(kNoon, kNoon + hours(3), seconds(10));
    history->state().rolledTo = kNoon + hours(3);
    history->state().rawFrom = kNoon + hours(2);
    load({kNoon + minutes(30), kNoon + hours(3)}, FrameTier::Raw);
    expectRaw(kNoon + hours(2), kNoon + hours(3), seconds(10));
    EXPECT_EQ(data.minutes.size(), 90U);
    EXPECT_EQ(data.tier(), FrameTier::Minute);
}

TEST_F(SeriesLoaderTest, ARangeInsideOneBucketStillShowsIt)
{
    store(kNoon, kNoon + hours(3), seconds(10));
    history->state().rolledTo = kNoon + hours(3);
    history->state().rawFrom = kNoon + hours(2);
    load({kNoon + minutes(30) + seconds(10), kNoon + minutes(30) + seconds(40)}, FrameTier::Raw);
    EXPECT_TRUE(data.times.empty());
    EXPECT_EQ(data.minutes.size(), 1U);
}

TEST_F(SeriesLoaderTest, RawSamplesNeedNoRollups)
{
    store(kNoon, kNoon + hours(3), seconds(10));
    history->state().rolledTo = kNoon + hours(3);
    load({kNoon + minutes(30) + seconds(7), kNoon + hours(1)}, FrameTier::Raw);
    EXPECT_TRUE(data.minutes.empty());
    EXPECT_TRUE(data.hours.empty());
    EXPECT_EQ(data.times.front(), kNoon + minutes(30) + seconds(10));
}

TEST_F(SeriesLoaderTest, AnEmptyRangeAsksNobody)
{
    store(kNoon, kNoon + minutes(1), seconds(1));
    load({kNoon + minutes(1), kNoon});
    EXPECT_TRUE(data.times.empty());
    EXPECT_EQ(history->state().readersMade, 0);
}

} // namespace
} // namespace perfdeck
