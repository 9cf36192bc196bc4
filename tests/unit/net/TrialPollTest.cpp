// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/PollerWatch.h"
#include "tests/support/Trial.h"

#include <QTest>

#include <optional>

namespace perfdeck {

class TrialPollTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsWhatItFound();
    void recognisesAStackByOnePage();
    void understandsTheJsonShape();
    void tellsWhyItFailed();
    void refusesABadAddressFromTheEventLoop();
    void aDeadContextGetsNoAnswer();
};

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
    QCOMPARE(test->models, std::vector<std::string>{"tiny"});
    QCOMPARE(server.requests().size(), std::size_t{1});
}

void TrialPollTest::recognisesAStackByOnePage()
{
    HostileServer server;
    server.setPage([](int) -> QByteArray {
        return "# TYPE vllm:num_requests_running gauge\n"
               "vllm:num_requests_running{model_name=\"llama\"} 3\n"
               "# TYPE vllm:time_to_first_token_seconds histogram\n"
               "vllm:time_to_first_token_seconds_bucket{le=\"0.1\",model_name=\"llama\"} 5\n"
               "vllm:time_to_first_token_seconds_bucket{le=\"+Inf\",model_name=\"llama\"} 6\n"
               "vllm:time_to_first_token_seconds_sum{model_name=\"llama\"} 0.5\n"
               "vllm:time_to_first_token_seconds_count{model_name=\"llama\"} 6\n";
    });
    const auto test = trial(quickEndpoint(server.url()));
    QVERIFY(test.has_value() && !test->error);
    QCOMPARE(test->recognised, std::string("vLLM"));
    QCOMPARE(test->series, 5U);
    QCOMPARE(test->models, std::vector<std::string>{"llama"});
    const auto can = [&test](std::string_view name) {
        return std::ranges::find(test->canonicalMetrics, name) != test->canonicalMetrics.end();
    };
    QVERIFY(can("time_to_first_token_seconds"));
    QVERIFY(can("active_requests"));
    QVERIFY(!can("inter_token_latency_seconds"));
}

void TrialPollTest::understandsTheJsonShape()
{
    HostileServer server(Manner::Json);
    server.setPage([](int) -> QByteArray {
        return R"({"inference_latency_ms": 12.5, "memory_usage_mb": 87.5, "device": "cpu"})";
    });
    const auto test = trial(quickEndpoint(server.url()));
    QVERIFY(test.has_value() && !test->error);
    QCOMPARE(test->format, std::string("JSON"));
    const std::vector<std::string> expected{"inference_latency_seconds", "memory_used_bytes"};
    for (const std::string &name : expected)
        QVERIFY2(std::ranges::find(test->canonicalMetrics, name) != test->canonicalMetrics.end(),
                 name.c_str());
}

void TrialPollTest::tellsWhyItFailed()
{
    HostileServer server(Manner::ErrorStatus);
    server.setStatus(404);
    const auto test = trial(quickEndpoint(server.url()));
    QVERIFY(test.has_value() && test->error);
    QCOMPARE(test->error->kind, ErrorKind::NotFound);
    QVERIFY(!test->error->what.empty() && !test->error->reason.empty()
            && !test->error->advice.empty());
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
