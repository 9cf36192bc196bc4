// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/PollerWatch.h"
#include "tests/support/RealServer.h"

#include <QFile>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

namespace perfdeck {

/// The exporters of the system through the poller: names, scaling, health.
class ExportersTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nodeExporter();
    void prometheus();
    void goingDownAndComingBack();
};

namespace {

QString program(const char *name)
{
    return QStandardPaths::findExecutable(QString::fromLatin1(name));
}

QString listenAt(quint16 port)
{
    return QStringLiteral("--web.listen-address=127.0.0.1:") + QString::number(port);
}

SourceConfig endpointAt(quint16 port)
{
    SourceConfig config = quickEndpoint("127.0.0.1:" + QByteArray::number(port));
    config.interval = std::chrono::milliseconds(250);
    config.deadline = std::chrono::seconds(5);
    config.maxBodyBytes = 32ULL << 20U;
    return config;
}

double memoryTotalOfThisMachine()
{
    QFile file(QStringLiteral("/proc/meminfo"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QList<QByteArray> words = file.readLine().simplified().split(' '); // MemTotal: 123 kB
    return words.value(1).toDouble() * 1024;
}

const SeriesKey *keyOf(const Observation &observation, std::string_view metric)
{
    const auto &keys = observation.series->keys;
    const auto found
        = std::ranges::find_if(keys, [metric](const auto &key) { return key->metric == metric; });
    return found == keys.end() ? nullptr : found->get();
}

/// The last page, once `polls` good ones have come.
#define POLL_WELL(watch, server, count)                                                            \
    (watch).poller.start();                                                                        \
    QTRY_VERIFY2_WITH_TIMEOUT(                                                                     \
        (watch).health().state == SourceState::Up && (watch).goodPolls() >= (count),               \
        ((watch).health().lastError + (server).output().toStdString()).c_str(),                    \
        30'000)

} // namespace

void ExportersTest::nodeExporter()
{
    if (program("prometheus-node-exporter").isEmpty())
        QSKIP("prometheus-node-exporter is not installed");
    const quint16 port = freePort();
    RealServer server(program("prometheus-node-exporter"), {listenAt(port)});
    PollerWatch watch(endpointAt(port));
    POLL_WELL(watch, server, 3);

    const Observation &page = watch.observations.back();
    QCOMPARE(PollerWatch::valueOf(page, "up"), 1.0);
    QCOMPARE(PollerWatch::valueOf(page, "node_memory_MemTotal_bytes"), memoryTotalOfThisMachine());
    const double clock = PollerWatch::valueOf(page, "node_time_seconds");
    const double ours = std::chrono::duration<double>(page.time.time_since_epoch()).count();
    QVERIFY2(std::abs(clock - ours) < 10, qPrintable(QString::number(clock - ours)));
    QVERIFY(watch.health().series > 200);
    QCOMPARE(PollerWatch::valueOf(page, "scrape_samples"), double(watch.health().series));
    QVERIFY(PollerWatch::valueOf(page, "scrape_duration_seconds") > 0);
    QCOMPARE(watch.health().faults.total(), watch.health().faults.of(Fault::Unreachable));

    QCOMPARE(watch.health().recognised, std::string("node_exporter"));

    const SeriesKey *key = keyOf(page, "node_memory_MemTotal_bytes");
    QVERIFY(key != nullptr);
    QCOMPARE(key->labels.get("source"), std::string_view("subject"));
    QCOMPARE(QString::fromStdString(std::string(key->labels.get("instance"))),
             QStringLiteral("127.0.0.1:%1").arg(port));
}

void ExportersTest::prometheus()
{
    if (program("prometheus").isEmpty())
        QSKIP("prometheus is not installed");
    QTemporaryDir folder;
    QFile settings(folder.filePath(QStringLiteral("prometheus.yml")));
    QVERIFY(settings.open(QIODevice::WriteOnly));
    settings.write("scrape_configs: []\n");
    settings.close();
    const quint16 port = freePort();
    RealServer server(
        program("prometheus"),
        {listenAt(port),
         QStringLiteral("--config.file=") + settings.fileName(),
         QStringLiteral("--storage.tsdb.path=") + folder.filePath(QStringLiteral("data")),
         QStringLiteral("--log.level=error")});
    PollerWatch watch(endpointAt(port));
    POLL_WELL(watch, server, 3);

    const Observation &page = watch.observations.back();
    QCOMPARE(PollerWatch::valueOf(page, "up"), 1.0);
    QCOMPARE(PollerWatch::valueOf(page, "prometheus_build_info"), 1.0);
    const double started = PollerWatch::valueOf(page, "process_start_time_seconds");
    const double ours = std::chrono::duration<double>(page.time.time_since_epoch()).count();
    QVERIFY(ours - started > 0 && ours - started < 90);
    QVERIFY(PollerWatch::valueOf(page, "process_resident_memory_bytes") > 10e6);
    QVERIFY2(watch.health().series > 200, qPrintable(QString::number(watch.health().series)));
    QCOMPARE(watch.health().recognised, std::string("Prometheus"));
    const SeriesKey *key = keyOf(page, "prometheus_http_requests_total");
    QVERIFY(key != nullptr);
    QVERIFY(!key->labels.get("handler").empty() && !key->labels.get("code").empty());
    server.stop();
}

void ExportersTest::goingDownAndComingBack()
{
    if (program("prometheus-node-exporter").isEmpty())
        QSKIP("prometheus-node-exporter is not installed");
    const quint16 port = freePort();
    auto server = std::make_unique<RealServer>(program("prometheus-node-exporter"),
                                               QStringList{listenAt(port)});
    PollerWatch watch(endpointAt(port));
    POLL_WELL(watch, *server, 1);
    server.reset();
    QTRY_VERIFY_WITH_TIMEOUT(watch.health().state == SourceState::BackingOff, 10'000);
    QCOMPARE(PollerWatch::valueOf(watch.observations.back(), "up"), 0.0);
    server = std::make_unique<RealServer>(program("prometheus-node-exporter"),
                                          QStringList{listenAt(port)});
    QTRY_VERIFY_WITH_TIMEOUT(watch.health().state == SourceState::Up, 20'000);
    QCOMPARE(PollerWatch::valueOf(watch.observations.back(), "up"), 1.0);
}

} // namespace perfdeck

QTEST_GUILESS_MAIN(perfdeck::ExportersTest)
#include "ExportersTest.moc"
