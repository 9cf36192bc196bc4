// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/cluster/ServerProbe.h"
#include "tests/support/ReplayedCoordinator.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

namespace perfdeck {

namespace {

/// Asks a recorded server as the probe wants; a socket step ends it.
ServerProbe probed(const std::vector<std::string> &files, std::vector<std::string> *asked = nullptr)
{
    const auto server = ReplayedCoordinator::ofFiles(files);
    ServerProbe probe;
    while (probe.step() != ServerProbe::Step::Done && probe.step() != ServerProbe::Step::Socket) {
        const std::string path(ServerProbe::path(probe.step()));
        if (asked)
            asked->push_back(path);
        const auto answer = server.get(path);
        probe.take(ServerProbe::Reply{answer.status, answer.body, false});
    }
    return probe;
}

} // namespace

TEST(ServerProbe, TellsRecordedServersApart)
{
    EXPECT_EQ(probed({"variant-rest-signed/status.get.json"}).kind(),
              ServerKind::SignedCoordinator);
    EXPECT_EQ(probed({"variant-rest-signed/status.get.empty.json"}).kind(),
              ServerKind::SignedCoordinator);
    EXPECT_EQ(probed({"variant-rest-roles/status.get.json"}).kind(), ServerKind::RoleCoordinator);
    EXPECT_EQ(
        probed({"variant-http-minimal/status.get.json", "variant-http-minimal/api-status.get.json"})
            .kind(),
        ServerKind::MinimalCoordinator);
    EXPECT_EQ(probed({"dashboard-server/api-status.get.json"}).kind(), ServerKind::TestDashboard);
    EXPECT_EQ(probed({"dashboard-server/with-aggregator/api-status.get.json"}).kind(),
              ServerKind::TestDashboard);
    EXPECT_EQ(probed({"monitoring-dashboard/api-status.get.json"}).kind(),
              ServerKind::MonitoringDashboard);
    EXPECT_EQ(
        probed({"event-dashboard/api-status.get.404.json", "event-dashboard/api-metrics.get.json"})
            .kind(),
        ServerKind::EventDashboard);
    EXPECT_EQ(probed({"loadbalancer-dashboard/api-metrics-system.get.json"}).kind(),
              ServerKind::LoadMonitor);
}

TEST(ServerProbe, TheErrorDashboardIsKnownByItsErrors)
{
    ServerProbe probe;
    const std::string body
        = recordedJson("topic-dashboard/api-errors.get.json")["response"]["body"].dump();
    while (probe.step() != ServerProbe::Step::Errors)
        probe.take(ServerProbe::Reply{404, "", false});
    probe.take(ServerProbe::Reply{200, body, false});
    EXPECT_EQ(probe.kind(), ServerKind::TopicDashboard);
}

TEST(ServerProbe, AnExporterIsKnownByItsMetrics)
{
    std::ifstream stream(std::string(PERFDECK_TEST_DATA)
                         + "/coordinator/drm/prometheus.real-manager.txt");
    std::stringstream page;
    page << stream.rdbuf();
    ServerProbe probe;
    while (probe.step() != ServerProbe::Step::Done) // any path answers the same there
        probe.take(ServerProbe::Reply{200, page.view(), false});
    EXPECT_EQ(probe.kind(), ServerKind::DrmExporter);
}

TEST(ServerProbe, AWorkerChannelIsToldByItsRefusal)
{
    auto probe = probed({"variant-ws-worker/http.get.any-path.426.json"});
    ASSERT_EQ(probe.step(), ServerProbe::Step::Socket);
    EXPECT_EQ(ServerProbe::kSocketPath, "/perfdeck-probe"); // neither / nor a worker's path
    probe.take(ServerProbe::SocketReply{{}, 1008, "Invalid path"});
    EXPECT_EQ(probe.kind(), ServerKind::WorkerChannel);
}

TEST(ServerProbe, AChallengeIsACoordinator)
{
    auto probe = probed({"variant-ws-challenge/http.get.any-path.426.json"});
    ASSERT_EQ(probe.step(), ServerProbe::Step::Socket);
    const std::string frame
        = recordedJson(
              "variant-ws-challenge/messages/server-to-client.auth_challenge.json")["frame"]
              .dump();
    probe.take(ServerProbe::SocketReply{frame, 0, {}});
    EXPECT_EQ(probe.kind(), ServerKind::ChallengeCoordinator);
}

TEST(ServerProbe, FindsTheManagersNumbersBesideACoordinator)
{
    ServerProbe probe;
    probe.take(ServerProbe::Reply{200, R"({"status":"ok","workers":2,"tasks":0})", false});
    EXPECT_EQ(probe.step(), ServerProbe::Step::Drm);
    probe.take(ServerProbe::Reply{200, R"({"total_workers":2,"workers":{}})", false});
    EXPECT_EQ(probe.kind(), ServerKind::RoleCoordinator);
    EXPECT_TRUE(probe.hasDrmService());
}

TEST(ServerProbe, NothingKnownIsSaidInWords)
{
    std::vector<std::string> asked;
    const auto probe = probed({}, &asked);
    EXPECT_EQ(probe.kind(), ServerKind::Unknown);
    EXPECT_EQ(asked.size(), 8U);
    EXPECT_NE(serverAbilities(probe.kind()).find("Check address and port"), std::string::npos);
}

} // namespace perfdeck
