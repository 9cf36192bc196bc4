// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/ClockWatch.h"
#include "tests/support/FakeClock.h"

#include <gtest/gtest.h>

namespace perfdeck {
namespace {

using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::seconds;
using Kind = ClockWatch::Change::Kind;

class ClockWatchTest : public testing::Test
{
protected:
    std::optional<ClockWatch::Change> check() { return watch.check(clock.now(), clock.steady()); }

    FakeClock clock;
    Duration suspended{0};
    ClockWatch watch{[this] { return suspended; }};
};

TEST_F(ClockWatchTest, PassingTimeIsNoChange)
{
    EXPECT_FALSE(check());
    clock.advance(hours(5));
    EXPECT_FALSE(check());
}

TEST_F(ClockWatchTest, AStepInEitherDirectionIsToldOnce)
{
    (void)check();
    clock.advance(seconds(1));
    clock.step(-hours(1));
    auto change = check();
    ASSERT_TRUE(change);
    EXPECT_EQ(change->kind, Kind::Step);
    EXPECT_EQ(change->by, -Duration(hours(1)));
    clock.advance(seconds(1));
    EXPECT_FALSE(check());
    clock.step(seconds(3));
    change = check();
    ASSERT_TRUE(change);
    EXPECT_EQ(change->by, Duration(seconds(3)));
}

TEST_F(ClockWatchTest, SlowCorrectionsPassHoweverLongTheyLast)
{
    for (int i = 0; i < 1000; ++i) {
        clock.advance(seconds(1));
        clock.step(milliseconds(50));
        ASSERT_FALSE(check()) << i;
    }
}

TEST_F(ClockWatchTest, SleepIsNotAStep)
{
    (void)check();
    // Asleep the steady clock stands still, the wall clock does not.
    clock.step(hours(8));
    suspended = hours(8);
    auto change = check();
    ASSERT_TRUE(change);
    EXPECT_EQ(change->kind, Kind::Suspend);
    EXPECT_EQ(change->by, Duration(hours(8)));
    clock.advance(seconds(1));
    EXPECT_FALSE(check());
}

TEST_F(ClockWatchTest, AClockSetDuringSleepIsAStep)
{
    (void)check();
    clock.step(hours(9));
    suspended = hours(8);
    const auto change = check();
    ASSERT_TRUE(change);
    EXPECT_EQ(change->kind, Kind::Step);
    EXPECT_EQ(change->by, Duration(hours(1)));
}

TEST_F(ClockWatchTest, AStampTakenBeforeTheSleepAndReadAfterItIsNoStep)
{
    (void)check();
    clock.advance(seconds(1));
    suspended = hours(8); // slept between stamping and taking in
    EXPECT_FALSE(check());
    clock.step(hours(8));
    const auto change = check();
    ASSERT_TRUE(change);
    EXPECT_EQ(change->kind, Kind::Suspend);
    EXPECT_EQ(change->by, Duration(hours(8)));
}

TEST_F(ClockWatchTest, ThisMachineTellsItsSleep)
{
    EXPECT_GE(timeSuspended(), Duration(-milliseconds(1)));
}

} // namespace
} // namespace perfdeck
