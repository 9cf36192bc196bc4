// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/SqlQuery.h"
#include "tests/support/HistoryFixture.h"

#include <gtest/gtest.h>

namespace perfdeck {
namespace {

using namespace std::chrono_literals;

constexpr TimeRange kAll{Timestamp::min(), Timestamp::max()};

struct Update
{
    std::shared_ptr<Cluster> cluster = std::make_shared<Cluster>();
    ClusterChanges changes;

    explicit Update(Duration after)
    {
        cluster->name = "lab";
        cluster->time = kHistoryStart + after;
    }

    void into(HistoryFixture &history)
    {
        history.store().append(
            std::make_shared<const ClusterUpdate>(ClusterUpdate{cluster, changes}));
        history.flush();
    }
};

Task task(std::string id, TaskState state, Duration created)
{
    Task made;
    made.id = std::move(id);
    made.type = "benchmark";
    made.state = state;
    made.stateText = state == TaskState::Running ? "running" : "completed";
    made.created = kHistoryStart + created;
    return made;
}

Worker worker(std::string id)
{
    auto profile = std::make_shared<WorkerProfile>();
    profile->id = std::move(id);
    profile->host = "node-1";
    profile->hardware = {"cpu", "cuda"};
    profile->attributes = {{"CPU", "\"8\" cores; x"}, {"Platform", "日本"}};
    Worker made;
    made.profile = std::move(profile);
    made.state = WorkerState::Active;
    made.stateText = "active";
    made.registered = kHistoryStart;
    made.gpus = {{0, "H100", std::nullopt, std::nullopt, 8e10}};
    made.tasksCompleted = 7;
    made.tasksFailed = 1;
    return made;
}

ClusterHistory stored(HistoryFixture &history, ClusterQuery query = {kAll})
{
    return (*history.store().newReader())->cluster(query).value();
}

TEST(StoredCluster, ComesBackAsItWas)
{
    HistoryFixture history;
    ASSERT_TRUE(history.open());
    EXPECT_TRUE(stored(history).tasks.empty());
    Update update(10min);
    Task ended = task("t-1", TaskState::Completed, 1min);
    ended.worker = "w-1";
    ended.model = "bert'); DROP TABLE tasks;--";
    ended.priority = -3;
    ended.started = *ended.created + 2s;
    ended.ended = *ended.started + 500ms;
    ended.executionSeconds = 0.25;
    ended.attempts = 2;
    ended.needs = {"t-0", "a,\"b\""};
    ended.error = "out of memory";
    const ScalingDecision decision{kHistoryStart + 5min,
                                   ScalingAction::ScaleUp,
                                   "Utilization (91.0%) exceeds scale-up threshold (80.0%)",
                                   2,
                                   {"w-9"},
                                   0.91,
                                   "gpu"};
    update.changes = {{worker("w-1")}, {ended}, {decision}};
    update.into(history);
    for (int pass = 0; pass < 2; ++pass) {
        ClusterHistory found = stored(history);
        EXPECT_EQ(found.tasks, std::vector{ended});
        Worker expected = worker("w-1");
        ASSERT_EQ(found.workers.size(), 1u);
        EXPECT_EQ(*found.workers[0].profile, *expected.profile);
        expected.profile = found.workers[0].profile; // equal ones are shared: compared by address
        EXPECT_EQ(found.workers[0], expected);
        EXPECT_EQ(found.scaling, std::vector{decision});
        EXPECT_FALSE(found.isCut);
        history.reopen();
    }
}

TEST(StoredCluster, KeepsWhatTheServerHasForgotten)
{
    HistoryFixture history;
    ASSERT_TRUE(history.open());
    Task running = task("t-1", TaskState::Running, 1min);
    running.worker = "w-1";
    running.needs = {"t-0"};
    Update first(2min);
    first.changes.tasks = {running};
    first.into(history);
    Task ended;
    ended.id = "t-1";
    ended.state = TaskState::Failed;
    ended.stateText = "failed";
    ended.error = "lost";
    Update second(3min);
    second.changes.tasks = {ended};
    second.changes.scaling.assign(2,
                                  {kHistoryStart, ScalingAction::Maintain, "calm", {}, {}, {}, {}});
    second.into(history);
    const ClusterHistory found = stored(history);
    ASSERT_EQ(found.tasks.size(), 1u);
    EXPECT_EQ(found.tasks[0].worker, "w-1");
    EXPECT_EQ(found.tasks[0].needs, running.needs);
    EXPECT_EQ(found.tasks[0].created, running.created);
    EXPECT_EQ(found.tasks[0].state, TaskState::Failed);
    EXPECT_EQ(found.tasks[0].error, "lost");
    EXPECT_EQ(found.scaling.size(), 1u);
}

TEST(StoredCluster, ATaskThatIsGivenOutAgainHasNotEnded)
{
    HistoryFixture history;
    ASSERT_TRUE(history.open());
    Task failed = task("t-1", TaskState::Failed, 1min);
    failed.stateText = "failed";
    failed.ended = *failed.created + 5s;
    failed.error = "lost its worker";
    Update first(2min);
    first.changes.tasks = {failed};
    first.into(history);
    const Task again = task("t-1", TaskState::Running, 1min);
    Update second(3min);
    second.changes.tasks = {again};
    second.into(history);
    EXPECT_EQ(stored(history).tasks, std::vector{again});
}

TEST(StoredCluster, RetentionTakesOldTasksAndDecisionsAndLeavesWorkers)
{
    SqliteHistoryOptions options;
    options.retention.minute = 1h;
    HistoryFixture history(options);
    ASSERT_TRUE(history.open());
    Update update(0s);
    Task old = task("old", TaskState::Completed, 0s);
    old.ended = kHistoryStart + 1min;
    Task young = task("young", TaskState::Completed, 100min);
    young.ended = kHistoryStart + 101min;
    update.changes.tasks = {old, young};
    update.changes.workers = {worker("w-1")};
    for (const Duration after : {Duration(0s), Duration(100min)})
        update.changes.scaling.push_back(
            {kHistoryStart + after, ScalingAction::ScaleUp, "busy", {}, {}, {}, {}});
    update.into(history);
    // Ages count from the newest sample, and only a history with sealed chunks is swept.
    for (int tick = 0; tick <= 2 * 3'600; tick += 10) {
        history.appendTick(1, 5, tick);
        if (tick % 200 == 0)
            history.flush();
    }
    history.flush();
    for (int i = 0; i < 5; ++i)
        history.store().maintain(history.now());
    const ClusterHistory left = stored(history);
    EXPECT_EQ(left.tasks, std::vector{young});
    ASSERT_EQ(left.scaling.size(), 1u);
    EXPECT_EQ(left.scaling[0].time, kHistoryStart + 100min);
    EXPECT_EQ(left.workers.size(), 1u);
}

TEST(StoredCluster, GivesTasksThatLivedInTheRange)
{
    HistoryFixture history;
    ASSERT_TRUE(history.open());
    Update update(60min);
    const auto add = [&update](const char *id, Duration from, std::optional<Duration> to) {
        Task made = task(id, to ? TaskState::Completed : TaskState::Running, from);
        made.started = made.created;
        if (to)
            made.ended = kHistoryStart + *to;
        update.changes.tasks.push_back(made);
    };
    add("before", 0min, 9min);
    add("into", 5min, 10min);
    add("within", 12min, 13min);
    add("out", 19min, 40min);
    add("living", 15min, std::nullopt);
    add("after", 20min, 21min);
    update.into(history);
    const TimeRange range{kHistoryStart + 10min, kHistoryStart + 20min};
    const auto names = [](const ClusterHistory &found) {
        std::string text;
        for (const Task &each : found.tasks)
            text += each.id + " ";
        return text;
    };
    EXPECT_EQ(names(stored(history, {range})), "into within living out ");
    const ClusterHistory newest = stored(history, {range, 2});
    EXPECT_TRUE(newest.isCut);
    EXPECT_EQ(names(newest), "living out ");
}

TEST(StoredCluster, AStateThatNoRuleKnowsStaysTheServersWord)
{
    HistoryFixture history;
    ASSERT_TRUE(history.open());
    Task odd = task("t", TaskState::Unknown, 0s);
    odd.stateText = "hibernating";
    Update update(1min);
    update.changes.tasks = {odd};
    update.into(history);
    EXPECT_EQ(stored(history).tasks, std::vector{odd});
}

TEST(StoredCluster, CanBeAskedInSql)
{
    HistoryFixture history;
    ASSERT_TRUE(history.open());
    Update update(1min);
    update.changes.workers = {worker("w-1"), worker("w-2")};
    update.into(history);
    std::vector<SqlValue> cells;
    const Status status = runSql(history.path(),
                                 "SELECT count(*), max(hardware ->> 1) FROM workers",
                                 {},
                                 {[](auto) {},
                                  [&cells](std::span<const SqlValue> row) {
                                      cells.assign(row.begin(), row.end());
                                      return true;
                                  }});
    ASSERT_TRUE(status) << status.error().message();
    EXPECT_EQ(cells, (std::vector<SqlValue>{std::int64_t(2), std::string("cuda")}));
}

} // namespace
} // namespace perfdeck
