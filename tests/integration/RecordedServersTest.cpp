// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/ClusterWords.h"
#include "tests/support/ReplayedCoordinator.h"
#include "tests/support/ReplayServer.h"
#include "tests/support/SocketServer.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <fstream>
#include <sstream>

using namespace perfdeck;
using Json = nlohmann::json;

// The real terminal program against servers that answer as the recorded ones did. The expected
// numbers were read from the recordings by hand.
namespace {

constexpr int kPatience = 30'000;

using Rows = std::map<std::string, double>;

struct Recorded
{
    const char *name;
    ServerKind kind;
    ReplayServer::Handler handler;
    Rows rows; ///< what `status` prints
    Rows stored; ///< newest value of a series without its labels, in the history
};

ReplayServer::Handler replay(ReplayedCoordinator recorded)
{
    return [recorded = std::move(recorded)](const ReplayServer::Request &request) {
        const auto answer = recorded.get(request.path);
        return ReplayServer::Answer{answer.status, answer.body};
    };
}

ReplayServer::Handler files(const std::vector<std::string> &names)
{
    return replay(ReplayedCoordinator::ofFiles(names));
}

ReplayServer::Handler minute(const std::string &variant)
{
    auto recorded = ReplayedCoordinator::ofSession(variant + "/poll.session.jsonl");
    recorded.showRound(10);
    return replay(std::move(recorded));
}

ReplayServer::Handler exporter()
{
    std::ifstream stream(std::string(PERFDECK_TEST_DATA)
                         + "/coordinator/drm/prometheus.real-manager.txt");
    std::stringstream text;
    text << stream.rdbuf();
    return [page = text.str()](const ReplayServer::Request &) {
        return ReplayServer::Answer{200, page, "Content-Type: text/plain; version=0.0.4\r\n"};
    };
}

/// Answers by path, else 404; values as `recordedJson(file)["value"]`.
ReplayServer::Handler values(std::map<std::string, std::string> byPath)
{
    return [byPath = std::move(byPath)](const ReplayServer::Request &request) {
        const auto at = byPath.find(request.path.substr(0, request.path.find('?')));
        if (at == byPath.end())
            return ReplayServer::Answer{404, "404: Not Found"};
        const Json recorded = recordedJson(at->second);
        const Json body
            = recorded.contains("value") ? recorded["value"] : recorded["response"]["body"];
        return ReplayServer::Answer{200, body.dump()};
    };
}

std::vector<Recorded> recordedServers()
{
    return {
        {"C1",
         ServerKind::SignedCoordinator,
         minute("variant-rest-signed"),
         {{"workers", 3},
          {"workers_active", 3},
          {"tasks_running", 2},
          {"tasks_completed", 5},
          {"tasks_failed", 1}},
         {{"cluster_workers active", 3}, {"cluster_tasks running", 2}}},
        {"C2",
         ServerKind::RoleCoordinator,
         minute("variant-rest-roles"),
         {{"workers", 3},
          {"tasks_pending", 0},
          {"tasks_running", 3},
          {"cpu_utilization_ratio", (0.632 + 0.642 + 0.681) / 3}},
         {{"cluster_workers active", 2},
          {"cluster_workers busy", 1},
          {"cluster_cpu_utilization_ratio", (0.632 + 0.642 + 0.681) / 3}}},
        {"D",
         ServerKind::MinimalCoordinator,
         files({"variant-http-minimal/status.get.json",
                "variant-http-minimal/api-status.get.json",
                "variant-http-minimal/api-workers.get.json",
                "variant-http-minimal/statistics.get.json",
                "variant-http-minimal/system_metrics.get.json",
                "variant-http-minimal/task_results.get.json"}),
         {{"workers", 1}, {"workers_active", 1}, {"tasks_pending", 0}, {"queue_length", 0}},
         {{"cluster_workers idle", 1}, {"cluster_queue_length", 0}}},
        {"P",
         ServerKind::DrmExporter,
         exporter(),
         {{"workers", 3}, {"tasks_running", 5}, {"cpu_reserved_ratio", 0.3125}},
         {{"cluster_cpu_reserved_ratio", 0.3125}}},
        {"S",
         ServerKind::TestDashboard,
         files(
             {"dashboard-server/api-status.get.json", "dashboard-server/api-regressions.get.json"}),
         {},
         {}},
        {"M",
         ServerKind::MonitoringDashboard,
         files({"monitoring-dashboard/api-status.get.json",
                "monitoring-dashboard/api-workers.get.json",
                "monitoring-dashboard/api-tasks.get.json",
                "monitoring-dashboard/api-alerts.get.json"}),
         {{"workers", 2}, {"tasks_running", 1}},
         {{"cluster_workers active", 1},
          {"cluster_workers idle", 1},
          {"cluster_health_ratio", 0.92}}},
        {"E",
         ServerKind::EventDashboard,
         files({"event-dashboard/api-metrics.get.json", "event-dashboard/api-workers.get.json"}),
         {{"workers", 5}, {"workers_active", 3}, {"tasks_pending", 5}, {"tasks_running", 5}},
         {{"cluster_workers active", 3}, {"cluster_tasks pending", 5}}},
        {"T",
         ServerKind::TopicDashboard,
         values({{"/api/errors", "topic-dashboard/api-errors.get.json"},
                 {"/api/circuit-breakers", "circuit-breaker/metrics.json"}}),
         {},
         {{"cluster_health_ratio", 0.795}}},
        {"DRM",
         ServerKind::DrmService,
         values({{"/api/drm/statistics", "drm/mock.get_worker_statistics.json"},
                 {"/api/drm/performance", "drm/mock.get_performance_metrics.json"}}),
         {{"workers", 5},
          {"tasks_running", 7},
          {"cpu_reserved_ratio", 0.6166863881912205},
          {"tasks_per_second", 8.084595267704886},
          {"allocation_seconds", 0.17138590715331526},
          {"efficiency_ratio", 0.6050365}},
         {{"cluster_workers active", 5}, {"cluster_allocation_seconds", 0.17138590715331526}}},
    };
}

struct Ran
{
    int status = -1;
    QByteArray output;
    QByteArray told;
};

/// While the servers of this process go on answering.
Ran run(const QStringList &arguments)
{
    QProcess program;
    program.start(QStringLiteral(PERFDECK_BIN "/perfdeckctl"), arguments);
    if (!QTest::qWaitFor([&] { return program.state() == QProcess::NotRunning; }, kPatience)) {
        program.kill();
        program.waitForFinished();
        return {};
    }
    return {program.exitCode(), program.readAllStandardOutput(), program.readAllStandardError()};
}

/// As the recorded coordinator said it.
void say(QWebSocket &socket, const std::string &message)
{
    const Json recorded
        = recordedJson("variant-ws-challenge/messages/server-to-client." + message + ".json");
    socket.sendTextMessage(QString::fromStdString(recorded["frame"].dump()));
}

void answerChallenge(QWebSocket &socket, const QString &text)
{
    const Json said = Json::parse(text.toStdString());
    if (said["type"] == "get_aggregated_results")
        return say(socket, "get_aggregated_results_result");
    const std::string key = said.value("api_key", "");
    if (!key.empty())
        say(socket, key == "wk_right" ? "auth_result" : "auth_result.failure");
    if (key != "wk_right")
        socket.close();
}

bool isNear(double value, double expected)
{
    return std::abs(value - expected) <= 1e-6 * std::max(1.0, std::abs(expected));
}

} // namespace

