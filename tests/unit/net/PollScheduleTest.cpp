// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/net/Backoff.h"
#include "core/collect/net/PollSchedule.h"
#include "tests/support/FakeClock.h"

#include <gtest/gtest.h>

#include <array>

namespace perfdeck {
namespace {

using std::chrono::microseconds;
using std::chrono::milliseconds;
using std::chrono::seconds;

TEST(PollScheduleTest, SecondPollComesBetweenHalfAndOneAndAHalfIntervals)
{
    for (const double phase : {0.0, 0.25, 0.5, 0.999}) {
        FakeClock clock;
        PollSchedule schedule(seconds(10));
        schedule.begin(clock.steady(), phase);
        schedule.started(clock.steady());
        const SteadyTime second = schedule.next(clock.steady() + milliseconds(3));
        EXPECT_EQ(second - clock.steady(),
                  std::chrono::duration_cast<Duration>(seconds(10) * (0.5 + phase)));
    }
}

TEST(PollScheduleTest, SlowAnswersDoNotMakeItDrift)
{
    FakeClock clock;
    PollSchedule schedule(seconds(1));
    const SteadyTime start = clock.steady();
    schedule.begin(start, 0.5);
    for (int i = 0; i < 10'000; ++i) {
        schedule.started(clock.steady());
        clock.advance(milliseconds(1 + i % 900)); // the poll takes its time
        const SteadyTime next = schedule.next(clock.steady());
        ASSERT_EQ(next - start, seconds(1) * (i + 1));
        clock.advance(std::chrono::duration_cast<Duration>(next - clock.steady())
                      + microseconds(700));
    }
    EXPECT_EQ(schedule.missed(), 0U);
}

TEST(PollScheduleTest, BeatsDuringAnOverrunAreSkippedAndCounted)
{
    FakeClock clock;
    PollSchedule schedule(seconds(1));
    const SteadyTime start = clock.steady();
    schedule.begin(start, 0.5);
    schedule.started(start);
    const SteadyTime next = schedule.next(start + milliseconds(3'400)); // beats 1, 2 and 3 went by
    EXPECT_EQ(next - start, seconds(4));
    EXPECT_EQ(schedule.missed(), 3U);
    schedule.started(next);
    EXPECT_EQ(schedule.next(next + milliseconds(1)) - start, seconds(5));
    EXPECT_EQ(schedule.missed(), 3U);
}

TEST(PollScheduleTest, ATimerThatFiresATouchEarlyDoesNotPollTwice)
{
    PollSchedule schedule(seconds(1));
    const SteadyTime start{};
    schedule.begin(start, 0.5);
    schedule.started(start);
    const SteadyTime beat = schedule.next(start + milliseconds(1));
    schedule.started(beat - milliseconds(1));
    EXPECT_EQ(schedule.next(beat - microseconds(500)), beat + seconds(1));
    EXPECT_EQ(schedule.missed(), 0U);
}

TEST(PollScheduleTest, ReturnsToTheBeatAfterABackoffWithoutCountingIt)
{
    PollSchedule schedule(seconds(1));
    const SteadyTime start{};
    schedule.begin(start, 0.5);
    schedule.started(start);
    schedule.started(start + milliseconds(7'300)); // an attempt between two beats
    EXPECT_EQ(schedule.next(start + milliseconds(7'350)) - start, seconds(8));
    EXPECT_EQ(schedule.missed(), 0U);
}

TEST(PollScheduleTest, TwoHundredSourcesSpreadOverTheInterval)
{
    Jitter jitter(7);
    std::array<int, 10> tenths{};
    for (int i = 0; i < 200; ++i) {
        PollSchedule schedule(seconds(5));
        schedule.begin(SteadyTime{}, jitter.draw());
        schedule.started(SteadyTime{});
        const auto beat = schedule.next(SteadyTime{}) - SteadyTime{};
        ++tenths.at(static_cast<std::size_t>(beat % seconds(5) * 10 / seconds(5)));
    }
    for (const int count : tenths)
        EXPECT_GT(count, 5);
}

TEST(PollScheduleTest, ImpossibleIntervalsAreBroughtIntoRange)
{
    EXPECT_EQ(PollSchedule(Duration(0)).interval(), PollSchedule::kShortestInterval);
    EXPECT_EQ(PollSchedule(seconds(-5)).interval(), PollSchedule::kShortestInterval);
    EXPECT_EQ(PollSchedule(std::chrono::days(400)).interval(), PollSchedule::kLongestInterval);
}

} // namespace
} // namespace perfdeck
