// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/notify/DeliveryLine.h"
#include "tests/unit/alerts/notify/DeliveryFixture.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace perfdeck {

using ::testing::IsEmpty;
using testing::kNoon;
using testing::notice;
using ::testing::SizeIs;
using namespace std::chrono_literals;

namespace {

const Attempt kSent{Attempt::Result::Sent, {}, std::nullopt};

Attempt attempt(Attempt::Result result, std::optional<Duration> retryAfter = std::nullopt)
{
    return {result, "It went wrong.", retryAfter};
}

class Line
{
public:
    void push(int number)
    {
        const NoticePtr made = notice("hook", number);
        line.push({made, waitingDelivery(*made)}, now);
    }

    std::vector<SpooledNotice> take(const Attempt &result)
    {
        return line.took(line.waiting().front().spooled.notice->id, result, 10s, now);
    }

    void pass(Duration time)
    {
        now.wall += time;
        now.steady += time;
    }

    /// How long until the next attempt is due.
    [[nodiscard]] Duration wait() const
    {
        return std::chrono::duration_cast<Duration>(*line.dueAt() - now.steady);
    }

    DeliveryLine line;
    DeliveryLine::Moment now{kNoon, SteadyTime{} + 1h};
};

} // namespace

TEST(DeliveryLine, KeepsTheRateOfTheChannel)
{
    Line line;
    line.push(1);
    line.push(2);
    EXPECT_TRUE(line.line.mayTry(line.now.steady));
    const auto changed = line.take(kSent);
    ASSERT_THAT(changed, SizeIs(1));
    EXPECT_EQ(changed.front().delivery.state, Delivery::State::Sent);
    EXPECT_EQ(changed.front().delivery.attempts, 1U);
    EXPECT_EQ(line.wait(), 10s);
    EXPECT_FALSE(line.line.mayTry(line.now.steady + 9s));
    EXPECT_TRUE(line.line.mayTry(line.now.steady + 10s));
}

TEST(DeliveryLine, BacksOffFromOneSecondToFiveMinutesForAnHour)
{
    Line line;
    line.push(1);
    std::vector<Duration> waits;
    std::vector<SpooledNotice> changed;
    const Timestamp start = line.now.wall;
    while (!line.line.waiting().empty()) {
        changed = line.take(attempt(Attempt::Result::Retry));
        if (line.line.waiting().empty())
            break;
        EXPECT_EQ(changed.front().delivery.nextAttempt, line.now.wall + line.wait());
        waits.push_back(line.wait());
        line.pass(line.wait());
    }
    ASSERT_GE(waits.size(), 10U);
    EXPECT_EQ(waits[0], 1s);
    EXPECT_EQ(waits[1], 2s);
    EXPECT_EQ(waits[8], 256s);
    EXPECT_EQ(waits[9], 5min);
    EXPECT_EQ(waits.back(), 5min);
    ASSERT_THAT(changed, SizeIs(1));
    EXPECT_EQ(changed.front().delivery.state, Delivery::State::Failed);
    EXPECT_EQ(changed.front().delivery.outcome, "It went wrong. Given up after an hour.");
    EXPECT_GE(line.now.wall - start, 1h);
    EXPECT_LT(line.now.wall - start, 1h + 5min);
}

TEST(DeliveryLine, ASleepingMachineGivesNothingUp)
{
    Line line;
    line.push(1);
    EXPECT_THAT(line.take(attempt(Attempt::Result::Retry)), SizeIs(1));
    line.now.wall += 8h; // the steady clock of Linux stands still meanwhile
    EXPECT_THAT(line.take(attempt(Attempt::Result::Retry)), SizeIs(1));
    EXPECT_THAT(line.line.waiting(), SizeIs(1));
}

TEST(DeliveryLine, HonoursRetryAfter)
{
    Line line;
    line.push(1);
    static_cast<void>(line.take(attempt(Attempt::Result::Retry, 42s)));
    EXPECT_EQ(line.wait(), 42s);
    line.pass(42s);
    static_cast<void>(line.take(attempt(Attempt::Result::Retry, 30 * 24h)));
    EXPECT_EQ(line.wait(), 1h);
}

TEST(DeliveryLine, StopsUntilItIsMendedButNotForEver)
{
    Line line;
    line.push(1);
    line.push(2);
    static_cast<void>(line.take(attempt(Attempt::Result::Stopped)));
    EXPECT_TRUE(line.line.isStopped());
    EXPECT_EQ(line.line.problem(), "It went wrong.");
    EXPECT_FALSE(line.line.mayTry(line.now.steady + 30min));
    EXPECT_THAT(line.line.waiting(), SizeIs(2));
    Line mended = line;
    mended.line.resume();
    EXPECT_TRUE(mended.line.mayTry(mended.now.steady));
    EXPECT_EQ(line.wait(), 1h);
    line.pass(1h);
    EXPECT_THAT(line.line.giveUp(line.now), SizeIs(2));
    EXPECT_FALSE(line.line.dueAt());
}

TEST(DeliveryLine, WhatIsRefusedForGoodDoesNotHoldTheOthers)
{
    Line line;
    line.push(1);
    line.push(2);
    const auto changed = line.take(attempt(Attempt::Result::Failed));
    ASSERT_THAT(changed, SizeIs(1));
    EXPECT_EQ(changed.front().delivery.state, Delivery::State::Failed);
    EXPECT_THAT(line.line.waiting(), SizeIs(1));
    line.pass(10s);
    EXPECT_TRUE(line.line.mayTry(line.now.steady));
    EXPECT_THAT(line.take(kSent), SizeIs(1));
    EXPECT_EQ(line.line.problem(), "");
}

} // namespace perfdeck