class RecordedServersTest final : public QObject
{
    Q_OBJECT

    std::vector<Recorded> m_recorded = recordedServers();

    void nameThem() const
    {
        QTest::addColumn<int>("index");
        for (std::size_t i = 0; i < m_recorded.size(); ++i)
            QTest::newRow(m_recorded[i].name) << static_cast<int>(i);
    }

private Q_SLOTS:

    void statusPrintsTheirNumbers_data() { nameThem(); }

    void statusPrintsTheirNumbers()
    {
        QFETCH(int, index);
        const Recorded &recorded = m_recorded[static_cast<std::size_t>(index)];
        const ReplayServer server(recorded.handler);
        const Ran ran = run({QStringLiteral("status"),
                             QStringLiteral("--drm-url"),
                             QStringLiteral("lab=") + QString::fromStdString(server.url()),
                             QStringLiteral("--format"),
                             QStringLiteral("json")});
        QVERIFY2(ran.status == 0, ran.told.constData());
        std::map<std::string, Json> printed;
        for (const Json &row : Json::parse(ran.output.toStdString()))
            printed[row["what"]] = row["value"];
        QCOMPARE(printed["server lab"].get<std::string>(),
                 std::string(serverKindName(recorded.kind)));
        for (const auto &[what, expected] : recorded.rows)
            QVERIFY2(printed[what].is_number() && isNear(printed[what], expected),
                     (what + " is " + printed[what].dump()).c_str());
        for (const auto &request : server.asked())
            // The error dashboard tells its news on a socket of its own.
            QVERIFY2(request.path == "/ws/error-visualization" || !request.path.starts_with("/ws"),
                     request.path.c_str());
    }

