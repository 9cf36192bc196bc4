// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/ApiKey.h"
#include "tests/support/ReplayedCoordinator.h"
#include "tests/support/ReplayServer.h"
#include "tests/support/Trial.h"

namespace perfdeck {

class TrialRoundTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsWhatAServerOfAClusterShows();
    void tellsThatAKeyIsRefused();
    void tellsThatNoClusterIsThere();
};

namespace {

SourceConfig clusterAt(const ReplayServer &server)
{
    SourceConfig config;
    config.kind = SourceKind::Coordinator;
    config.name = "lab";
    config.url = server.url();
    return config;
}

ReplayServer::Handler coordinatorWithKey(const ReplayedCoordinator &recorded, std::string key)
{
    return [&recorded, key = std::move(key)](const ReplayServer::Request &request) {
        if (request.path.starts_with("/api/") && request.key != key)
            return ReplayServer::Answer{401, R"({"error":"Unauthorized"})"};
        const auto answer = recorded.get(request.path);
        return ReplayServer::Answer{answer.status, answer.body};
    };
}

} // namespace

void TrialRoundTest::tellsWhatAServerOfAClusterShows()
{
    const auto recorded = ReplayedCoordinator::ofSession("variant-rest-roles/poll.session.jsonl");
    const ReplayServer server(coordinatorWithKey(recorded, "sesame"));
    SourceConfig config = clusterAt(server);
    setApiKey(config.access, {Secret::Place::Value, "sesame"});
    const auto test = trial(config);
    QVERIFY(test && !test->error);
    QCOMPARE(test->recognised, std::string("coordinator with roles (C2)"));
    QVERIFY(test->abilities.find("start its Prometheus exporter") != std::string::npos);
    QCOMPARE(test->workers,
             std::optional<std::uint32_t>(recorded.body("/api/workers")["workers"].size()));
    QVERIFY(test->tasks);
}

void TrialRoundTest::tellsThatAKeyIsRefused()
{
    const auto recorded = ReplayedCoordinator::ofSession("variant-rest-roles/poll.session.jsonl");
    const ReplayServer server(coordinatorWithKey(recorded, "sesame"));
    const auto test = trial(clusterAt(server));
    QVERIFY(test && test->error);
    QVERIFY(test->error->message().find("key is not accepted") != std::string::npos);
}

void TrialRoundTest::tellsThatNoClusterIsThere()
{
    const ReplayServer server([](const auto &) { return ReplayServer::Answer{404, "none"}; });
    const auto test = trial(clusterAt(server));
    QVERIFY(test && test->error);
    QVERIFY(test->error->message().find("no server of a cluster") != std::string::npos);
}

} // namespace perfdeck

QTEST_GUILESS_MAIN(perfdeck::TrialRoundTest)
#include "TrialRoundTest.moc"
