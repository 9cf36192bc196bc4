// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/PollerWatch.h"
#include "tests/support/RealServer.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>
#include <QTest>

namespace perfdeck {

/// A real model behind a real HTTP server, under real traffic.
class ModelServerTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void underTraffic();

private:
    QString m_folder; ///< a copy of the server with its packages
};

namespace {

QString shared()
{
    return qEnvironmentVariable("PERFDECK_SHARED_DIR", QString::fromUtf8(PERFDECK_SHARED));
}

/// The server reads its model from ../../fixtures, so the copy gets that too.
bool copyServer(const QString &to)
{
    const QString from = shared() + QStringLiteral("/peers/model-server/");
    if (!QDir().mkpath(to))
        return false;
    const QString fixtures = QDir(to).filePath(QStringLiteral("../../fixtures"));
    if (!QFileInfo::exists(fixtures)
        && !QFile::link(QDir(shared() + QStringLiteral("/fixtures")).absolutePath(),
                        QDir::cleanPath(fixtures)))
        return false;
    for (const char *name : {"package.json", "server.js", "traffic.js"}) {
        const QString target = QDir(to).filePath(QString::fromLatin1(name));
        QFile::remove(target);
        if (!QFile::copy(from + QString::fromLatin1(name), target))
            return false;
    }
    return true;
}

bool installPackages(const QString &folder)
{
    if (QFileInfo::exists(folder + QStringLiteral("/node_modules/onnxruntime-node"))
        && QFileInfo::exists(folder + QStringLiteral("/node_modules/prom-client")))
        return true;
    QProcess npm;
    npm.setWorkingDirectory(folder);
    npm.start(QStringLiteral("npm"),
              {QStringLiteral("install"),
               QStringLiteral("--ignore-scripts"),
               QStringLiteral("--no-audit"),
               QStringLiteral("--no-fund")});
    const bool finished = npm.waitForFinished(120'000);
    if (!finished) {
        npm.kill();
        npm.waitForFinished(5'000);
    }
    return finished && npm.exitStatus() == QProcess::NormalExit && npm.exitCode() == 0;
}

} // namespace

void ModelServerTest::initTestCase()
{
    if (!QFileInfo::exists(shared() + QStringLiteral("/peers/model-server/server.js")))
        QSKIP("the model server is not beside the sources");
    if (QStandardPaths::findExecutable(QStringLiteral("node")).isEmpty()
        || QStandardPaths::findExecutable(QStringLiteral("npm")).isEmpty())
        QSKIP("node or npm is not installed");
    m_folder = QDir::cleanPath(QString::fromUtf8(PERFDECK_BIN)
                               + QStringLiteral("/../integration/peers/model-server"));
    QVERIFY(copyServer(m_folder));
    if (!installPackages(m_folder))
        QSKIP("npm could not install the packages of the model server");
}

void ModelServerTest::underTraffic()
{
    const quint16 port = freePort();
    RealServer server(
        QStringLiteral("node"), {QStringLiteral("server.js"), QString::number(port)}, m_folder);
    SourceConfig config = quickEndpoint("127.0.0.1:" + QByteArray::number(port));
    config.interval = std::chrono::milliseconds(500);
    config.deadline = std::chrono::seconds(5);
    PollerWatch watch(config);
    watch.poller.start();
    QTRY_VERIFY2_WITH_TIMEOUT(watch.goodPolls() >= 1, server.output().constData(), 60'000);

    RealServer traffic(QStringLiteral("node"),
                       {QStringLiteral("traffic.js"),
                        QString::number(port),
                        QStringLiteral("steady:20:6:4:0"),
                        QStringLiteral("errors:20:4:4:0.5")},
                       m_folder);
    const auto latest = [&watch](std::string_view metric, std::string_view quantile = {}) {
        return PollerWatch::valueOf(watch.observations.back(), metric, quantile);
    };
    QTRY_VERIFY_WITH_TIMEOUT(latest("inference_requests_total") >= 60 && latest("error_ratio") > 0,
                             40'000);
    QCOMPARE(watch.health().recognised, std::string("trustformers"));
    const double p50 = latest("inference_latency_seconds", "0.5");
    const double p99 = latest("inference_latency_seconds", "0.99");
    QVERIFY2(p50 > 0.0005 && p50 <= p99 && p99 < 20,
             qPrintable(QStringLiteral("p50 %1 s, p99 %2 s").arg(p50).arg(p99)));
    const double rate = latest("requests_per_second");
    QVERIFY2(rate > 2 && rate < 60, qPrintable(QString::number(rate)));
    QVERIFY(latest("error_ratio") < 0.7);
    QVERIFY(latest("memory_used_bytes") > 20e6);
    QCOMPARE(latest("up"), 1.0);
    const auto &keys = watch.observations.back().series->keys;
    const auto found = std::ranges::find_if(
        keys, [](const auto &key) { return key->metric == "inference_latency_seconds"; });
    QVERIFY(found != keys.end());
    QCOMPARE((*found)->labels.get("model"), std::string_view("tinybert"));
}

} // namespace perfdeck

QTEST_GUILESS_MAIN(perfdeck::ModelServerTest)
#include "ModelServerTest.moc"
