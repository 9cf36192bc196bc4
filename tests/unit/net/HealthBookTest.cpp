// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/net/HealthBook.h"
#include "tests/support/FakeClock.h"

#include <gtest/gtest.h>

namespace perfdeck {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

EndpointReading readingOf(std::size_t samples)
{
    EndpointReading reading;
    reading.series = static_cast<std::uint32_t>(samples);
    reading.observation.values.assign(samples, 1.0);
    reading.recognised = "demo";
    return reading;
}

const PollFailure kRefused{
    Fault::Unreachable, {ErrorKind::Unavailable, "Cannot read x", "nothing listens", "Start it."}};

class HealthBookTest : public testing::Test
{
protected:
    std::vector<Event> succeed(const EndpointReading &reading)
    {
        clock.advance(seconds(5));
        return book.succeeded(reading,
                              {clock.now(), clock.steady()},
                              clock.now() + milliseconds(20),
                              milliseconds(20));
    }

    void fail()
    {
        clock.advance(seconds(5));
        book.failed(kRefused, {clock.now(), clock.steady()}, clock.now());
    }

    FakeClock clock;
    HealthBook book{"gpu-box", seconds(5)};
};

TEST_F(HealthBookTest, AGoodPollFillsEveryField)
{
    EndpointReading reading = readingOf(100);
    reading.observation.values[3] = absentValue();
    reading.faults.add(Fault::MalformedLine, 2);
    EXPECT_TRUE(succeed(reading).empty());
    const SourceHealth &health = book.health();
    EXPECT_EQ(health.state, SourceState::Up);
    EXPECT_EQ(health.lastSuccess, clock.now() + milliseconds(20));
    EXPECT_FALSE(health.lastFailure);
    EXPECT_EQ(health.latency, milliseconds(20));
    EXPECT_EQ(health.series, 100U);
    EXPECT_EQ(health.polls, 1U);
    EXPECT_EQ(health.recognised, "demo");
    EXPECT_EQ(health.faults.of(Fault::MalformedLine), 2U);
    EXPECT_NEAR(health.samplesPerSecond, 99.0 / 5, 1e-9);
}

TEST_F(HealthBookTest, FailuresAreCountedAndTheLastErrorIsKept)
{
    fail();
    EXPECT_TRUE(succeed(readingOf(1)).empty());
    fail();
    fail();
    EXPECT_EQ(book.health().consecutiveFailures, 2U);
    EXPECT_EQ(book.health().state, SourceState::BackingOff);
    EXPECT_EQ(book.health().faults.of(Fault::Unreachable), 3U);
    EXPECT_EQ(book.health().lastFailure, clock.now());
    EXPECT_TRUE(succeed(readingOf(1)).empty()); // coming back is told elsewhere
    EXPECT_EQ(book.health().consecutiveFailures, 0U);
    EXPECT_EQ(book.health().lastError, kRefused.error.message());
}

TEST_F(HealthBookTest, AResetIsToldOnce)
{
    EndpointReading reading = readingOf(3);
    reading.faults.add(Fault::CounterReset, 40);
    const auto events = succeed(reading);
    ASSERT_EQ(events.size(), 1U);
    EXPECT_EQ(events[0].kind, "counter-reset");

    reading.observation.events = events; // the reader has told it already
    EXPECT_TRUE(succeed(reading).empty());
}

TEST_F(HealthBookTest, TheRateSettlesAndFallsWhileTheSourceIsDown)
{
    for (int i = 0; i < 50; ++i)
        (void)succeed(readingOf(1'000));
    EXPECT_NEAR(book.health().samplesPerSecond, 200, 1e-6);
    double before = book.health().samplesPerSecond;
    for (int i = 0; i < 20; ++i) {
        fail();
        EXPECT_LT(book.health().samplesPerSecond, before);
        before = book.health().samplesPerSecond;
    }
    EXPECT_LT(before, 10);
}

TEST_F(HealthBookTest, APauseHasNoNextAttempt)
{
    (void)succeed(readingOf(10));
    book.setNextAttempt(clock.now() + seconds(5), 7);
    EXPECT_EQ(book.health().missedBeats, 7U);
    book.setPaused();
    EXPECT_EQ(book.health().state, SourceState::Paused);
    EXPECT_FALSE(book.health().nextAttempt);
    EXPECT_EQ(book.health().samplesPerSecond, 0.0);
}

} // namespace
} // namespace perfdeck
