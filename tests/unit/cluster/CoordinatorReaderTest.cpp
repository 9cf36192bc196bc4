// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/cluster/ServerReader.h"
#include "core/model/TimeRange.h"
#include "tests/unit/cluster/Rounds.h"

#include <map>

namespace perfdeck {

namespace {

Timestamp at(const char *text)
{
    return *parseTime(text, Timestamp{});
}

constexpr SourceId kSource{1};

/// A whole recorded minute: every task that ended must have been met with its end, whether or not a
/// round saw it run.
void followTasks(ServerKind kind, const std::string &session)
{
    auto server = ReplayedCoordinator::ofSession(session);
    const auto reader = makeServerReader(kind, kSource, "server");
    std::map<std::string, Task> met;
    for (std::size_t i = 0; i < server.rounds(); ++i) {
        server.showRound(i);
        const PlayedRound round = playRound(*reader, server);
        EXPECT_TRUE(round.errors.empty());
        EXPECT_LE(round.asked.size(), 12U) << "round " << i;
        ASSERT_TRUE(round.reading.tasks);
        for (const Task &task : *round.reading.tasks)
            met[task.id] = task;
    }
    for (const auto &task : server.body("/api/tasks")["tasks"]) {
        const auto found = met.find(task["task_id"].get<std::string>());
        ASSERT_NE(found, met.end());
        EXPECT_EQ(found->second.stateText, task["status"].get<std::string>());
        const bool hasEnded = found->second.state == TaskState::Completed
            || found->second.state == TaskState::Failed;
        EXPECT_EQ(found->second.ended.has_value(), hasEnded) << found->first;
    }
}

} // namespace

TEST(SignedCoordinator, ReadsWorkersAndTasks)
{
    const auto server
        = ReplayedCoordinator::ofFiles({"variant-rest-signed/status.get.running.json",
                                        "variant-rest-signed/api-workers.get.running.json",
                                        "variant-rest-signed/api-tasks.get.running.json"});
    const auto reader = makeServerReader(ServerKind::SignedCoordinator, kSource, "c1");
    const PlayedRound round = playRound(*reader, server);
    EXPECT_TRUE(round.errors.empty());
    ASSERT_TRUE(round.reading.workers);
    EXPECT_EQ(round.reading.workers->size(), 3U);
    const Worker &worker = workerOf(round.reading, "worker-http-1");
    EXPECT_EQ(worker.profile->host, "gpu-node-01");
    EXPECT_EQ(worker.profile->hardware, (std::vector<std::string>{"cpu", "cuda"}));
    EXPECT_EQ(worker.profile->attributes.front(),
              (std::pair<std::string, std::string>("CPU", "AMD EPYC 7763")));
    EXPECT_EQ(worker.state, WorkerState::Active);
    EXPECT_EQ(workerOf(round.reading, "worker-ws-1").state, WorkerState::Busy);
    EXPECT_EQ(worker.lastSeen, at("2026-11-21T03:30:46.054494Z"));
    // It stores metrics of its workers but never hands them out.
    EXPECT_FALSE(worker.measured.cpuRatio);
    EXPECT_FALSE(worker.tasksCompleted);

    ASSERT_TRUE(round.reading.tasks);
    EXPECT_EQ(round.reading.tasks->size(), 3U);
    const Task &task = taskOf(*round.reading.tasks, "f71332e3-cd21-465f-b113-4984ec5b8e12");
    EXPECT_EQ(task.state, TaskState::Running);
    EXPECT_EQ(task.worker, "worker-ws-1");
    EXPECT_EQ(task.priority, 5);
    EXPECT_EQ(task.started, at("2026-11-21T03:30:51.836901Z"));
    EXPECT_FALSE(task.ended);
    EXPECT_EQ(round.reading.totals.tasksRunning, 2);
}

TEST(SignedCoordinator, ARefusedKeyIsAnInternalErrorInPlainText)
{
    for (const char *file : {"variant-rest-signed/api-workers.get.bad-key.500.json",
                             "variant-rest-signed/api-workers.get.no-key.500.json",
                             "variant-rest-signed/api-workers.get.admin-only-key.500.json"}) {
        const auto server
            = ReplayedCoordinator::ofFiles({"variant-rest-signed/status.get.running.json", file});
        const auto reader = makeServerReader(ServerKind::SignedCoordinator, kSource, "c1");
        const PlayedRound round = playRound(*reader, server);
        ASSERT_FALSE(round.errors.empty()) << file;
        EXPECT_EQ(round.errors.front().kind, ErrorKind::Refused) << file;
    }
}

TEST(SignedCoordinator, FollowsTasksToTheirEnd)
{
    followTasks(ServerKind::SignedCoordinator, "variant-rest-signed/poll.session.jsonl");
}

TEST(RoleCoordinator, ReadsLoadHealthAndProgress)
{
    const auto server
        = ReplayedCoordinator::ofFiles({"variant-rest-roles/status.get.json",
                                        "variant-rest-roles/api-workers.get.admin.json",
                                        "variant-rest-roles/api-tasks.get.json"});
    const auto reader = makeServerReader(ServerKind::RoleCoordinator, kSource, "c2");
    const PlayedRound round = playRound(*reader, server);
    EXPECT_TRUE(round.errors.empty());
    const Worker &worker = workerOf(round.reading, "worker-ws-1");
    EXPECT_DOUBLE_EQ(*worker.measured.cpuRatio, 0.375);
    EXPECT_DOUBLE_EQ(*worker.measured.memoryRatio, 0.521);
    EXPECT_FALSE(worker.measured.gpuRatio); // only the memory of the worker's own process is known
    EXPECT_DOUBLE_EQ(*worker.memoryUsedBytes, 266.75 * 1'073'741'824);
    ASSERT_EQ(worker.gpus.size(), 1U);
    EXPECT_DOUBLE_EQ(*worker.gpus[0].memoryUsedBytes, 12.5 * 1'073'741'824);
    EXPECT_EQ(worker.isHealthy, true);
    EXPECT_EQ(worker.tasksCompleted, 0U);
    EXPECT_EQ(worker.registered, at("2026-11-21T03:44:16.040147Z"));
    // No heartbeat yet: absent, not zero.
    EXPECT_FALSE(workerOf(round.reading, "worker-http-1").measured.cpuRatio);
    EXPECT_FALSE(workerOf(round.reading, "worker-http-1").isHealthy);
    const Task &task = taskOf(*round.reading.tasks, "70848d59-7ca5-49a1-a924-4ca78685c9e0");
    EXPECT_DOUBLE_EQ(*task.progressRatio, 0.4);
    EXPECT_EQ(task.model, "bert-base-uncased");
    EXPECT_EQ(task.attempts, 1U);
    EXPECT_TRUE(round.reading.limits.empty());
}

TEST(RoleCoordinator, SaysWhatTheKeyHides)
{
    const auto server
        = ReplayedCoordinator::ofFiles({"variant-rest-roles/status.get.json",
                                        "variant-rest-roles/api-workers.get.worker-limited.json",
                                        "variant-rest-roles/api-tasks.get.json"});
    const auto reader = makeServerReader(ServerKind::RoleCoordinator, kSource, "c2");
    const ClusterReading reading = playRound(*reader, server).reading;
    ASSERT_EQ(reading.limits.size(), 1U);
    EXPECT_EQ(reading.limits[0].kind, ServerLimit::Kind::Key);
    EXPECT_EQ(workerOf(reading, "worker-ws-1").profile->hardware,
              (std::vector<std::string>{"cpu", "cuda"}));
    EXPECT_FALSE(workerOf(reading, "worker-ws-1").tasksCompleted);
}

TEST(RoleCoordinator, AKeyThatMayListTasksOnlyShowsThose)
{
    const auto server
        = ReplayedCoordinator::ofFiles({"variant-rest-roles/status.get.json",
                                        "variant-rest-roles/api-workers.get.viewer-401.json",
                                        "variant-rest-roles/api-tasks.get.viewer-200.json"});
    const auto reader = makeServerReader(ServerKind::RoleCoordinator, kSource, "c2");
    const PlayedRound round = playRound(*reader, server);
    EXPECT_TRUE(round.errors.empty());
    EXPECT_FALSE(round.reading.workers); // not seen, which is not "none"
    ASSERT_TRUE(round.reading.tasks);
    ASSERT_EQ(round.reading.limits.size(), 1U);
    EXPECT_EQ(round.reading.limits[0].kind, ServerLimit::Kind::Key);
}

TEST(RoleCoordinator, ARefusedKeyIsTold)
{
    const std::string body
        = recordedJson("variant-rest-roles/api-workers.get.401.json")["response"]["body"].dump();
    const auto reader = makeServerReader(ServerKind::RoleCoordinator, kSource, "c2");
    for (const ServerRequest &request : reader->beginRound(Timestamp{})) {
        const auto status = reader->take(request, {401, body, std::nullopt, Timestamp{}});
        if (request.part == ReadingPart::RunningTasks) { // no known key is refused these
            ASSERT_FALSE(status);
            EXPECT_EQ(status.error().kind, ErrorKind::Refused);
        }
    }
}

TEST(RoleCoordinator, FollowsTasksToTheirEnd)
{
    followTasks(ServerKind::RoleCoordinator, "variant-rest-roles/poll.session.jsonl");
}

TEST(MinimalCoordinator, ReadsAnObjectKeyedByWorker)
{
    const auto server
        = ReplayedCoordinator::ofFiles({"variant-http-minimal/api-workers.get.json",
                                        "variant-http-minimal/statistics.get.json",
                                        "variant-http-minimal/system_metrics.get.json",
                                        "variant-http-minimal/task_results.get.json"});
    const auto reader = makeServerReader(ServerKind::MinimalCoordinator, kSource, "d");
    const PlayedRound round = playRound(*reader, server);
    EXPECT_TRUE(round.errors.empty());
    const Worker &worker = workerOf(round.reading, "worker-1");
    EXPECT_EQ(worker.profile->host, "10.0.0.5");
    EXPECT_EQ(worker.state, WorkerState::Idle);
    EXPECT_EQ(worker.registered, Timestamp(Duration(1795231703101386)));
    EXPECT_EQ(round.reading.totals.tasksPending, 0);
    EXPECT_FALSE(round.reading.totals.measured.cpuRatio); // a constant of its source code
}

} // namespace perfdeck
