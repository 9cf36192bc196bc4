// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/ClusterJoin.h"

#include <gtest/gtest.h>

namespace perfdeck {
namespace {

using namespace std::chrono_literals;

constexpr Timestamp kNow{1'000'000s};

Task task(std::string id, TaskState state, Duration ago, std::optional<Duration> endedAgo = {})
{
    Task made;
    made.id = std::move(id);
    made.state = state;
    made.started = kNow - ago;
    if (endedAgo)
        made.ended = kNow - *endedAgo;
    return made;
}

Worker worker(std::string id, std::string state)
{
    auto profile = std::make_shared<WorkerProfile>();
    profile->id = std::move(id);
    Worker made;
    made.profile = std::move(profile);
    made.stateText = std::move(state);
    return made;
}

std::string names(const ClusterHistory &history)
{
    std::string text;
    for (const Task &task : history.tasks)
        text += task.id + " ";
    return text;
}

constexpr ClusterQuery kHour{{kNow - 1h, kNow + 1s}};

TEST(ClusterJoinTest, WithoutAClusterThereIsWhatIsStored)
{
    ClusterHistory stored;
    stored.tasks = {task("a", TaskState::Running, 1min)};
    EXPECT_EQ(names(joinLive(stored, nullptr, kHour)), "a ");
}

TEST(ClusterJoinTest, TheSnapshotCountsAndForgetsNothing)
{
    ClusterHistory stored;
    stored.tasks = {task("a", TaskState::Running, 10min), task("c", TaskState::Running, 2min)};
    stored.tasks[0].needs = {"x"};
    stored.workers = {worker("w1", "active"), worker("w3", "active")};
    Cluster live;
    live.time = kNow;
    live.ended
        = {task("a", TaskState::Completed, 10min, 1min), task("old", TaskState::Failed, 3h, 2h)};
    live.living = {task("b", TaskState::Running, 5min)};
    live.workers = std::make_shared<const std::vector<Worker>>(
        std::vector{worker("w1", "offline"), worker("w2", "active")});
    live.scaling = {{kNow - 2h, ScalingAction::ScaleUp, "then", {}, {}, {}, {}},
                    {kNow - 1min, ScalingAction::ScaleUp, "now", {}, {}, {}, {}}};
    stored.scaling = {live.scaling[1]};
    const ClusterHistory joined = joinLive(stored, &live, kHour);
    EXPECT_EQ(names(joined), "a b c ");
    EXPECT_EQ(joined.tasks[0].state, TaskState::Completed);
    EXPECT_EQ(joined.tasks[0].needs, std::vector<std::string>{"x"});
    ASSERT_EQ(joined.workers.size(), 3u);
    EXPECT_EQ(joined.workers[0].stateText, "offline");
    EXPECT_EQ(joined.workers[2].id(), "w3");
    EXPECT_EQ(joined.scaling, stored.scaling);
}

TEST(ClusterJoinTest, ATaskThatIsGivenOutAgainHasNotEnded)
{
    ClusterHistory stored;
    stored.tasks = {task("a", TaskState::Failed, 10min, 5min)};
    stored.tasks[0].error = "lost its worker";
    Cluster live;
    live.time = kNow;
    live.living = {task("a", TaskState::Running, 1min)};
    const ClusterHistory joined = joinLive(stored, &live, kHour);
    EXPECT_EQ(joined.tasks, live.living);
}

TEST(ClusterJoinTest, OfTooManyTheNewestStay)
{
    Cluster live;
    live.time = kNow;
    live.living = {task("a", TaskState::Running, 9min),
                   task("b", TaskState::Running, 1min),
                   task("c", TaskState::Running, 5min)};
    const ClusterHistory joined = joinLive({}, &live, {kHour.range, 2});
    EXPECT_EQ(names(joined), "c b ");
    EXPECT_TRUE(joined.isCut);
}

} // namespace
} // namespace perfdeck
