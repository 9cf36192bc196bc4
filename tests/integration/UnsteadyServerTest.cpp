// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/net/Backoff.h"
#include "core/collect/net/CoordinatorPoller.h"
#include "tests/support/ReplayedCoordinator.h"
#include "tests/support/ReplayServer.h"

#include <QDir>
#include <QFile>
#include <QTcpSocket>
#include <QTest>
#include <QTimer>

#include <array>
#include <set>

using namespace perfdeck;
using namespace std::chrono_literals;

namespace {

constexpr int kTroubles = 1'000;
constexpr int kWarmUp = 100; // pools of memory and connections are filled by then
constexpr int kPatience = 20'000;
constexpr qint64 kMostGrowth = 6LL << 20;
constexpr Duration kInterval = 20ms;
constexpr Duration kSlack = 1s; // a busy machine; the longest back-off there is takes a minute

enum class Trouble
{
    Disconnected, ///< every connection is cut while a request waits
    Restarted, ///< nothing listens for a while
    HalfOpen, ///< connections are taken and nothing is ever answered
};

// Rounds of the recorded minute: all workers there, and one of them lost.
constexpr std::size_t kWhole = 10;
constexpr std::size_t kOneLost = 12;

/// A recorded coordinator that can be in trouble. With every recovery a worker was lost, or is
/// back.
class UnsteadyServer final
{
public:
    UnsteadyServer()
        : m_recorded(ReplayedCoordinator::ofSession("variant-rest-roles/poll.session.jsonl"))
    {
        m_recorded.showRound(kWhole);
        open(0);
    }

    [[nodiscard]] std::string url() const { return "http://127.0.0.1:" + std::to_string(m_port); }

    void suffer(Trouble trouble)
    {
        m_trouble = trouble;
        if (trouble == Trouble::Restarted)
            m_server.reset();
    }

    void recover()
    {
        m_trouble.reset();
        m_isWhole = !m_isWhole;
        m_recorded.showRound(m_isWhole ? kWhole : kOneLost);
        if (m_server)
            m_server->dropAll(); // half-open ones would wait for their deadline
        else
            open(m_port);
    }

    /// Connections that clients hold.
    [[nodiscard]] qsizetype connections() const
    {
        return m_server->findChildren<QTcpSocket *>().size();
    }

private:
    void open(quint16 port)
    {
        m_server = std::make_unique<ReplayServer>(
            [this](const ReplayServer::Request &request) -> ReplayServer::Answer {
                if (m_trouble == Trouble::Disconnected)
                    QTimer::singleShot(0, m_server.get(), [this] { m_server->dropAll(); });
                if (m_trouble)
                    return ReplayServer::noAnswer();
                const auto answer = m_recorded.get(request.path);
                return {answer.status, answer.body};
            },
            port);
        m_port = m_server->serverPort();
    }

    ReplayedCoordinator m_recorded;
    std::optional<Trouble> m_trouble;
    bool m_isWhole = true;
    std::unique_ptr<ReplayServer> m_server;
    quint16 m_port = 0;
};

qint64 openFiles()
{
    return QDir(QStringLiteral("/proc/self/fd"))
        .entryList(QDir::NoDotAndDotDot | QDir::Files | QDir::System)
        .size();
}

qint64 residentBytes()
{
    QFile file(QStringLiteral("/proc/self/statm"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return file.readAll().split(' ').value(1).toLongLong() * 4'096;
}

} // namespace

class UnsteadyServerTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    /// One trouble after the other: what happened meanwhile is told once, and nothing else; no
    /// connection, file or memory stays behind.
    void aThousandTroubles()
    {
        UnsteadyServer server;
        SourceConfig config;
        config.kind = SourceKind::Coordinator;
        config.name = "lab";
        config.url = server.url();
        config.interval = kInterval;
        config.deadline = 100ms;
        SourceHealth health;
        std::vector<std::string> events;
        CoordinatorPoller poller(SourceId(1),
                                 config,
                                 std::make_shared<SystemClock>(),
                                 {[&events](const Observation &observation) {
                                      for (const Event &event : observation.events)
                                          events.push_back(event.kind);
                                  },
                                  [&health](SourceId, const SourceHealth &now) { health = now; }},
                                 std::make_shared<ClusterDesk>("lab"));
        poller.start();
        QTRY_COMPARE_WITH_TIMEOUT(health.state, SourceState::Up, kPatience);
        QVERIFY(events.empty());

        static constexpr std::array kKinds{
            Trouble::Disconnected, Trouble::Restarted, Trouble::HalfOpen};
        qint64 files = 0;
        qint64 bytes = 0;
        for (int i = 0; i < kTroubles; ++i) {
            if (i == kWarmUp) {
                files = openFiles();
                bytes = residentBytes();
            }
            server.suffer(kKinds[static_cast<std::size_t>(i) % kKinds.size()]);
            // Now and then so long that the server is asked anew what it is.
            const std::uint32_t failures = i % 10 == 9 ? 4 : 1;
            QTRY_VERIFY_WITH_TIMEOUT(health.consecutiveFailures >= failures, kPatience);
            const auto longest = backoffDelay(kInterval, health.consecutiveFailures, 1);
            QVERIFY(health.nextAttempt && health.lastFailure);
            QVERIFY(*health.nextAttempt - *health.lastFailure <= longest + kSlack);
            server.recover();
            QTRY_COMPARE_WITH_TIMEOUT(health.state, SourceState::Up, kPatience);
            QCOMPARE(events.size(), std::size_t(i + 1));
            QCOMPARE(events.back(), std::string(i % 2 == 0 ? "worker-lost" : "worker-back"));
            QVERIFY(server.connections() <= 2);
        }
        QVERIFY2(openFiles() <= files + 3, std::to_string(openFiles() - files).c_str());
        const qint64 grown = residentBytes() - bytes;
        qInfo("grown by %lld KiB, %lld files open", grown / 1'024, openFiles());
#if !defined(__SANITIZE_ADDRESS__) // which keeps what was freed
        QVERIFY2(grown < kMostGrowth, std::to_string(grown).c_str());
#endif
    }
};

QTEST_GUILESS_MAIN(UnsteadyServerTest)
#include "UnsteadyServerTest.moc"
