// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/net/Discovery.h"
#include "core/collect/net/DnsFinder.h"
#include "tests/support/HostileServer.h"
#include "tests/support/PollerWatch.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

namespace perfdeck {

namespace {

/// A discovery and everything it handed on.
struct DiscoveryWatch
{
    explicit DiscoveryWatch(const SourceConfig &config)
        : discovery(SourceId(7), config, std::make_shared<SystemClock>(), sink())
    {
    }

    [[nodiscard]] PollerSink sink()
    {
        return {
            [this](Observation observation) {
                for (Event &event : observation.events)
                    events.push_back(std::move(event));
            },
            [this](SourceId, const SourceHealth &now) { healths.push_back(now); },
            [this](SourceId, std::vector<SourceConfig> now) { lists.push_back(std::move(now)); }};
    }

    [[nodiscard]] std::string names() const
    {
        std::string text;
        for (const SourceConfig &target : lists.back())
            text += target.name + ' ';
        return text;
    }

    [[nodiscard]] std::uint64_t polls() const { return healths.empty() ? 0 : healths.back().polls; }

    std::vector<Event> events;
    std::vector<SourceHealth> healths;
    std::vector<std::vector<SourceConfig>> lists;
    Discovery discovery;
};

SourceConfig listAt(const QByteArray &url)
{
    SourceConfig config;
    config.kind = SourceKind::Discovery;
    config.name = "fleet";
    config.url = url.toStdString();
    config.interval = std::chrono::milliseconds(50);
    config.deadline = std::chrono::seconds(2);
    config.discovery.patience = 2;
    return config;
}

} // namespace

/// Lists are followed while they change, and kept when they cannot be had.
class DiscoveryTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void aListIsFollowed()
    {
        HostileServer server(Manner::Json);
        QByteArray page = R"([{"targets":["a:1","b:2"],"labels":{"zone":"x"}}])";
        server.setPage([&page](int) -> QByteArray { return page; });
        DiscoveryWatch watch(listAt(server.url("/sd")));
        watch.discovery.start();
        QTRY_VERIFY_WITH_TIMEOUT(watch.polls() >= 3, 10'000);
        QCOMPARE(watch.lists.size(), std::size_t{1}); // told once while nothing changes
        QCOMPARE(watch.names(), std::string("a:1 b:2 "));
        QCOMPARE(watch.lists[0][0].origin, std::string("fleet"));
        QCOMPARE(watch.lists[0][0].labels[0].second, std::string("x"));
        QCOMPARE(watch.healths.back().recognised, std::string("http_sd, 2 targets"));
        QCOMPARE(watch.healths.back().series, 2U);
        page = R"([{"targets":["a:1","c:3"],"labels":{"zone":"x"}}])";
        QTRY_COMPARE_WITH_TIMEOUT(watch.lists.size(), std::size_t{3}, 10'000);
        QCOMPARE(watch.names(), std::string("a:1 c:3 "));
        QCOMPARE(watch.events.back().kind, std::string("targets-gone"));
        QVERIFY(watch.events.back().text.find("b:2") != std::string::npos);
    }

    void aListThatCannotBeHadChangesNothing_data()
    {
        QTest::addColumn<int>("manner");
        QTest::addColumn<int>("fault");
        QTest::newRow("html") << int(Manner::Html) << int(Fault::NotTargets);
        QTest::newRow("error") << int(Manner::ErrorStatus) << int(Fault::HttpStatus);
        QTest::newRow("closed") << int(Manner::CloseAtOnce) << int(Fault::Unreachable);
        QTest::newRow("endless") << int(Manner::Endless) << int(Fault::TooLarge);
    }

    void aListThatCannotBeHadChangesNothing()
    {
        QFETCH(int, manner);
        QFETCH(int, fault);
        HostileServer server(Manner::Json);
        server.setPage([](int) -> QByteArray { return R"([{"targets":["a:1"]}])"; });
        SourceConfig config = listAt(server.url("/sd"));
        config.maxBodyBytes = 1U << 20U;
        DiscoveryWatch watch(config);
        watch.discovery.start();
        QTRY_VERIFY_WITH_TIMEOUT(watch.polls() >= 1, 10'000);
        server.setManner(Manner(manner));
        server.dropClients();
        QTRY_VERIFY_WITH_TIMEOUT(watch.healths.back().consecutiveFailures >= 2, 10'000);
        QCOMPARE(watch.lists.size(), std::size_t{1});
        const SourceHealth &health = watch.healths.back();
        QVERIFY2(health.faults.of(Fault(fault)) >= 2, health.lastError.c_str());
        QVERIFY2(QString::fromStdString(health.lastError).startsWith(QLatin1String("Cannot read")),
                 health.lastError.c_str());
    }

    void moreTargetsThanTheLimitAreSaid()
    {
        HostileServer server(Manner::Json);
        server.setPage([](int) -> QByteArray { return R"([{"targets":["a:1","b:1","c:1"]}])"; });
        SourceConfig config = listAt(server.url("/sd"));
        config.discovery.maxTargets = 2;
        DiscoveryWatch watch(config);
        watch.discovery.start();
        QTRY_VERIFY_WITH_TIMEOUT(watch.polls() >= 2, 10'000);
        QCOMPARE(watch.lists.back().size(), std::size_t{2});
        QVERIFY(watch.healths.front().faults.of(Fault::TargetLimit) == 1);
        QCOMPARE(
            std::ranges::count_if(
                watch.events, [](const Event &event) { return event.kind == "targets-left-out"; }),
            1);
    }

    void aListFileIsFollowedAndAWrongOneKeepsTheLast()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("list.txt"));
        const auto write = [&path](const char *text) {
            QFile file(path + QStringLiteral(".new"));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(text);
            file.close();
            QFile::remove(path);
            QVERIFY(file.rename(path));
        };
        write("a:1\nb:2\n");
        SourceConfig config = listAt(path.toUtf8());
        config.discovery.way = DiscoveryPlan::Way::ListFile;
        config.discovery.patience = 1;
        DiscoveryWatch watch(config);
        watch.discovery.start();
        QTRY_VERIFY_WITH_TIMEOUT(watch.polls() >= 2, 10'000);
        QCOMPARE(watch.names(), std::string("a:1 b:2 "));
        write("a:1\nftp://x\n");
        QTRY_VERIFY_WITH_TIMEOUT(watch.healths.back().consecutiveFailures >= 1, 10'000);
        QVERIFY2(watch.healths.back().lastError.find("list.txt:2") != std::string::npos,
                 watch.healths.back().lastError.c_str());
        QCOMPARE(watch.lists.size(), std::size_t{1});
        write("c:3\na:1\n");
        QTRY_VERIFY_WITH_TIMEOUT(watch.lists.size() >= 2, 10'000);
        QCOMPARE(watch.names(), std::string("a:1 c:3 "));
        QFile::remove(path);
        QTRY_VERIFY_WITH_TIMEOUT(watch.healths.back().faults.of(Fault::NotReadable) >= 1, 10'000);
        QCOMPARE(watch.names(), std::string("a:1 c:3 "));
    }

    void aNameWithSeveralAddressesIsSeveralTargets()
    {
        DiscoveryPlan plan;
        plan.scheme = "https";
        const TargetList list
            = DnsFinder::addressTargets(QUrl(QStringLiteral("dns://vllm.example:8000")),
                                        {QHostAddress(QStringLiteral("10.0.0.1")),
                                         QHostAddress(QStringLiteral("10.0.0.2")),
                                         QHostAddress(QStringLiteral("fd00::1"))},
                                        plan);
        QCOMPARE(list.targets.size(), std::size_t{3});
        QCOMPARE(list.targets[0].name, std::string("vllm.example/10.0.0.1"));
        QCOMPARE(list.targets[1].url, std::string("https://10.0.0.2:8000/metrics"));
        QCOMPARE(list.targets[2].url, std::string("https://[fd00::1]:8000/metrics"));
        QCOMPARE(list.targets[2].access.serverName, std::string("vllm.example"));
    }

    void theResolverOfTheSystemIsAsked()
    {
        SourceConfig config = listAt("dns://localhost:9100");
        config.discovery.way = DiscoveryPlan::Way::DnsAddress;
        DiscoveryWatch watch(config);
        watch.discovery.start();
        QTRY_VERIFY_WITH_TIMEOUT(watch.polls() >= 1, 10'000);
        QVERIFY2(!watch.lists.empty(), watch.healths.back().lastError.c_str());
        QVERIFY2(watch.names().find("localhost/127.0.0.1") != std::string::npos,
                 watch.names().c_str());
    }

    void aNameThatIsNotKnownIsAFailureInWords_data()
    {
        QTest::addColumn<bool>("service");
        QTest::newRow("addresses") << false;
        QTest::newRow("services") << true;
    }

    void aNameThatIsNotKnownIsAFailureInWords()
    {
        QFETCH(bool, service);
        SourceConfig config = listAt("dns://no-such-name.invalid:1");
        config.discovery.way
            = service ? DiscoveryPlan::Way::DnsService : DiscoveryPlan::Way::DnsAddress;
        DiscoveryWatch watch(config);
        watch.discovery.start();
        QTRY_VERIFY_WITH_TIMEOUT(watch.polls() >= 1, 10'000);
        const SourceHealth &health = watch.healths.front();
        QVERIFY(health.faults.of(Fault::Unreachable) + health.faults.of(Fault::TimedOut) == 1);
        QVERIFY2(health.lastError.starts_with("Cannot look up no-such-name.invalid: "),
                 health.lastError.c_str());
        QVERIFY(watch.lists.empty());
    }

    void aPauseKeepsTheTargetsAndItsEndLooksAtOnce()
    {
        HostileServer server(Manner::Json);
        server.setPage([](int) -> QByteArray { return R"([{"targets":["a:1"]}])"; });
        DiscoveryWatch watch(listAt(server.url("/sd")));
        watch.discovery.start();
        QTRY_VERIFY_WITH_TIMEOUT(watch.polls() >= 1, 10'000);
        watch.discovery.setPaused(true);
        QCOMPARE(watch.healths.back().state, SourceState::Paused);
        const std::uint64_t before = watch.polls();
        watch.discovery.setPaused(false);
        QTRY_VERIFY_WITH_TIMEOUT(watch.polls() > before, 10'000);
        QCOMPARE(watch.lists.size(), std::size_t{1});
    }
};

} // namespace perfdeck

QTEST_GUILESS_MAIN(perfdeck::DiscoveryTest)
#include "DiscoveryTest.moc"
