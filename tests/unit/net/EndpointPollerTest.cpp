// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/FakeClock.h"
#include "tests/support/PollerWatch.h"

#include <QTest>
#include <QThread>

#include <atomic>

namespace perfdeck {

class EndpointPollerTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pollsAtOnceAndKeepsTheConnection();
    void asksAsTheProtocolSays();
    void readsEveryGoodManner_data();
    void readsEveryGoodManner();
    void stampsWithTheStartOfTheRequest();
    void goesDownAndComesBack();
    void restartsAreResets();
    void aPauseEndsThePollAndItsEndPollsAtOnce();
    void neverHasTwoRequestsInFlight();
    void aBadAddressIsAFailureInWords();
    void diesQuietlyWithAPollInFlight();
    void asksTheProxyOfTheSystemButNotForLoopback();
    void movesToAnotherThread();
};

void EndpointPollerTest::pollsAtOnceAndKeepsTheConnection()
{
    HostileServer server;
    PollerWatch watch(quickEndpoint(server.url()));
    watch.poller.start();
    QTRY_VERIFY_WITH_TIMEOUT(watch.polls() >= 4, 5'000);
    QCOMPARE(server.connections(), 1);
    const SourceHealth health = watch.health();
    QCOMPARE(health.state, SourceState::Up);
    QCOMPARE(health.series, 2U);
    QVERIFY(health.lastSuccess && health.nextAttempt && !health.lastFailure);
    QVERIFY(health.latency > Duration(0));
    QVERIFY(health.samplesPerSecond > 0);
    QCOMPARE(watch.observations.size(), watch.healths.size());
    QCOMPARE(PollerWatch::valueOf(watch.observations.back(), "up"), 1.0);
}

void EndpointPollerTest::asksAsTheProtocolSays()
{
    HostileServer server;
    SourceConfig config = quickEndpoint(server.hostAndPort());
    config.headers = {{"Authorization", "Bearer k"}};
    PollerWatch watch(config);
    watch.poller.start();
    QTRY_VERIFY_WITH_TIMEOUT(watch.polls() >= 1, 5'000);
    const RecordedRequest &request = server.requests().front();
    QCOMPARE(request.path, QByteArray("/metrics"));
    QCOMPARE(request.headers.value("accept"),
             QByteArray("application/openmetrics-text;version=1.0.0;q=0.6,text/plain;version=0.0.4;"
                        "q=0.5,*/*;q=0.1"));
    QCOMPARE(request.headers.value("accept-encoding"), QByteArray("gzip"));
    QCOMPARE(request.headers.value("host"), server.hostAndPort());
    QCOMPARE(request.headers.value("authorization"), QByteArray("Bearer k"));
    QVERIFY(request.headers.value("user-agent").startsWith("PerfDeck/"));
}

void EndpointPollerTest::readsEveryGoodManner_data()
{
    QTest::addColumn<int>("manner");
    QTest::newRow("plain") << static_cast<int>(Manner::Good);
    QTest::newRow("gzip") << static_cast<int>(Manner::Gzip);
    QTest::newRow("wrong content type") << static_cast<int>(Manner::WrongContentType);
    QTest::newRow("chunked") << static_cast<int>(Manner::Chunked);
    QTest::newRow("until close") << static_cast<int>(Manner::UntilClose);
    QTest::newRow("http 1.0") << static_cast<int>(Manner::Http10);
    QTest::newRow("early hints") << static_cast<int>(Manner::EarlyHints);
    QTest::newRow("closes afterwards") << static_cast<int>(Manner::ClosesAfterwards);
    QTest::newRow("drops reused") << static_cast<int>(Manner::DropsReused);
}

void EndpointPollerTest::readsEveryGoodManner()
{
    QFETCH(int, manner);
    HostileServer server(static_cast<Manner>(manner));
    PollerWatch watch(quickEndpoint(server.url()));
    watch.poller.start();
    QTRY_VERIFY_WITH_TIMEOUT(watch.polls() >= 3, 5'000);
    QCOMPARE(watch.health().faults.total(), std::uint64_t{0});
    QCOMPARE(PollerWatch::valueOf(watch.observations.back(), "demo_requests_total"), 7.0);
}

void EndpointPollerTest::stampsWithTheStartOfTheRequest()
{
    HostileServer server;
    const auto clock = std::make_shared<FakeClock>();
    const Timestamp start = clock->now();
    PollerWatch watch(quickEndpoint(server.url()), clock);
    watch.poller.start();
    clock->advance(std::chrono::milliseconds(30)); // while the request is under way
    QTRY_VERIFY_WITH_TIMEOUT(watch.polls() >= 1, 5'000);
    QCOMPARE(watch.observations.front().time, start);
    QCOMPARE(watch.observations.front().steady, SteadyTime{});
    QCOMPARE(watch.healths.front().latency, Duration(std::chrono::milliseconds(30)));
    QCOMPARE(watch.healths.front().lastSuccess, start + std::chrono::milliseconds(30));
}

void EndpointPollerTest::goesDownAndComesBack()
{
    HostileServer server;
    PollerWatch watch(quickEndpoint(server.url()));
    watch.poller.start();
    QTRY_VERIFY_WITH_TIMEOUT(watch.polls() >= 1, 5'000);
    server.setManner(Manner::ErrorStatus);
    QTRY_VERIFY_WITH_TIMEOUT(watch.health().consecutiveFailures >= 2, 5'000);
    QVERIFY(watch.health().nextAttempt.has_value());
    server.setManner(Manner::Good);
    QTRY_COMPARE_WITH_TIMEOUT(watch.health().state, SourceState::Up, 5'000);
    QVERIFY(!watch.health().lastError.empty());
    QVERIFY(watch.health().lastError.find("HTTP 500") != std::string::npos);
    QVERIFY(watch.events().empty()); // whoever publishes the health tells
}

void EndpointPollerTest::restartsAreResets()
{
    HostileServer server; // restarts at every scrape: its counter falls each time
    server.setPage([](int number) -> QByteArray {
        return "# TYPE inference_requests_total counter\ninference_requests_total "
            + QByteArray::number(1000 - number) + '\n';
    });
    PollerWatch watch(quickEndpoint(server.url()));
    watch.poller.start();
    QTRY_VERIFY_WITH_TIMEOUT(watch.polls() >= 4, 5'000);
    QCOMPARE(watch.health().state, SourceState::Up);
    QCOMPARE(PollerWatch::valueOf(watch.observations[1], "inference_requests_total"), 999.0);
    QVERIFY(watch.health().faults.of(Fault::CounterReset) >= 2);
    QVERIFY(watch.events().size() >= 2);
    QCOMPARE(watch.events().front().kind, std::string("counter-reset"));
}

void EndpointPollerTest::aPauseEndsThePollAndItsEndPollsAtOnce()
{
    HostileServer server(Manner::Silence);
    SourceConfig config = quickEndpoint(server.url());
    config.interval = std::chrono::seconds(30);
    config.deadline = std::chrono::seconds(30);
    PollerWatch watch(config);
    watch.poller.start();
    QTRY_VERIFY_WITH_TIMEOUT(!server.requests().empty(), 5'000);
    watch.poller.setPaused(true);
    QCOMPARE(watch.health().state, SourceState::Paused);
    QCOMPARE(watch.polls(), std::uint64_t{0});
    server.setManner(Manner::Good);
    watch.poller.setPaused(false);
    QTRY_COMPARE_WITH_TIMEOUT(watch.health().state, SourceState::Up, 5'000);
    QCOMPARE(watch.health().faults.total(), std::uint64_t{0});
}

void EndpointPollerTest::neverHasTwoRequestsInFlight()
{
    HostileServer server(Manner::Silence);
    SourceConfig config = quickEndpoint(server.url());
    config.interval = std::chrono::milliseconds(50);
    config.deadline = std::chrono::milliseconds(500);
    PollerWatch watch(config);
    watch.poller.start();
    QTRY_VERIFY_WITH_TIMEOUT(watch.polls() >= 2, 10'000);
    // At most one more was begun than has ended.
    QVERIFY(server.requests().size() <= watch.polls() + 1);
}

void EndpointPollerTest::aBadAddressIsAFailureInWords()
{
    PollerWatch watch(quickEndpoint("http://joe:hunter2@h:99999/metrics"));
    watch.poller.start();
    QCOMPARE(watch.polls(), std::uint64_t{1});
    QCOMPARE(PollerWatch::valueOf(watch.observations.front(), "up"), 0.0);
    const std::string error = watch.health().lastError;
    QVERIFY2(error.find("is not an address of metrics") != std::string::npos, error.c_str());
    QVERIFY(error.find("hunter2") == std::string::npos);
}

void EndpointPollerTest::diesQuietlyWithAPollInFlight()
{
    HostileServer server(Manner::Silence);
    {
        PollerWatch watch(quickEndpoint(server.url()));
        watch.poller.start();
        QTRY_VERIFY_WITH_TIMEOUT(!server.requests().empty(), 5'000);
    }
    PollerWatch other(quickEndpoint(server.url()));
    server.setManner(Manner::Good);
    other.poller.start();
    QTRY_VERIFY_WITH_TIMEOUT(other.polls() >= 1, 5'000);
}

void EndpointPollerTest::asksTheProxyOfTheSystemButNotForLoopback()
{
    HostileServer proxy;
    HostileServer server;
    qputenv("http_proxy", "http://joe:pass@" + proxy.hostAndPort());
    PollerWatch outside(quickEndpoint("http://metrics.invalid:9100/m?a=b"));
    PollerWatch inside(quickEndpoint(server.url()));
    outside.poller.start();
    inside.poller.start();
    QTRY_VERIFY_WITH_TIMEOUT(outside.polls() >= 2 && inside.polls() >= 1, 5'000);
    qunsetenv("http_proxy");
    QCOMPARE(outside.health().state, SourceState::Up);
    QCOMPARE(inside.health().state, SourceState::Up);
    const RecordedRequest &request = proxy.requests().front();
    QCOMPARE(request.path, QByteArray("http://metrics.invalid:9100/m?a=b"));
    QCOMPARE(request.headers.value("host"), QByteArray("metrics.invalid:9100"));
    QCOMPARE(request.headers.value("proxy-authorization"),
             "Basic " + QByteArray("joe:pass").toBase64());
    QVERIFY(!server.requests().front().headers.contains("proxy-authorization"));
    QCOMPARE(proxy.connections(), 1);
}

void EndpointPollerTest::movesToAnotherThread()
{
    HostileServer server;
    PollerWatch watch(quickEndpoint(server.url()));
    std::atomic<int> healths = 0;
    QThread *seen = nullptr;
    QThread thread;
    auto poller = std::make_unique<EndpointPoller>(
        SourceId(2),
        watch.config,
        std::make_shared<SystemClock>(),
        PollerSink{[](const Observation &) {},
                   [&](SourceId, const SourceHealth &health) {
                       seen = QThread::currentThread();
                       healths += health.state == SourceState::Up ? 1 : 0;
                   }});
    poller->moveToThread(&thread);
    thread.start();
    QMetaObject::invokeMethod(poller.get(), &EndpointPoller::start);
    QTRY_VERIFY_WITH_TIMEOUT(healths >= 2, 5'000);
    QMetaObject::invokeMethod(poller.get(), [&] { poller.reset(); });
    QTRY_VERIFY_WITH_TIMEOUT(!poller, 5'000);
    thread.quit();
    QVERIFY(thread.wait(5'000));
    QCOMPARE(seen, &thread);
}

} // namespace perfdeck

QTEST_GUILESS_MAIN(perfdeck::EndpointPollerTest)
#include "EndpointPollerTest.moc"
