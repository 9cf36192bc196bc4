// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/EventText.h"

#include <gtest/gtest.h>

namespace perfdeck {
namespace {

using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

const Timestamp kNoon(seconds(1'800'000'000));

TEST(EventTextTest, ClockEvents)
{
    const Event back = clockEvent({ClockWatch::Change::Kind::Step, -hours(1)}, kNoon);
    EXPECT_EQ(back.kind, "clock-step");
    EXPECT_EQ(back.severity, Severity::Warning);
    EXPECT_EQ(back.text, "The clock of this machine was set 1 h back.");
    const Event sleep = clockEvent({ClockWatch::Change::Kind::Suspend, hours(8)}, kNoon);
    EXPECT_EQ(sleep.kind, "suspend");
    EXPECT_EQ(sleep.text, "This machine slept for 8 h.");
}

TEST(EventTextTest, StorageTroubleAndRecovery)
{
    using State = StorageStatus::State;
    const auto status = [](State state, std::string problem) {
        StorageStatus made;
        made.state = state;
        made.problem = std::move(problem);
        return made;
    };
    const auto trouble
        = storageEvent(status(State::Writing, ""), status(State::Failing, "Disk full."), kNoon);
    ASSERT_TRUE(trouble);
    EXPECT_EQ(trouble->text, "Disk full.");
    EXPECT_EQ(trouble->severity, Severity::Critical);
    const auto recovery
        = storageEvent(status(State::Failing, "Disk full."), status(State::Writing, ""), kNoon);
    ASSERT_TRUE(recovery);
    EXPECT_EQ(recovery->severity, Severity::Info);
    EXPECT_FALSE(storageEvent(status(State::None, ""), status(State::Writing, ""), kNoon));
    EXPECT_FALSE(storageEvent(status(State::None, ""), status(State::Refused, ""), kNoon))
        << "read-only by choice";
}

TEST(EventTextTest, ASourceGoesDownOnceAndComesBackOnce)
{
    SourceHealth up;
    up.state = SourceState::Up;
    SourceHealth down = up;
    down.state = SourceState::BackingOff;
    down.consecutiveFailures = 1;
    down.lastError = "connection refused";
    SourceHealth stillDown = down;
    stillDown.consecutiveFailures = 7;

    const auto event = sourceEvent("gpu-box", up, down, kNoon);
    ASSERT_TRUE(event);
    EXPECT_EQ(event->kind, "source-down");
    EXPECT_EQ(event->source, "gpu-box");
    EXPECT_EQ(event->text, "gpu-box does not answer: connection refused");
    EXPECT_FALSE(sourceEvent("gpu-box", down, stillDown, kNoon));
    const auto back = sourceEvent("gpu-box", stillDown, up, kNoon);
    ASSERT_TRUE(back);
    EXPECT_EQ(back->kind, "source-up");
    EXPECT_EQ(back->text, "gpu-box answers again after 7 failed polls.");
    EXPECT_FALSE(sourceEvent("gpu-box", SourceHealth(), up, kNoon)) << "the first good poll";
}

} // namespace
} // namespace perfdeck
