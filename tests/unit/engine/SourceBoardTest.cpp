// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/SourceBoard.h"

#include <gtest/gtest.h>

namespace perfdeck {
namespace {

SourceConfig named(const std::string &name)
{
    SourceConfig config;
    config.name = name;
    return config;
}

TEST(SourceBoardTest, NumbersAreNeverUsedAgain)
{
    SourceBoard board;
    const SourceId first = board.add(named("a")).id;
    board.remove(first);
    EXPECT_NE(board.add(named("a")).id, first);
    EXPECT_EQ(board.all().size(), 1U);
}

TEST(SourceBoardTest, TwoSourcesNeverShareAName)
{
    SourceBoard board;
    EXPECT_EQ(board.add(named("host:80")).config.name, "host:80");
    EXPECT_EQ(board.add(named("host:80")).config.name, "host:80-2");
    const SourceStatus third = board.add(named("host:80"));
    EXPECT_EQ(third.config.name, "host:80-3");
    EXPECT_EQ(board.change(third.id, named("host:80-3"))->config.name, "host:80-3")
        << "its own name is free for it";
    EXPECT_EQ(board.change(third.id, named("host:80"))->config.name, "host:80-3");
}

TEST(SourceBoardTest, ChangingStartsHealthAnewAndUnknownSourcesChangeNothing)
{
    SourceBoard board;
    const SourceId id = board.add(named("a")).id;
    SourceHealth health;
    health.state = SourceState::Up;
    health.polls = 9;
    EXPECT_FALSE(board.publish(id, health, {}));
    EXPECT_EQ(board.all().front().health.polls, 9U);
    ASSERT_TRUE(board.change(id, named("b")));
    EXPECT_EQ(board.all().front().health.polls, 0U);
    EXPECT_FALSE(board.change(SourceId(99), named("c")));
    board.remove(SourceId(99));
    EXPECT_EQ(board.all().size(), 1U);
}

TEST(SourceBoardTest, HealthOfARemovedSourceIsIgnored)
{
    SourceBoard board;
    const SourceId id = board.add(named("a")).id;
    board.remove(id);
    SourceHealth down;
    down.state = SourceState::BackingOff;
    down.consecutiveFailures = 1;
    EXPECT_FALSE(board.publish(id, down, {}));
    EXPECT_TRUE(board.all().empty());
}

TEST(SourceBoardTest, GoingDownIsAnEvent)
{
    SourceBoard board;
    const SourceId id = board.add(named("a")).id;
    SourceHealth down;
    down.state = SourceState::BackingOff;
    down.consecutiveFailures = 1;
    const auto event = board.publish(id, down, Timestamp(std::chrono::seconds(5)));
    ASSERT_TRUE(event);
    EXPECT_EQ(event->kind, "source-down");
    EXPECT_EQ(event->time, Timestamp(std::chrono::seconds(5)));
}

} // namespace
} // namespace perfdeck
