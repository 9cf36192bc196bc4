// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/Session.h"
#include "tests/support/ReplayedCoordinator.h"
#include "tests/support/ReplayServer.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <fstream>
#include <sstream>

using namespace perfdeck;
using namespace std::chrono_literals;

namespace {

constexpr int kPatience = 15'000;

std::string dataText(const std::string &file)
{
    std::ifstream stream(std::string(PERFDECK_TEST_DATA) + "/coordinator/" + file);
    std::stringstream text;
    text << stream.rdbuf();
    return text.str();
}

/// Answers like the recorded server; a wrong key is refused like there.
ReplayServer::Handler
handler(std::shared_ptr<ReplayedCoordinator> recorded, std::string key = {}, int refusal = 401)
{
    return [recorded = std::move(recorded), key = std::move(key), refusal](
               const ReplayServer::Request &request) -> ReplayServer::Answer {
        if (!key.empty() && request.path.starts_with("/api/") && request.key != key)
            return {refusal,
                    refusal == 500 ? "500 Internal Server Error\n" : R"({"error":"Unauthorized"})"};
        const auto answer = recorded->get(request.path);
        return {answer.status, answer.body};
    };
}

std::shared_ptr<ReplayedCoordinator> files(const std::vector<std::string> &names)
{
    return std::make_shared<ReplayedCoordinator>(ReplayedCoordinator::ofFiles(names));
}

/// The recorded minute, stopped at one of its rounds.
std::shared_ptr<ReplayedCoordinator> minute(const std::string &variant, std::size_t round)
{
    auto recorded = std::make_shared<ReplayedCoordinator>(
        ReplayedCoordinator::ofSession(variant + "/poll.session.jsonl"));
    recorded->showRound(round);
    return recorded;
}

/// A session that watches these servers and nothing else.
class Watched final
{
public:
    explicit Watched(const std::vector<std::string> &urls, const std::string &key = {})
    {
        Config config;
        config.collectMachine = false;
        for (const std::string &url : urls) {
            SourceConfig server;
            server.kind = SourceKind::Coordinator;
            server.name = "server" + std::to_string(config.endpoints.size());
            server.url = url;
            server.interval = 100ms;
            server.deadline = 2s;
            if (!key.empty())
                server.access.headers.emplace_back("X-API-Key", Secret{Secret::Place::Value, key});
            config.endpoints.push_back(server);
        }
        m_session = std::make_unique<Session>(config);
        m_session->start();
    }

    [[nodiscard]] Session &session() { return *m_session; }

    [[nodiscard]] bool isUp() const
    {
        return std::ranges::all_of(m_session->sources(),
                                   [](const SourceStatus &source) {
                                       return source.health.state == SourceState::Up;
                                   })
            && m_session->cluster();
    }

    [[nodiscard]] std::string problem() const
    {
        return m_session->sources().front().health.lastError;
    }

    [[nodiscard]] std::vector<std::string> events()
    {
        std::vector<std::string> kinds;
        QEventLoop answered;
        m_session->askEvents(TimeRange::everything(), 1'000, &answered, [&](const auto &found) {
            for (const Event &event : *found)
                kinds.push_back(event.kind);
            answered.quit();
        });
        answered.exec();
        return kinds;
    }

private:
    std::unique_ptr<Session> m_session;
};

} // namespace

class CoordinatorSessionTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void eachRecordedServerIsUnderstood_data()
    {
        using Names = std::vector<std::string>;
        QTest::addColumn<Names>("names");
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("workers");
        const auto row = [](const char *name, ServerKind kind, int workers, const Names &names) {
            QTest::newRow(name) << names << static_cast<int>(kind) << workers;
        };
        row("D",
            ServerKind::MinimalCoordinator,
            1,
            {"variant-http-minimal/status.get.json",
             "variant-http-minimal/api-status.get.json",
             "variant-http-minimal/api-workers.get.json",
             "variant-http-minimal/statistics.get.json",
             "variant-http-minimal/system_metrics.get.json",
             "variant-http-minimal/task_results.get.json"});
        row("S",
            ServerKind::TestDashboard,
            -1,
            {"dashboard-server/api-status.get.json", "dashboard-server/api-regressions.get.json"});
        row("M",
            ServerKind::MonitoringDashboard,
            2,
            {"monitoring-dashboard/api-status.get.json",
             "monitoring-dashboard/api-workers.get.json",
             "monitoring-dashboard/api-tasks.get.json",
             "monitoring-dashboard/api-alerts.get.json"});
        row("E",
            ServerKind::EventDashboard,
            5,
            {"event-dashboard/api-metrics.get.json", "event-dashboard/api-workers.get.json"});
        row("L",
            ServerKind::LoadMonitor,
            3,
            {"loadbalancer-dashboard/api-metrics-system.get.json",
             "loadbalancer-dashboard/api-metrics-workers.get.json",
             "loadbalancer-dashboard/api-workers-metadata.get.json",
             "loadbalancer-dashboard/api-metrics-tasks.get.json"});
    }

    void eachRecordedServerIsUnderstood()
    {
        QFETCH(std::vector<std::string>, names);
        QFETCH(int, kind);
        QFETCH(int, workers);
        const ReplayServer server(handler(files(names)));
        Watched watched({server.url()});
        QTRY_VERIFY_WITH_TIMEOUT(watched.isUp(), kPatience);
        const ClusterPtr cluster = watched.session().cluster();
        QCOMPARE(static_cast<int>(cluster->servers.front().kind), kind);
        QCOMPARE(cluster->workers ? static_cast<int>(cluster->workers->size()) : -1, workers);
        for (const auto &request : server.asked())
            QVERIFY(!request.path.starts_with("/ws"));
    }

    void theErrorDashboard()
    {
        const std::string errors
            = recordedJson("topic-dashboard/api-errors.get.json")["response"]["body"].dump();
        const std::string breakers = recordedJson("circuit-breaker/metrics.json")["value"].dump();
        const ReplayServer server(
            [&](const ReplayServer::Request &request) -> ReplayServer::Answer {
                if (request.path.starts_with("/api/errors"))
                    return {200, errors};
                if (request.path == "/api/circuit-breakers")
                    return {200, breakers};
                return {404, "{}"};
            });
        Watched watched({server.url()});
        QTRY_VERIFY_WITH_TIMEOUT(watched.isUp(), kPatience);
        QVERIFY(watched.session().cluster()->breakers.size() > 3);
    }

    void coordinatorsWithKeys_data()
    {
        QTest::addColumn<std::string>("variant");
        QTest::addColumn<int>("refusal");
        QTest::newRow("C1") << std::string("variant-rest-signed") << 500;
        QTest::newRow("C2") << std::string("variant-rest-roles") << 401;
    }

    void coordinatorsWithKeys()
    {
        QFETCH(std::string, variant);
        QFETCH(int, refusal);
        const auto recorded = minute(variant, 10);
        const ReplayServer server(handler(recorded, "sesame", refusal));
        {
            Watched refused({server.url()}, "wrong");
            QTRY_VERIFY_WITH_TIMEOUT(!refused.problem().empty(), kPatience);
            QVERIFY2(refused.problem().find("not accepted") != std::string::npos,
                     refused.problem().c_str());
            QVERIFY(refused.problem().find("wrong") == std::string::npos);
        }
        Watched watched({server.url()}, "sesame");
        QTRY_VERIFY_WITH_TIMEOUT(watched.isUp(), kPatience);
        const ClusterPtr cluster = watched.session().cluster();
        QCOMPARE(cluster->workers->size(), recorded->body("/api/workers")["workers"].size());
        QVERIFY(cluster->listsTasks);
        QVERIFY(cluster->servers.front().requests >= 4);
        QVERIFY(cluster->servers.front().bytes > 100);
    }

    void anExporterAddsToTheCoordinator()
    {
        const std::string page = dataText("drm/prometheus.real-manager.txt");
        const ReplayServer coordinator(handler(minute("variant-rest-roles", 10)));
        const ReplayServer exporter([&](const ReplayServer::Request &) -> ReplayServer::Answer {
            return {200, page, "Content-Type: text/plain; version=0.0.4\r\n"};
        });
        Watched watched({coordinator.url(), exporter.url()});
        QTRY_VERIFY_WITH_TIMEOUT(watched.isUp() && watched.session().cluster()->servers.size() == 2,
                                 kPatience);
        const ClusterTotals totals = watched.session().cluster()->totals;
        QVERIFY(totals.measured.cpuRatio);
        QCOMPARE(totals.reserved.cpuRatio, 0.3125);
        QCOMPARE(watched.session().cluster()->workers->size(), std::size_t(3));
    }

    void aPathPrefixBelongsToTheAddress()
    {
        const auto inner = handler(minute("variant-rest-roles", 10));
        const ReplayServer server(
            [&](const ReplayServer::Request &request) -> ReplayServer::Answer {
                if (!request.path.starts_with("/team/blue/"))
                    return {404, "{}"};
                return inner({request.path.substr(10), request.key});
            });
        Watched watched({server.url() + "/team/blue/"});
        QTRY_VERIFY_WITH_TIMEOUT(watched.isUp(), kPatience);
    }

    void whatIsNoServerOfAClusterIsSaid()
    {
        const ReplayServer page([](const ReplayServer::Request &) -> ReplayServer::Answer {
            return {200, "<html>Sign in</html>", "Content-Type: text/html\r\n"};
        });
        Watched watched({page.url()});
        QTRY_VERIFY_WITH_TIMEOUT(!watched.problem().empty(), kPatience);
        QVERIFY2(watched.problem().find("no server of a cluster") != std::string::npos,
                 watched.problem().c_str());
        QVERIFY(!watched.session().cluster());
    }

    /// Killed and started anew on the same port with empty lists, over and over: always back, one
    /// event each time, none twice.
    void aServerThatComesBackIsWatchedOn()
    {
        const auto recorded = minute("variant-rest-roles", 10);
        auto server = std::make_unique<ReplayServer>(handler(recorded));
        const quint16 port = server->serverPort();
        Watched watched({server->url()});
        QTRY_VERIFY_WITH_TIMEOUT(watched.isUp(), kPatience);
        for (int i = 0; i < 3; ++i) {
            server.reset();
            QTRY_VERIFY_WITH_TIMEOUT(!watched.isUp(), kPatience);
            server = std::make_unique<ReplayServer>(handler(recorded), port);
            QTRY_VERIFY_WITH_TIMEOUT(watched.isUp(), kPatience);
        }
        const auto events = watched.events();
        QCOMPARE(std::ranges::count(events, "source-down"), 3);
        QCOMPARE(std::ranges::count(events, "source-up"), 3);
        QCOMPARE(std::ranges::count(events, "worker-joined"), 0);
    }

    void roundsNeverStack()
    {
        int open = 0;
        int most = 0;
        const auto inner = handler(minute("variant-rest-roles", 10));
        const ReplayServer server([&](const ReplayServer::Request &request) {
            most = std::max(most, ++open);
            QTest::qSleep(60); // slower than the interval allows
            --open;
            return inner(request);
        });
        Watched watched({server.url()});
        QTRY_VERIFY_WITH_TIMEOUT(watched.isUp(), kPatience);
        QTest::qWait(500);
        QCOMPARE(most, 1);
    }

    /// Whatever the interval: between two rounds the server has at least as long a rest as a round
    /// took it.
    void aSlowServerIsAskedLessOften()
    {
        using namespace std::chrono;

        struct Round
        {
            steady_clock::time_point begin;
            steady_clock::time_point end;
        };

        std::vector<Round> rounds;
        const auto inner = handler(minute("variant-rest-roles", 10));
        const ReplayServer server([&](const ReplayServer::Request &request) {
            if (request.path == "/status")
                rounds.push_back({steady_clock::now(), {}});
            QTest::qSleep(60);
            if (!rounds.empty())
                rounds.back().end = steady_clock::now();
            return inner(request);
        });
        const Watched watched({server.url()});
        QTRY_VERIFY_WITH_TIMEOUT(rounds.size() >= 5, kPatience);
        // The first round follows the probe at once; the last one may not have ended.
        for (std::size_t at = 2; at + 1 < rounds.size(); ++at) {
            const auto took = rounds[at].end - rounds[at].begin;
            const auto rest = rounds[at + 1].begin - rounds[at].end;
            QVERIFY2(rest > took * 9 / 10, // the clocks of two threads
                     qPrintable(QStringLiteral("%1 ms after %2 ms")
                                    .arg(duration_cast<milliseconds>(rest).count())
                                    .arg(duration_cast<milliseconds>(took).count())));
        }
    }
};

QTEST_GUILESS_MAIN(CoordinatorSessionTest)
#include "CoordinatorSessionTest.moc"