    void collectKeepsThem_data() { nameThem(); }

    void collectKeepsThem()
    {
        QFETCH(int, index);
        const Recorded &recorded = m_recorded[static_cast<std::size_t>(index)];
        const ReplayServer server(recorded.handler);
        const QTemporaryDir folder;
        const QString history = folder.filePath(QStringLiteral("history.db"));
        const Ran ran = run({QStringLiteral("collect"),
                             QStringLiteral("--no-collect"),
                             QStringLiteral("--drm-url"),
                             QStringLiteral("lab=") + QString::fromStdString(server.url()),
                             QStringLiteral("--update-interval"),
                             QStringLiteral("0.2"),
                             QStringLiteral("--duration"),
                             QStringLiteral("1.5"),
                             QStringLiteral("--db-path"),
                             history});
        QVERIFY2(ran.status == 0, ran.told.constData());
        const auto stored = newest(history);
        QCOMPARE(stored.at("up"), 1.0);
        for (const auto &[series, expected] : recorded.stored) {
            const auto found = stored.find(series);
            QVERIFY2(found != stored.end(), series.c_str());
            QVERIFY2(isNear(found->second, expected), series.c_str());
        }
    }

    /// It asks for the key, and answers one question; without the right key it says why not.
    void aChallengeIsAnswered()
    {
        const SocketServer server([](QWebSocket &socket) {
            QObject::connect(&socket,
                             &QWebSocket::textMessageReceived,
                             &socket,
                             [&socket](const QString &text) { answerChallenge(socket, text); });
            say(socket, "auth_challenge");
        });
        const auto status = [&server](const QString &key) {
            QStringList arguments{QStringLiteral("status"),
                                  QStringLiteral("--drm-url"),
                                  QString::fromStdString(server.url())};
            if (!key.isEmpty())
                arguments += {QStringLiteral("--api-key"), key};
            return run(arguments);
        };
        const Ran without = status({});
        QCOMPARE(without.status, 1);
        QVERIFY2(without.told.contains("none was given"), without.told.constData());
        const Ran wrong = status(QStringLiteral("nope"));
        QCOMPARE(wrong.status, 1);
        QVERIFY2(wrong.told.contains("key is not accepted"), wrong.told.constData());
        const Ran right = status(QStringLiteral("wk_right"));
        QVERIFY2(right.status == 0, right.told.constData());
        QVERIFY2(right.output.contains("WebSocket coordinator (B)"), right.output.constData());
        QVERIFY2(right.output.contains("no aggregated results"), right.output.constData());
    }

    /// Whoever connects to it as a worker is given a task: only the path that it turns away is
    /// opened, and nothing is said.
    void aWorkerChannelIsLeftAlone()
    {
        const SocketServer server([](QWebSocket &socket) {
            socket.close(QWebSocketProtocol::CloseCodePolicyViolated,
                         QStringLiteral("Invalid path"));
        });
        const Ran ran = run({QStringLiteral("status"),
                             QStringLiteral("--drm-url"),
                             QString::fromStdString(server.url())});
        QCOMPARE(ran.status, 1);
        QVERIFY2(ran.told.contains("does not connect"), ran.told.constData());
        QVERIFY(!server.opened().empty());
        for (const std::string &path : server.opened())
            QCOMPARE(path, std::string("/perfdeck-probe"));
        QCOMPARE(server.said(), 0);
    }

private:
    /// Newest value by metric, and by metric and state where there is one.
    static std::map<std::string, double> newest(const QString &history)
    {
        const Ran ran = run({QStringLiteral("query"),
                             QStringLiteral("--db-path"),
                             history,
                             QStringLiteral("--format"),
                             QStringLiteral("json"),
                             QStringLiteral("SELECT metric, labels, value FROM samples ORDER BY "
                                            "time")});
        std::map<std::string, double> values;
        for (const Json &row : Json::parse(ran.output.toStdString())) {
            const Json labels = Json::parse(row["labels"].get<std::string>());
            std::string name = row["metric"];
            if (labels.contains("state"))
                name += ' ' + labels["state"].get<std::string>();
            if (row["value"].is_number())
                values[name] = row["value"];
        }
        return values;
    }
};

QTEST_GUILESS_MAIN(RecordedServersTest)
#include "RecordedServersTest.moc"
