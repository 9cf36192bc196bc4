// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/Session.h"
#include "tests/support/ReplayedCoordinator.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <QWebSocket>
#include <QWebSocketServer>

#include <algorithm>
#include <fstream>

using namespace perfdeck;
using namespace std::chrono_literals;

namespace {

constexpr int kPatience = 15'000;

/// The recorded error dashboard: its REST paths, and on the same port the WebSocket over which it
/// tells of errors.
class PushingDashboard final : public QTcpServer
{
public:
    PushingDashboard()
        : m_recorded(ReplayedCoordinator::ofFiles({"topic-dashboard/api-errors.get.json",
                                                   "topic-dashboard/api-circuit-breakers.get.json",
                                                   "topic-dashboard/api-status.get.404.json"}))
        , m_sockets({}, QWebSocketServer::NonSecureMode)
    {
        connect(this, &QTcpServer::newConnection, this, [this] {
            QTcpSocket *socket = nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { serve(*socket); });
        });
        connect(&m_sockets, &QWebSocketServer::newConnection, this, [this] {
            QWebSocket *socket = m_sockets.nextPendingConnection();
            socket->setParent(this);
            m_listeners.push_back(socket);
            connect(socket, &QWebSocket::textMessageReceived, this, [this](const QString &text) {
                heard.push_back(text);
            });
        });
        listen(QHostAddress::LocalHost);
    }

    [[nodiscard]] std::string url() const
    {
        return "http://127.0.0.1:" + std::to_string(serverPort());
    }

    void push(const QString &frame)
    {
        for (QWebSocket *listener : m_listeners)
            listener->sendTextMessage(frame);
    }

    void dropListeners()
    {
        for (QWebSocket *listener : std::exchange(m_listeners, {}))
            listener->abort();
    }

    QStringList heard;
    int rounds = 0;

private:
    /// What asks for an upgrade is handed on untouched.
    void serve(QTcpSocket &socket)
    {
        const QByteArray head = socket.peek(4096);
        if (!head.contains("\r\n\r\n"))
            return;
        if (head.toLower().contains("upgrade: websocket")) {
            socket.disconnect(this);
            m_sockets.handleConnection(&socket);
            Q_EMIT socket.readyRead();
            return;
        }
        socket.readAll();
        const std::string path = head.split(' ').value(1).toStdString();
        rounds += path.starts_with("/api/errors") ? 1 : 0;
        // Recorded with its query; the server answers without one too.
        const auto answer
            = m_recorded.get(path == "/api/errors" ? "/api/errors?time_range=24" : path);
        socket.write("HTTP/1.1 " + QByteArray::number(answer.status) + " Answer\r\nContent-Length: "
                     + QByteArray::number(qsizetype(answer.body.size())) + "\r\n\r\n"
                     + QByteArray::fromStdString(answer.body));
    }

    ReplayedCoordinator m_recorded;
    QWebSocketServer m_sockets;
    std::vector<QWebSocket *> m_listeners;
};

/// The frames that the real server sent of one error: it was reported once and came twice.
QStringList recordedErrors()
{
    QStringList frames;
    std::ifstream lines(PERFDECK_TEST_DATA "/coordinator/topic-dashboard/ws.session.jsonl");
    for (std::string line; std::getline(lines, line);) {
        const auto json = nlohmann::json::parse(line);
        if (json.value("dir", "") == "recv"
            && json["frame"].value("type", "") == "error_visualization_update")
            frames.append(QString::fromStdString(json["frame"].dump()));
    }
    return frames;
}

Config watching(const PushingDashboard &server, Duration interval)
{
    Config config;
    config.collectMachine = false;
    SourceConfig source;
    source.kind = SourceKind::Coordinator;
    source.name = "errors";
    source.url = server.url();
    source.interval = interval;
    source.deadline = 5s;
    config.endpoints.push_back(source);
    return config;
}

} // namespace

class PushTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    /// The next round would be an hour away.
    void whatIsPushedIsSeenAtOnceAndOnce()
    {
        PushingDashboard server;
        Session session(watching(server, 1h));
        session.start();
        QTRY_COMPARE_WITH_TIMEOUT(server.heard.size(), 1, kPatience);
        QVERIFY(server.heard.first().contains(QStringLiteral("\"subscribe\"")));
        const QStringList frames = recordedErrors();
        QVERIFY(frames.size() >= 2);
        server.push(QStringLiteral("no JSON"));
        server.push(QStringLiteral("{\"type\":\"error_visualization_update\",\"data\":[1]}"));
        for (const QString &frame : frames)
            server.push(frame);
        const auto alerts = [&session] {
            const ClusterPtr cluster = session.cluster();
            return cluster ? cluster->alerts : std::vector<ClusterAlert>();
        };
        QTRY_VERIFY_WITH_TIMEOUT(!alerts().empty(), kPatience);
        const ClusterAlert alert = alerts().front();
        QCOMPARE(alert.worker, std::string("worker-2"));
        QCOMPARE(alert.kind, std::string("RESOURCE_EXHAUSTED"));
        QVERIFY(alert.text.starts_with("CUDA out of memory"));
        QVERIFY(alert.severity == Severity::Critical);
        QCOMPARE(std::ranges::count(alerts(), alert.text, &ClusterAlert::text), 1);
    }

    void aFloodOfFramesIsNoFloodOfQuestions()
    {
        PushingDashboard server;
        Session session(watching(server, 1h));
        session.start();
        QTRY_COMPARE_WITH_TIMEOUT(server.heard.size(), 1, kPatience);
        const QString frame = recordedErrors().first();
        const int before = server.rounds;
        QElapsedTimer timer;
        timer.start();
        for (int i = 0; i < 2'000; ++i) {
            QString other = frame;
            server.push(other.replace(QStringLiteral("worker-2"), QStringLiteral("w%1").arg(i)));
        }
        QTRY_VERIFY_WITH_TIMEOUT(session.cluster() && session.cluster()->alerts.size() == 500,
                                 kPatience);
        QVERIFY(server.rounds - before <= timer.elapsed() / 500 + 2);
    }

    void aBrokenLineIsMended()
    {
        PushingDashboard server;
        Session session(watching(server, 100ms));
        session.start();
        QTRY_COMPARE_WITH_TIMEOUT(server.heard.size(), 1, kPatience);
        for (qsizetype times = 2; times <= 4; ++times) {
            server.dropListeners();
            QTRY_COMPARE_WITH_TIMEOUT(server.heard.size(), times, kPatience);
        }
        QVERIFY(session.sources().front().health.state == SourceState::Up);
    }
};

QTEST_GUILESS_MAIN(PushTest)
#include "PushTest.moc"
