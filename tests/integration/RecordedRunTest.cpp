// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/FakeClock.h"
#include "tests/support/PollerWatch.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <cmath>
#include <map>

namespace perfdeck {

/// The recorded run of a real model server under traffic, replayed over HTTP at its own times: what
/// comes out must be the plain increases that its golden file holds.
class RecordedRunTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void prometheusText();
    void json();
};

namespace {

struct Scrape
{
    qint64 time = 0; ///< ms since the epoch
    QByteArray body; ///< empty: the server was down
};

QByteArray fileText(const char *name)
{
    QFile file(QString::fromUtf8(PERFDECK_TEST_DATA "/metrics/recorded/model-server-run/")
               + QString::fromLatin1(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

std::vector<Scrape> scrapes(const char *name)
{
    std::vector<Scrape> all;
    for (const QByteArray &line : fileText(name).trimmed().split('\n')) {
        const QJsonObject object = QJsonDocument::fromJson(line).object();
        all.push_back({object[QLatin1String("t_ms")].toInteger(),
                       object[QLatin1String("body")].toString().toUtf8()});
    }
    return all;
}

/// By scrape index.
std::map<int, QJsonObject> goldenResults()
{
    std::map<int, QJsonObject> all;
    const auto results
        = QJsonDocument::fromJson(fileText("golden-20s-windows.json"))[QLatin1String("results")]
              .toArray();
    for (const QJsonValue &result : results)
        all[result[QLatin1String("scrape_index")].toInt()]
            = result[QLatin1String("plain")].toObject();
    return all;
}

/// One poll, now and not at its beat.
void pollNow(PollerWatch &watch)
{
    const std::uint64_t before = watch.polls();
    watch.poller.setPaused(true);
    watch.poller.setPaused(false);
    QTRY_COMPARE_WITH_TIMEOUT(watch.polls(), before + 1, 5'000);
}

bool isClose(double value, double wanted)
{
    return std::abs(value - wanted) <= 1e-9 * std::abs(wanted);
}

} // namespace

void RecordedRunTest::prometheusText()
{
    const std::vector<Scrape> run = scrapes("scrapes.prom.ndjson");
    QCOMPARE(run.size(), std::size_t{84});
    const auto golden = goldenResults();
    HostileServer server;
    const auto clock
        = std::make_shared<FakeClock>(Timestamp(std::chrono::milliseconds(run.front().time)));
    SourceConfig config = quickEndpoint(server.url());
    config.interval = std::chrono::seconds(2);
    PollerWatch watch(config, clock);
    watch.poller.setPaused(true);
    watch.poller.start();

    int compared = 0;
    qint64 last = run.front().time;
    for (std::size_t i = 0; i < run.size(); ++i) {
        clock->advance(std::chrono::milliseconds(run[i].time - last));
        last = run[i].time;
        server.setManner(run[i].body.isEmpty() ? Manner::CloseAtOnce : Manner::Gzip);
        if (run[i].body.isEmpty())
            server.dropClients();
        server.setPage([&run, i](int) -> QByteArray { return run[i].body; });
        pollNow(watch);
        const Observation &page = watch.observations.back();
        QCOMPARE(PollerWatch::valueOf(page, "up"), run[i].body.isEmpty() ? 0.0 : 1.0);
        const auto wanted = golden.find(static_cast<int>(i));
        if (wanted == golden.end() || run[i].body.isEmpty())
            continue;
        for (const auto &[key, quantile] : {std::pair{"latency_p50_s", "0.5"},
                                            std::pair{"latency_p95_s", "0.95"},
                                            std::pair{"latency_p99_s", "0.99"}}) {
            const QJsonValue value = wanted->second[QLatin1String(key)];
            if (!value.isDouble())
                continue;
            const double found = PollerWatch::valueOf(page, "inference_latency_seconds", quantile);
            QVERIFY2(
                isClose(found, value.toDouble()),
                qPrintable(
                    QStringLiteral("scrape %1 %2: %3").arg(i).arg(QLatin1String(key)).arg(found)));
            ++compared;
        }
    }
    QVERIFY(compared > 60);
    QCOMPARE(watch.health().recognised, std::string("trustformers"));
    const auto events = watch.events();
    const auto happened = [&events](std::string_view kind) {
        return std::ranges::count_if(events,
                                     [kind](const Event &event) { return event.kind == kind; });
    };
    QCOMPARE(happened("counter-reset"), 1);
}

void RecordedRunTest::json()
{
    const std::vector<Scrape> run = scrapes("scrapes.json.ndjson");
    HostileServer server(Manner::Json);
    PollerWatch watch(quickEndpoint(server.url()));
    watch.poller.setPaused(true);
    watch.poller.start();
    int compared = 0;
    for (std::size_t i = 20; i < 30; ++i) {
        server.setPage([&run, i](int) -> QByteArray { return run[i].body; });
        pollNow(watch);
        const QJsonObject object = QJsonDocument::fromJson(run[i].body).object();
        const Observation &page = watch.observations.back();
        QVERIFY(isClose(PollerWatch::valueOf(page, "inference_latency_seconds"),
                        object[QLatin1String("inference_latency_ms")].toDouble() / 1000));
        QVERIFY(isClose(PollerWatch::valueOf(page, "memory_used_bytes"),
                        object[QLatin1String("memory_usage_mb")].toDouble() * 1'048'576));
        QVERIFY(isClose(PollerWatch::valueOf(page, "request_count"),
                        object[QLatin1String("request_count")].toDouble()));
        ++compared;
    }
    QCOMPARE(compared, 10);
}

} // namespace perfdeck

QTEST_GUILESS_MAIN(perfdeck::RecordedRunTest)
#include "RecordedRunTest.moc"
