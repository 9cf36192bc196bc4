// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/TimeRange.h"
#include "tests/unit/cluster/Rounds.h"

#include <fstream>
#include <sstream>

namespace perfdeck {

namespace {

constexpr SourceId kSource{1};

PlayedRound played(ServerKind kind, const std::vector<std::string> &files)
{
    const auto server = ReplayedCoordinator::ofFiles(files);
    return playRound(*makeServerReader(kind, kSource, "server"), server);
}

std::string pageOf(const std::string &file)
{
    std::ifstream stream(std::string(PERFDECK_TEST_DATA) + "/coordinator/" + file);
    std::stringstream text;
    text << stream.rdbuf();
    return text.str();
}

ClusterReading readPage(ServerReader &reader, const std::string &body)
{
    const auto requests = reader.beginRound(Timestamp(Duration(1)));
    const auto status = reader.take(requests.front(), {200, body, std::nullopt, Timestamp{}});
    EXPECT_TRUE(status) << status.error().message();
    return reader.endRound();
}

/// A method's return value, as the adapter of PerfDeck's own convention sends it.
ClusterReading readDrm(const std::string &statistics,
                       const nlohmann::json &decisions = nlohmann::json::array())
{
    const auto reader = makeServerReader(ServerKind::DrmService, kSource, "drm");
    for (const ServerRequest &request : reader->beginRound(Timestamp(Duration(1)))) {
        std::string body = "{}";
        if (request.part == ReadingPart::Summary)
            body = recordedJson(statistics)["value"].dump();
        if (request.part == ReadingPart::Totals)
            body = recordedJson("drm/mock.get_performance_metrics.json")["value"].dump();
        if (request.part == ReadingPart::Scaling)
            body = decisions.dump();
        EXPECT_TRUE(reader->take(request, {200, body, std::nullopt, Timestamp{}}));
    }
    return reader->endRound();
}

} // namespace

TEST(MonitoringDashboard, ReadsItsEnvelopes)
{
    const PlayedRound round = played(ServerKind::MonitoringDashboard,
                                     {"monitoring-dashboard/api-status.get.json",
                                      "monitoring-dashboard/api-workers.get.json",
                                      "monitoring-dashboard/api-tasks.get.json",
                                      "monitoring-dashboard/api-alerts.get.json"});
    EXPECT_TRUE(round.errors.empty());
    EXPECT_EQ(workerOf(round.reading, "worker-1").tasksCompleted, 42U);
    EXPECT_EQ(workerOf(round.reading, "worker-1").profile->hardware,
              (std::vector<std::string>{"cuda"}));
    const Task &running = taskOf(*round.reading.tasks, "task-1");
    EXPECT_DOUBLE_EQ(*running.progressRatio, 0.4);
    EXPECT_FALSE(running.executionSeconds); // it runs still
    const Task &ended = taskOf(*round.reading.tasks, "task-2");
    EXPECT_EQ(*ended.ended - *ended.started, std::chrono::milliseconds(12'500));
    EXPECT_TRUE(taskOf(*round.reading.tasks, "task-3").worker.empty()); // "unknown" is none
    ASSERT_EQ(round.reading.alerts->size(), 2U);
    EXPECT_EQ((*round.reading.alerts)[1].severity, Severity::Critical);
    EXPECT_EQ((*round.reading.alerts)[1].text, "Worker lost: worker-3 missed 3 heartbeats");
    EXPECT_DOUBLE_EQ(*round.reading.totals.healthRatio, 0.92);
}

TEST(MonitoringDashboard, AnUnknownStateHasNoScore)
{
    const PlayedRound round = played(ServerKind::MonitoringDashboard,
                                     {"monitoring-dashboard/api-status.get.empty.json",
                                      "monitoring-dashboard/api-workers.get.empty.json",
                                      "monitoring-dashboard/api-alerts.get.empty.json"});
    EXPECT_TRUE(round.reading.workers->empty());
    EXPECT_FALSE(round.reading.totals.healthRatio);
}

TEST(EventDashboard, ReadsRowsOfItsDatabase)
{
    const auto server = ReplayedCoordinator::ofFiles({"event-dashboard/api-metrics.get.json",
                                                      "event-dashboard/api-workers.get.json",
                                                      "event-dashboard/api-tasks.get.json",
                                                      "event-dashboard/api-alerts.get.json",
                                                      "event-dashboard/api-events.get.json"});
    const auto reader = makeServerReader(ServerKind::EventDashboard, kSource, "e");
    auto requests = reader->beginRound(server.time());
    for (const ServerRequest &request : requests) {
        // The recordings were asked with another limit.
        const std::string plain = request.path.substr(0, request.path.find('?'));
        const std::string limit = plain == "/api/tasks" ? "?limit=4" : "?limit=3";
        const bool listed = plain != "/api/metrics" && plain != "/api/workers";
        const auto answer = server.get(listed ? plain + limit : plain);
        ASSERT_EQ(answer.status, 200) << plain;
        EXPECT_TRUE(reader->take(request, {200, answer.body, std::nullopt, server.time()}));
    }
    const ClusterReading reading = reader->endRound();
    EXPECT_EQ(reading.workers->size(), 5U);
    EXPECT_DOUBLE_EQ(*workerOf(reading, "worker-2").measured.gpuRatio, 0.4);
    EXPECT_EQ(workerOf(reading, "worker-4").state, WorkerState::Offline);
    EXPECT_EQ(workerOf(reading, "worker-4").stateText, "inactive");
    EXPECT_EQ(taskOf(*reading.tasks, "task-1").worker, "worker-2");
    EXPECT_EQ(taskOf(*reading.tasks, "task-1").model, "model-2");
    EXPECT_EQ(reading.totals.tasksRunning, 5);
    EXPECT_FALSE(reading.totals.tasks); // the server's own count stays 0
    EXPECT_FALSE(reading.totals.meanExecutionSeconds);
    ASSERT_EQ(reading.alerts->size(), 6U); // three alerts, three events
    EXPECT_EQ((*reading.alerts)[1].worker, "worker-3");
    EXPECT_FALSE((*reading.alerts)[1].isResolved);
}

TEST(LoadMonitor, ReadsNumbersByIds)
{
    const PlayedRound round = played(ServerKind::LoadMonitor,
                                     {"loadbalancer-dashboard/api-metrics-system.get.json",
                                      "loadbalancer-dashboard/api-workers-metadata.get.json",
                                      "loadbalancer-dashboard/api-metrics-workers.get.json",
                                      "loadbalancer-dashboard/api-metrics-tasks.get.json"});
    EXPECT_TRUE(round.errors.empty());
    const Worker &worker = workerOf(round.reading, "worker-2");
    EXPECT_DOUBLE_EQ(*worker.measured.cpuRatio, 0.4);
    EXPECT_EQ(worker.profile->host, "node-2");
    EXPECT_EQ(worker.registered, *parseTime("2026-11-21T03:46:52Z", Timestamp{}));
    EXPECT_EQ(workerOf(round.reading, "worker-3").state, WorkerState::Offline);
    EXPECT_EQ(taskOf(*round.reading.tasks, "t2").state, TaskState::Completed);
    EXPECT_DOUBLE_EQ(*taskOf(*round.reading.tasks, "t2").executionSeconds, 20);
}

TEST(TopicDashboard, ReadsBreakersWhereTheyAreAttached)
{
    const PlayedRound none = played(
        ServerKind::TopicDashboard,
        {"topic-dashboard/api-errors.get.json", "topic-dashboard/api-circuit-breakers.get.json"});
    EXPECT_TRUE(none.errors.empty());
    EXPECT_FALSE(none.reading.breakers);

    const auto reader = makeServerReader(ServerKind::TopicDashboard, kSource, "t");
    const auto requests = reader->beginRound(Timestamp(std::chrono::hours(1)));
    const std::string body = recordedJson("circuit-breaker/metrics.json")["value"].dump();
    EXPECT_TRUE(reader->take(requests[1], {200, body, std::nullopt, Timestamp{}}));
    const ClusterReading reading = reader->endRound();
    ASSERT_TRUE(reading.breakers);
    const auto open = std::ranges::find(*reading.breakers, "benchmark", &CircuitBreaker::name);
    ASSERT_NE(open, reading.breakers->end());
    EXPECT_EQ(open->state, BreakerState::Open);
    EXPECT_EQ(open->guards, "task");
    EXPECT_EQ(open->failures, 10U);
}

TEST(TestDashboard, SaysThatItsNumbersAreInvented)
{
    const PlayedRound round = played(
        ServerKind::TestDashboard,
        {"dashboard-server/api-status.get.json", "dashboard-server/api-regressions.get.json"});
    ASSERT_EQ(round.reading.limits.size(), 1U);
    EXPECT_EQ(round.reading.limits[0].kind, ServerLimit::Kind::Simulated);
    ASSERT_EQ(round.reading.alerts->size(), 2U);
    EXPECT_EQ((*round.reading.alerts)[0].text,
              "throughput of test1 changed by -15.3 % (significant)");
}

TEST(TestDashboard, APartThatFailsLeavesTheRest)
{
    const PlayedRound round = played(ServerKind::TestDashboard,
                                     {"dashboard-server/api-status.get.json",
                                      "dashboard-server/with-aggregator/api-regressions.get.json"});
    EXPECT_EQ(round.errors.size(), 1U);
    EXPECT_EQ(round.reading.totals.workers, 5);
}

TEST(DrmExporter, ReadsReservedSharesAndNewReasons)
{
    const auto reader = makeServerReader(ServerKind::DrmExporter, kSource, "p");
    const std::string page = pageOf("drm/prometheus.real-manager.txt");
    const ClusterReading first = readPage(*reader, page);
    EXPECT_DOUBLE_EQ(*first.totals.reserved.cpuRatio, 0.3125);
    EXPECT_FALSE(first.totals.measured.cpuRatio);
    EXPECT_EQ(first.totals.workers, 3);
    EXPECT_FALSE(first.totals.tasksPending); // always 0 there
    EXPECT_FALSE(first.totals.tasksPerSecond);
    EXPECT_TRUE(first.scaling.empty()); // when they happened is not known
    EXPECT_EQ(first.workers->size(), 3U);

    EXPECT_TRUE(readPage(*reader, page).scaling.empty());
    const ClusterReading third = readPage(*reader,
                                          page
                                              + "drm_scaling_operations_total{direction=\"scale_"
                                                "up\",reason=\"Queue is long\"} 1.0\n");
    ASSERT_EQ(third.scaling.size(), 1U);
    EXPECT_EQ(third.scaling[0].action, ScalingAction::ScaleUp);
    EXPECT_EQ(third.scaling[0].reason, "Queue is long");
}

TEST(DrmExporter, ACountdownIsOneDecision)
{
    const auto reader = makeServerReader(ServerKind::DrmExporter, kSource, "p");
    const auto page = [](int seconds) {
        return "drm_worker_count "
               "1\ndrm_scaling_operations_total{direction=\"maintain\",reason=\"In "
               "cooldown ("
            + std::to_string(seconds) + "s remaining)\"} 1.0\n";
    };
    EXPECT_TRUE(readPage(*reader, "drm_worker_count 1\n").scaling.empty());
    EXPECT_EQ(readPage(*reader, page(120)).scaling.size(), 1U);
    EXPECT_TRUE(readPage(*reader, page(5)).scaling.empty());
}

TEST(DrmService, ReadsTheManagersStatistics)
{
    nlohmann::json decisions = nlohmann::json::array();
    for (const char *file : {"drm/scaling_decision.scale_up.initial.json",
                             "drm/scaling_decision.scale_up.threshold.json",
                             "drm/scaling_decision.scale_down.json",
                             "drm/scaling_decision.maintain.in-range.json"})
        decisions.push_back(recordedJson(file)["value"]);
    const ClusterReading reading = readDrm("drm/get_worker_statistics.json", decisions);
    const Worker &worker = workerOf(reading, "worker-1");
    EXPECT_DOUBLE_EQ(*worker.reserved.cpuRatio, 0.75);
    EXPECT_FALSE(worker.measured.cpuRatio);
    EXPECT_EQ(worker.tasksRunning, 2U);
    EXPECT_FALSE(worker.meanExecutionSeconds); // no task has ended yet: defaults only
    EXPECT_EQ(worker.profile->hardware, (std::vector<std::string>{"cpu", "gpu"}));
    EXPECT_EQ(worker.registered, Timestamp(Duration(1795233067208813)));
    EXPECT_FALSE(reading.totals.tasksPending);
    EXPECT_TRUE(reading.totals.tasksPerSecond);
    ASSERT_EQ(reading.scaling.size(), 4U);
    EXPECT_EQ(reading.scaling[1].reason, "Utilization (84.6%) exceeds scale-up threshold (80.0%)");
    EXPECT_EQ(reading.scaling[1].count, 1U);
    EXPECT_EQ(reading.scaling[2].action, ScalingAction::ScaleDown);
    EXPECT_FALSE(reading.scaling[2].workers.empty());
}

TEST(DrmService, ReadsTheStandInsForm)
{
    const ClusterReading reading = readDrm("drm/mock.get_worker_statistics.json");
    EXPECT_EQ(reading.workers->size(), 5U);
    EXPECT_EQ(workerOf(reading, "worker-0").isHealthy, true);
    EXPECT_EQ(workerOf(reading, "worker-0").state, WorkerState::Active);
    EXPECT_EQ(workerOf(reading, "worker-1").profile->hardware, (std::vector<std::string>{"cpu"}));
    const ClusterReading none = readDrm("drm/get_worker_statistics.no-workers.json");
    EXPECT_TRUE(none.workers->empty());
}

} // namespace perfdeck
