// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/PollerWatch.h"

#include <QTest>

#include <optional>

namespace perfdeck {

class TrialPollTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsWhatItFound();
    void tellsWhyItFailed();
    void refusesABadAddressFromTheEventLoop();
    void aDeadContextGetsNoAnswer();
};

namespace {

std::optional<EndpointTest> trial(const SourceConfig &config)
{
    auto answer = std::make_shared<std::optional<EndpointTest>>();
    QObject context;
    testEndpoint(config, std::make_shared<SystemClock>(), &context, [answer](EndpointTest test) {
        *answer = std::move(test);
    });
    if (answer->has_value())
        return std::nullopt; // it must not answer from inside the call
    (void)QTest::qWaitFor([answer] { return answer->has_value(); }, 5'000);
    return *answer;
}

} // namespace

void TrialPollTest::tellsWhatItFound()
{
    HostileServer server(Manner::Gzip);
    const auto test = trial(quickEndpoint(server.url()));
    QVERIFY(test.has_value());
    QVERIFY(!test->error);
    QCOMPARE(test->format, std::string("Prometheus text"));
    QCOMPARE(test->series, 2U);
    QVERIFY(test->bytes > 100);
    QVERIFY(test->latency > Duration(0));
    QCOMPARE(test->models, std::vector<std::string> {"tiny"});
    QCOMPARE(server.requests().size(), std::size_t {1});
}

void TrialPollTest::tellsWhyItFailed()
{
    HostileServer server(Manner::ErrorStatus);
    server.setStatus(404);
    const auto test = trial(quickEndpoint(server.url()));
    QVERIFY(test.has_value() && test->error);
    QCOMPARE(test->error->kind, ErrorKind::NotFound);
    QVERIFY(!test->error->what.empty() && !test->error->reason.empty() && !test->error->advice.empty());
}

void TrialPollTest::refusesABadAddressFromTheEventLoop()
{
    const auto test = trial(quickEndpoint("gopher://h"));
    QVERIFY(test.has_value() && test->error);
    QCOMPARE(test->error->kind, ErrorKind::InvalidInput);
}

void TrialPollTest::aDeadContextGetsNoAnswer()
{
    HostileServer server;
    bool answered = false;
    {
        QObject context;
        testEndpoint(quickEndpoint(server.url()),
                     std::make_shared<SystemClock>(),
                     &context,
                     [&answered](const EndpointTest &) { answered = true; });
    }
    PollerWatch later(quickEndpoint(server.url())); // a poll that started after the dead one
    later.poller.start();
    QTRY_VERIFY_WITH_TIMEOUT(later.polls() >= 2, 5'000);
    QVERIFY(!answered);
}

} // namespace perfdeck

QTEST_GUILESS_MAIN(perfdeck::TrialPollTest)
#include "TrialPollTest.moc"
