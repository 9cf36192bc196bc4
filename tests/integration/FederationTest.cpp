// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/PollerWatch.h"
#include "tests/support/RealServer.h"

#include <QFile>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <map>
#include <set>

namespace perfdeck {

namespace {

QString program(const char *name)
{
    return QStandardPaths::findExecutable(QString::fromLatin1(name));
}

/// A vLLM of the model "shared" with so many requests waiting and so many more served a scrape.
void servePagesOfVllm(HostileServer &server, int waiting, int served)
{
    server.setPage([waiting, served](int number) -> QByteArray {
        const QByteArray model = "{model_name=\"shared\"} ";
        return "# TYPE vllm:num_requests_waiting gauge\nvllm:num_requests_waiting" + model
            + QByteArray::number(waiting)
            + "\n# TYPE vllm:generation_tokens_total counter\nvllm:generation_tokens_total" + model
            + QByteArray::number(served * number) + "\n";
    });
}

QByteArray settings(const QList<QByteArray> &jobs)
{
    QByteArray text = "global: {scrape_interval: 1s, scrape_timeout: 900ms}\nscrape_configs:\n";
    for (const QByteArray &job : jobs)
        text += "- " + job + "\n";
    return text;
}

QByteArray job(const char *name, const QList<QByteArray> &targets)
{
    return "{job_name: " + QByteArray(name) + ", static_configs: [{targets: ['"
        + targets.join("', '") + "']}]}";
}

/// The present values of a metric by the label exported_instance.
std::map<std::string, double> byInstance(const Observation &page, std::string_view metric)
{
    std::map<std::string, double> values;
    for (std::size_t i = 0; i < page.values.size(); ++i) {
        const SeriesKey &key = *page.series->keys[i];
        if (key.metric == metric && !isAbsent(page.values[i]))
            values.emplace(key.labels.get("exported_instance"), page.values[i]);
    }
    return values;
}

} // namespace

/// A real Prometheus that scrapes a real node_exporter and two model servers is read by federation.
class FederationTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void initTestCase()
    {
        if (program("prometheus").isEmpty() || program("prometheus-node-exporter").isEmpty())
            QSKIP("prometheus or prometheus-node-exporter is not installed");
        servePagesOfVllm(m_first, 3, 10);
        servePagesOfVllm(m_second, 70, 500);
        const quint16 nodePort = freePort();
        m_node = std::make_unique<RealServer>(
            program("prometheus-node-exporter"),
            QStringList{QStringLiteral("--web.listen-address=127.0.0.1:%1").arg(nodePort)});
        QFile file(m_folder.filePath(QStringLiteral("prometheus.yml")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(settings({job("vllm", {m_first.hostAndPort(), m_second.hostAndPort()}),
                             job("node", {"127.0.0.1:" + QByteArray::number(nodePort)})}));
        file.close();
        m_port = freePort();
        m_prometheus = std::make_unique<RealServer>(
            program("prometheus"),
            QStringList{QStringLiteral("--config.file=") + file.fileName(),
                        QStringLiteral("--storage.tsdb.path=") + m_folder.path(),
                        QStringLiteral("--web.listen-address=127.0.0.1:%1").arg(m_port)});
    }

    void instancesStayApartAndStampsAreHonoured()
    {
        SourceConfig config = quickEndpoint("http://127.0.0.1:" + QByteArray::number(m_port)
                                            + "/federate?match[]=%7Bjob=~%22vllm%7Cnode%22%7D");
        config.interval = std::chrono::milliseconds(200);
        config.deadline = std::chrono::seconds(5);
        config.maxBodyBytes = 32ULL << 20U;
        PollerWatch watch(config);
        watch.poller.start();
        // Up while Prometheus is still empty: that page counts as broken off.
        QTRY_VERIFY2_WITH_TIMEOUT(
            throughput(watch).size() == 2, watch.health().lastError.c_str(), 60'000);

        std::map<std::string, double> waiting;
        for (const Observation &page : watch.observations)
            for (const auto &[instance, value] : byInstance(page, "queue_depth"))
                waiting[instance] = value;
        const std::map<std::string, double> expected{{m_first.hostAndPort().toStdString(), 3},
                                                     {m_second.hostAndPort().toStdString(), 70}};
        QCOMPARE(waiting, expected);
        auto rates = throughput(watch);
        QVERIFY(rates[m_second.hostAndPort().toStdString()]
                > 10 * rates[m_first.hostAndPort().toStdString()]);
        QVERIFY(watch.health().faults.of(Fault::StaleTimestamp) > 0);
        checkStamps(watch, "vllm:num_requests_waiting");
        checkStamps(watch, "node_load1");
        QCOMPARE(watch.health().faults.of(Fault::CounterReset), std::uint64_t{0});
    }

private:
    /// The newest rate of each instance.
    [[nodiscard]] static std::map<std::string, double> throughput(const PollerWatch &watch)
    {
        std::map<std::string, double> rates;
        for (const Observation &page : watch.observations)
            if (page.series)
                for (const auto &[instance, value] :
                     byInstance(page, "generation_tokens_per_second"))
                    if (value > 0)
                        rates[instance] = value;
        return rates;
    }

    /// Samples are a scrape of Prometheus apart, not a poll of ours, and none is recorded twice.
    static void checkStamps(const PollerWatch &watch, std::string_view metric)
    {
        std::map<const SeriesKey *, std::vector<Timestamp>> stamps;
        for (const Observation &page : watch.observations)
            for (std::size_t i = 0; i < page.values.size(); ++i)
                if (page.series->keys[i]->metric == metric && !isAbsent(page.values[i])) {
                    QVERIFY(!page.times.empty());
                    stamps[page.series->keys[i].get()].push_back(page.times[i]);
                    QVERIFY(page.times[i] <= page.time + std::chrono::seconds(1));
                }
        QVERIFY(!stamps.empty());
        for (const auto &[key, times] : stamps)
            for (std::size_t i = 1; i < times.size(); ++i)
                QVERIFY(times[i] - times[i - 1] >= std::chrono::milliseconds(500));
    }

    QTemporaryDir m_folder;
    HostileServer m_first;
    HostileServer m_second;
    std::unique_ptr<RealServer> m_node;
    std::unique_ptr<RealServer> m_prometheus;
    quint16 m_port = 0;
};

} // namespace perfdeck

QTEST_GUILESS_MAIN(perfdeck::FederationTest)
#include "FederationTest.moc"
