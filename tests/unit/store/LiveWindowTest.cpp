// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/LiveWindow.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <latch>
#include <thread>

namespace perfdeck {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr Timestamp kStart{seconds(1'767'225'600)};
constexpr GroupId kGroup{1};

Timestamp at(std::int64_t second)
{
    return kStart + seconds(second);
}

std::vector<SeriesId> ids(std::uint32_t first, std::uint32_t count)
{
    std::vector<SeriesId> series;
    for (std::uint32_t i = 0; i < count; ++i)
        series.emplace_back(first + i);
    return series;
}

struct Read
{
    std::vector<Timestamp> times;
    std::vector<double> values;

    friend bool operator==(const Read &, const Read &) = default;
};

Read readAll(const LiveWindow &window,
             std::uint32_t series,
             TimeRange range = TimeRange::everything())
{
    Read read;
    window.read(SeriesId(series), range, read.times, read.values);
    return read;
}

class LiveWindowTest : public ::testing::Test
{
protected:
    void append(Timestamp time,
                std::vector<SeriesId> series,
                std::vector<double> values,
                GroupId group = kGroup)
    {
        window.append({group, time, series, values});
    }

    /// One series, value = second.
    void appendSeconds(std::int64_t from, std::int64_t to, std::uint32_t series = 1)
    {
        for (std::int64_t second = from; second < to; ++second)
            append(at(second), ids(series, 1), {static_cast<double>(second)});
    }

    LiveWindow window{LiveLimits{}};
};

TEST_F(LiveWindowTest, StartsEmpty)
{
    EXPECT_EQ(readAll(window, 1), Read{});
    EXPECT_FALSE(window.last(SeriesId(1)));
    EXPECT_FALSE(window.coveredFrom(SeriesId(1)));
    EXPECT_EQ(window.faults().total(), 0U);
}

TEST_F(LiveWindowTest, GivesBackARangeAcrossSealedSegmentsAndHead)
{
    appendSeconds(0, 1000);
    const Read read = readAll(window, 1, {at(250), at(900)});
    ASSERT_EQ(read.times.size(), 650U);
    for (std::size_t i = 0; i < read.times.size(); ++i) {
        EXPECT_EQ(read.times[i], at(250 + static_cast<std::int64_t>(i)));
        EXPECT_EQ(read.values[i], 250 + static_cast<double>(i));
    }
    EXPECT_EQ(readAll(window, 1, {at(500), at(500)}), Read{});
    EXPECT_EQ(readAll(window, 1, {at(1000), at(2000)}), Read{});
    EXPECT_EQ(readAll(window, 1, {at(600), at(500)}), Read{});
    EXPECT_EQ(window.coveredFrom(SeriesId(1)), at(0));
}

TEST_F(LiveWindowTest, AppendsBehindWhatTheCallerHas)
{
    appendSeconds(0, 3);
    Read read{{at(-5)}, {7}};
    window.read(SeriesId(1), TimeRange::everything(), read.times, read.values);
    EXPECT_EQ(read.values, (std::vector<double>{7, 0, 1, 2}));
}

TEST_F(LiveWindowTest, KnowsTheLastSample)
{
    appendSeconds(0, 10);
    ASSERT_TRUE(window.last(SeriesId(1)));
    EXPECT_EQ(window.last(SeriesId(1))->time, at(9));
    EXPECT_EQ(window.last(SeriesId(1))->value, 9);
}

TEST_F(LiveWindowTest, CountsAndDropsARepeatedMoment)
{
    append(at(0), ids(1, 1), {1});
    append(at(0), ids(1, 1), {2});
    EXPECT_EQ(readAll(window, 1).values, std::vector<double>{1});
    EXPECT_EQ(window.faults().of(Fault::DuplicateSample), 1U);
}

TEST_F(LiveWindowTest, DropsTimesBeyondReason)
{
    append(Timestamp::min(), ids(1, 1), {1});
    append(Timestamp::max(), ids(1, 1), {1});
    EXPECT_EQ(window.faults().of(Fault::StaleTimestamp), 2U);
    EXPECT_EQ(readAll(window, 1), Read{});
}

TEST_F(LiveWindowTest, AbsentValuesAreNoSamples)
{
    for (std::int64_t i = 0; i < 600; ++i) {
        const double sometimes = i % 3 == 0 ? static_cast<double>(i) : absentValue();
        append(at(i), ids(1, 3), {static_cast<double>(i), sometimes, absentValue()});
    }
    EXPECT_EQ(readAll(window, 1).values.size(), 600U);
    const Read sparse = readAll(window, 2);
    ASSERT_EQ(sparse.values.size(), 200U);
    for (std::size_t i = 0; i < sparse.values.size(); ++i) {
        EXPECT_EQ(sparse.values[i], 3 * static_cast<double>(i));
        EXPECT_EQ(sparse.times[i], at(3 * static_cast<std::int64_t>(i)));
    }
    EXPECT_EQ(readAll(window, 3), Read{});
    EXPECT_FALSE(window.coveredFrom(SeriesId(3)));
    EXPECT_FALSE(window.last(SeriesId(3)));
}

TEST_F(LiveWindowTest, NanIsASample)
{
    append(at(0), ids(1, 1), {std::nan("")});
    ASSERT_EQ(readAll(window, 1).values.size(), 1U);
    EXPECT_TRUE(std::isnan(readAll(window, 1).values[0]));
}

TEST_F(LiveWindowTest, ALateMomentWithinTheHeadIsSortedIn)
{
    append(at(0), ids(1, 1), {0});
    append(at(2), ids(1, 1), {2});
    append(at(1), ids(1, 1), {1});
    append(at(3), ids(1, 1), {3});
    EXPECT_EQ(readAll(window, 1).values, (std::vector<double>{0, 1, 2, 3}));
    append(at(2), ids(1, 1), {22});
    EXPECT_EQ(readAll(window, 1).values, (std::vector<double>{0, 1, 22, 3}));
    EXPECT_EQ(window.faults().total(), 0U);
}

TEST_F(LiveWindowTest, MergesTheRunsOfAClockSetBack)
{
    appendSeconds(0, 600);
    for (std::int64_t second = 300; second < 900;
         ++second) // set back by five minutes, half a second apart
        append(at(second) + std::chrono::milliseconds(500),
               ids(1, 1),
               {1000 + static_cast<double>(second)});
    const Read read = readAll(window, 1);
    ASSERT_EQ(read.times.size(), 1200U);
    EXPECT_TRUE(std::ranges::is_sorted(read.times));
    EXPECT_EQ(read.values[300], 300);
    EXPECT_EQ(read.values[301], 1300);
    EXPECT_EQ(read.values.back(), 1899);
    EXPECT_EQ(window.last(SeriesId(1))->value, 1899);
}

TEST_F(LiveWindowTest, OfEqualTimesTheOneTakenInLaterStays)
{
    appendSeconds(0, 600);
    for (std::int64_t second = 100; second < 200; ++second)
        append(at(second), ids(1, 1), {-1});
    const Read read = readAll(window, 1);
    ASSERT_EQ(read.times.size(), 600U);
    for (std::size_t i = 0; i < 600; ++i)
        EXPECT_EQ(read.values[i], i >= 100 && i < 200 ? -1 : static_cast<double>(i)) << i;
    EXPECT_EQ(window.last(SeriesId(1))->time, at(199));
}

TEST_F(LiveWindowTest, SurvivesAClockThatJumpsAtEveryTick)
{
    for (std::int64_t i = 0; i < 50; ++i)
        append(at(i % 2 == 0 ? i : i - 1000), ids(1, 1), {static_cast<double>(i)});
    const Read read = readAll(window, 1);
    EXPECT_EQ(read.times.size(), 50U);
    EXPECT_TRUE(std::ranges::is_sorted(read.times));
}

TEST_F(LiveWindowTest, SeriesMayAppearAndVanish)
{
    // A new process every 100 ticks, each living for 150.
    for (std::int64_t i = 0; i < 2000; ++i) {
        const auto newest = static_cast<std::uint32_t>(i / 100);
        std::vector<SeriesId> series{SeriesId(1)};
        std::vector<double> values{static_cast<double>(i)};
        for (std::uint32_t k = newest > 0 && i % 100 < 50 ? newest - 1 : newest; k <= newest; ++k) {
            series.emplace_back(100 + k);
            values.push_back(static_cast<double>(i));
        }
        append(at(i), series, values);
    }
    EXPECT_EQ(readAll(window, 1).values.size(), 2000U);
    for (std::uint32_t k = 0; k < 19; ++k) {
        const Read read = readAll(window, 100 + k);
        ASSERT_EQ(read.values.size(), 150U) << k;
        EXPECT_EQ(read.values.front(), 100 * k);
        EXPECT_EQ(read.times.back(), at(100 * k + 149));
        ASSERT_TRUE(window.last(SeriesId(100 + k)));
        EXPECT_EQ(window.last(SeriesId(100 + k))->time, at(100 * k + 149));
    }
}

TEST_F(LiveWindowTest, GroupsKeepTheirOwnTimes)
{
    appendSeconds(0, 10);
    append(at(3), ids(2, 1), {42}, GroupId(2));
    EXPECT_EQ(readAll(window, 1).values.size(), 10U);
    EXPECT_EQ(readAll(window, 2).times, std::vector<Timestamp>{at(3)});
    EXPECT_EQ(window.coveredFrom(SeriesId(2)), at(3));
}

TEST_F(LiveWindowTest, ForgetsWhatIsOlderThanItsLength)
{
    LiveWindow shortWindow({.length = minutes(10)});
    const auto series = ids(1, 1);
    for (std::int64_t i = 0; i < 3600; ++i) {
        const std::vector<double> values{static_cast<double>(i)};
        shortWindow.append({kGroup, at(i), series, values});
    }
    const Read read = readAll(shortWindow, 1);
    EXPECT_LE(read.times.front(), at(2999));
    EXPECT_GE(read.times.front(), at(2999 - 300));
    EXPECT_EQ(read.times.back(), at(3599));
    EXPECT_EQ(shortWindow.coveredFrom(SeriesId(1)), read.times.front() - seconds(1) + Duration(1));
}

TEST_F(LiveWindowTest, ForgetsSeriesThatAreGone)
{
    LiveWindow shortWindow({.length = minutes(10)});
    const std::vector<double> value{1};
    const auto gone = ids(1, 1);
    const auto stays = ids(2, 1);
    shortWindow.append({kGroup, at(0), gone, value});
    for (std::int64_t i = 1; i < 2000; ++i)
        shortWindow.append({kGroup, at(i), stays, value});
    EXPECT_EQ(readAll(shortWindow, 1), Read{});
    EXPECT_FALSE(shortWindow.last(SeriesId(1)));
    EXPECT_FALSE(shortWindow.coveredFrom(SeriesId(1)));
}

TEST_F(LiveWindowTest, KeepsNewSamplesWhenTheClockWasFarAhead)
{
    appendSeconds(0, 600);
    for (std::int64_t i = 0; i < 7200; ++i) // set back by a day: age goes on from where it was
        append(at(i) - hours(24), ids(1, 1), {static_cast<double>(-i)});
    const Read read = readAll(window, 1);
    EXPECT_GE(read.times.size(), 3600U);
    EXPECT_LE(read.times.size(), 3600U + 512U);
    EXPECT_EQ(read.times.back(),
              at(7199) - hours(24)); // the samples from ahead have outlived the window
}

TEST_F(LiveWindowTest, StaysWithinItsBytes)
{
    constexpr std::uint64_t kMaxBytes = 200'000;
    LiveWindow small({.length = hours(24), .maxBytes = kMaxBytes});
    const auto series = ids(1, 50);
    std::vector<double> values(50);
    for (std::int64_t i = 0; i < 5000; ++i) {
        for (std::size_t k = 0; k < values.size(); ++k)
            values[k] = std::sin(static_cast<double>(i) * 0.1 + static_cast<double>(k));
        small.append({kGroup, at(i), series, values});
        ASSERT_LE(small.bytes(), kMaxBytes);
    }
    const Read read = readAll(small, 7);
    ASSERT_FALSE(read.times.empty());
    EXPECT_EQ(read.times.back(), at(4999));
    EXPECT_GT(*small.coveredFrom(SeriesId(7)), at(0));
    EXPECT_LE(*small.coveredFrom(SeriesId(7)), read.times.front());
}

TEST_F(LiveWindowTest, AnHourOfAThousandSeriesTakesLittleMoreThanItsCompressedSize)
{
    const auto series = ids(1, 1000);
    std::vector<double> values(1000);
    std::uint64_t state = 1;
    for (std::int64_t i = 0; i < 3600; ++i) {
        for (double &value : values) {
            state = state * 6364136223846793005ULL + 1442695040888963407ULL;
            value = static_cast<double>(state >> 54) / 100; // ten bits of noise
        }
        window.append({kGroup, at(i), series, values});
    }
    EXPECT_LE(window.bytes(), 8'000'000U); // 4.5 MB of noise, at most 2 MB of head
    EXPECT_EQ(readAll(window, 500).values.size(), 3600U);
}

TEST_F(LiveWindowTest, ReadersSeeWholeRowsWhileTheWriterAppends)
{
    constexpr std::int64_t kRows = 3000;
    std::atomic<bool> done = false;
    std::latch ready(3);
    const auto reader = [&](std::uint32_t series) {
        ready.arrive_and_wait();
        while (!done) {
            const Read read = readAll(window, series);
            for (std::size_t i = 0; i < read.times.size(); ++i) {
                ASSERT_EQ(read.times[i], at(static_cast<std::int64_t>(i)));
                ASSERT_EQ(read.values[i], static_cast<double>(i) * series);
            }
            const auto last = window.last(SeriesId(series));
            ASSERT_TRUE(read.times.empty() || (last && last->time >= read.times.back()));
            (void)window.coveredFrom(SeriesId(series));
            (void)window.bytes();
        }
    };
    std::jthread first(reader, 1);
    std::jthread second(reader, 3);
    const auto series = ids(1, 3);
    ready.arrive_and_wait();
    for (std::int64_t i = 0; i < kRows; ++i) {
        const auto x = static_cast<double>(i);
        const std::vector<double> values{x, 2 * x, 3 * x};
        window.append({kGroup, at(i), series, values});
    }
    done = true;
    first.join();
    second.join();
    EXPECT_EQ(readAll(window, 2).values.size(), static_cast<std::size_t>(kRows));
}

} // namespace
} // namespace perfdeck
