// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/TaskStream.h"
#include "tests/unit/analysis/ClusterMaker.h"

#include <gtest/gtest.h>

namespace perfdeck {
namespace {

const Timestamp kNow = moment(1000);

Task ran(const std::string &id,
         double from,
         double to,
         std::vector<std::string> needs = {},
         const std::string &worker = "w1")
{
    Task task = makeTask(id, TaskState::Completed, worker);
    task.created = moment(0);
    task.started = moment(from);
    task.ended = moment(to);
    task.needs = std::move(needs);
    return task;
}

std::string names(const CriticalPath &path, const std::vector<Task> &tasks)
{
    std::string text;
    for (const std::size_t at : path.tasks)
        text += tasks[at].id + " ";
    return text;
}

TEST(CriticalPathTest, LeadsBackOverThePrerequisiteThatEndedLast)
{
    // A diamond: d waits for b and c, both for a. c ends last; a third of the time nothing ran.
    const std::vector<Task> tasks{ran("a", 10, 20),
                                  ran("b", 20, 25, {"a"}),
                                  ran("c", 25, 40, {"a"}),
                                  ran("d", 45, 60, {"b", "c"}),
                                  ran("alone", 0, 900)};
    const auto paths = criticalPaths(tasks, kNow);
    ASSERT_EQ(paths.size(), 1u);
    EXPECT_EQ(names(paths[0], tasks), "a c d ");
    EXPECT_DOUBLE_EQ(paths[0].seconds, 60);
    EXPECT_DOUBLE_EQ(paths[0].waitingSeconds, 10 + 5 + 5);
}

TEST(CriticalPathTest, EachGroupHasItsOwnAndTheLongestComesFirst)
{
    const std::vector<Task> tasks{
        ran("a", 0, 1), ran("b", 1, 2, {"a"}), ran("x", 0, 10), ran("y", 10, 30, {"x"})};
    const auto paths = criticalPaths(tasks, kNow);
    ASSERT_EQ(paths.size(), 2u);
    EXPECT_EQ(names(paths[0], tasks), "x y ");
    EXPECT_EQ(names(paths[1], tasks), "a b ");
}

TEST(CriticalPathTest, WhatRunsEndsNowAndWhatHasNotStartedIsLeftOut)
{
    std::vector<Task> tasks{ran("a", 0, 1), ran("b", 1, 2, {"a"}), ran("c", 0, 0, {"b"})};
    tasks[1].ended.reset();
    tasks[1].state = TaskState::Running;
    tasks[2].started.reset();
    tasks[2].ended.reset();
    tasks[2].state = TaskState::Pending;
    const auto paths = criticalPaths(tasks, kNow);
    ASSERT_EQ(paths.size(), 1u);
    EXPECT_EQ(names(paths[0], tasks), "a b ");
    EXPECT_DOUBLE_EQ(paths[0].seconds, 1000);
}

TEST(CriticalPathTest, CirclesAndUnknownNeedsEnd)
{
    const std::vector<Task> tasks{ran("a", 0, 5, {"b", "a", "gone"}), ran("b", 1, 6, {"a"})};
    const auto paths = criticalPaths(tasks, kNow);
    ASSERT_EQ(paths.size(), 1u);
    EXPECT_EQ(names(paths[0], tasks), "a b ");
    EXPECT_TRUE(criticalPaths({}, kNow).empty());
}

TEST(TaskStreamTest, TasksAtTheSameTimeHaveLanes)
{
    std::vector<Task> tasks{ran("a", 10, 20, {}, "w10"),
                            ran("b", 15, 30, {}, "w10"),
                            ran("c", 20, 25, {}, "w10"),
                            ran("d", 5, 8, {}, "w9"),
                            ran("long ago", 1, 2, {}, "w1")};
    tasks[1].state = TaskState::Failed;
    const GanttFrame frame = taskStream(tasks, {}, {moment(4), moment(100)}, kNow);
    ASSERT_EQ(frame.rows.size(), 3u);
    EXPECT_EQ(frame.rows[0].name, "w9");
    EXPECT_EQ(frame.rows[1].name, "w10");
    EXPECT_EQ(frame.rows[2].name, "w10 (2)");
    ASSERT_EQ(frame.rows[1].spans.size(), 2u);
    EXPECT_EQ(frame.rows[1].spans[1].name, "c");
    EXPECT_EQ(frame.rows[2].spans[0].state, SpanState::Failed);
    for (const GanttRow &row : frame.rows)
        for (std::size_t at = 1; at < row.spans.size(); ++at)
            EXPECT_LE(row.spans[at - 1].to, row.spans[at].from);
}

TEST(TaskStreamTest, ShowsWhatRunsAndWhatIsOnlyKnownByItsDuration)
{
    std::vector<Task> tasks(3);
    tasks[0] = ran("running", 990, 0);
    tasks[0].state = TaskState::Running;
    tasks[0].ended.reset();
    tasks[1] = ran("timed", 0, 500);
    tasks[1].started.reset();
    tasks[1].executionSeconds = 100;
    tasks[2] = ran("waiting", 0, 0, {}, "");
    tasks[2].started.reset();
    tasks[2].ended.reset();
    const GanttFrame frame
        = taskStream(tasks, std::vector<CriticalPath>{{{1}, 0, 0}}, {moment(0), kNow}, kNow);
    ASSERT_EQ(frame.rows.size(), 1u);
    const auto &spans = frame.rows[0].spans;
    ASSERT_EQ(spans.size(), 2u);
    EXPECT_EQ(spans[0].from, moment(400));
    EXPECT_TRUE(spans[0].isCritical);
    EXPECT_EQ(spans[1].to, kNow);
    EXPECT_EQ(spans[1].state, SpanState::Running);
    EXPECT_FALSE(spans[1].isCritical);
}

} // namespace
} // namespace perfdeck
