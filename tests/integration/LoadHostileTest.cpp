// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/load/LoadRunner.h"
#include "tests/support/HostileServer.h"
#include "tests/support/TlsServer.h"

#include <QTest>

#include <chrono>
#include <future>
#include <map>
#include <optional>
#include <string>

namespace perfdeck {

/// Load on servers that behave badly, and over TLS.
class LoadHostileTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void costsACountedError_data();
    void costsACountedError();
    void goodAnswersInAnyForm_data();
    void goodAnswersInAnyForm();
    void closedIdleConnectionsAreNoErrors();
    void sendsTheKey();
    void checksCertificates();
    void showsItsOwnCertificate();
};

namespace {

using namespace std::chrono_literals;

BenchmarkDefinition definitionFor(const QByteArray &url)
{
    BenchmarkDefinition definition;
    definition.kind = BenchmarkKind::Http;
    definition.request.url = url.toStdString();
    definition.request.method = "GET";
    definition.request.timeout = 300ms;
    definition.effort.warmUp = 100ms;
    definition.effort.duration = 300ms;
    return definition;
}

/// Runs the one cell of the definition on another thread, while this one serves.
std::optional<Result<BenchmarkCell>> runCell(const BenchmarkDefinition &definition,
                                             const SourceAccess &access = {})
{
    auto running = std::async(std::launch::async, [&] {
        LoadRunner runner(access);
        CellKey key;
        key.concurrency = 1;
        return runner.run(definition, key, {}, {});
    });
    const bool isDone = QTest::qWaitFor(
        [&] { return running.wait_for(0s) == std::future_status::ready; }, 30'000);
    if (!isDone)
        qFatal("the load does not end"); // its thread could not be left alone either
    return running.get();
}

QByteArray errorsOf(const Result<BenchmarkCell> &cell)
{
    if (!cell)
        return QByteArray::fromStdString(cell.error().message());
    QByteArray all;
    for (const auto &[text, count] : cell->errors)
        all += QByteArray::fromStdString(text) + "; ";
    return all;
}

} // namespace

void LoadHostileTest::costsACountedError_data()
{
    QTest::addColumn<int>("manner");
    QTest::addColumn<QByteArray>("words");
    const auto row = [](const char *name, Manner manner, const char *words) {
        QTest::newRow(name) << static_cast<int>(manner) << QByteArray(words);
    };
    row("gzip", Manner::Gzip, "compressed (gzip)");
    row("unknown encoding", Manner::UnknownEncoding, "compressed");
    row("bomb", Manner::GzipBomb, "compressed (gzip)");
    row("error status", Manner::ErrorStatus, "HTTP 500");
    row("redirect", Manner::Redirect, "HTTP 30");
    row("short body", Manner::ShortBody, "closed in the middle");
    row("short chunks", Manner::ShortChunks, "closed in the middle");
    row("silence", Manner::Silence, "timed out");
    row("drip", Manner::SlowDrip, "timed out");
    row("endless", Manner::Endless, "timed out");
    row("endless head", Manner::EndlessHead, "cannot be understood");
    row("mail server", Manner::NotHttp, "not HTTP");
    row("closes", Manner::CloseAtOnce, "");
}

/// First good ones, so that the load is not hopeless, then bad ones for the rest of it.
void LoadHostileTest::costsACountedError()
{
    QFETCH(int, manner);
    QFETCH(QByteArray, words);
    HostileServer server(Manner::Good);
    server.setPage([&](int request) {
        if (request >= 20)
            server.setManner(static_cast<Manner>(manner));
        return QByteArray("a 1\n");
    });
    server.setLocation("/elsewhere");
    BenchmarkDefinition definition = definitionFor(server.url());
    definition.effort.warmUp = 1ms;
    definition.effort.duration = 700ms; // the first bad answer may take a time-out
    const auto cell = runCell(definition);
    QVERIFY(cell);
    QVERIFY2(*cell, errorsOf(*cell).constData());
    const auto &numbers = (*cell)->numbers;
    QVERIFY(numbers.at("errors").value >= 1);
    std::uint64_t counted = 0;
    for (const auto &[text, count] : (*cell)->errors)
        counted += count;
    QCOMPARE(numbers.at("errors").value, static_cast<double>(counted));
    QVERIFY2(errorsOf(*cell).contains(words), errorsOf(*cell).constData());
    QVERIFY(numbers.at("requests").value > numbers.at("errors").value);
}

void LoadHostileTest::goodAnswersInAnyForm_data()
{
    QTest::addColumn<int>("manner");
    QTest::newRow("chunked") << static_cast<int>(Manner::Chunked);
    QTest::newRow("until close") << static_cast<int>(Manner::UntilClose);
    QTest::newRow("HTTP/1.0") << static_cast<int>(Manner::Http10);
    QTest::newRow("early hints") << static_cast<int>(Manner::EarlyHints);
    QTest::newRow("closes afterwards") << static_cast<int>(Manner::ClosesAfterwards);
    QTest::newRow("empty") << static_cast<int>(Manner::Empty);
}

void LoadHostileTest::goodAnswersInAnyForm()
{
    QFETCH(int, manner);
    HostileServer server(static_cast<Manner>(manner));
    server.setPage([](int) { return QByteArray("a 1\n"); });
    const auto cell = runCell(definitionFor(server.url()));
    QVERIFY(cell);
    QVERIFY2(*cell, errorsOf(*cell).constData());
    QVERIFY2((*cell)->errors.empty(), errorsOf(*cell).constData());
    QVERIFY((*cell)->numbers.at("requests").value >= 5);
}

void LoadHostileTest::closedIdleConnectionsAreNoErrors()
{
    HostileServer server(Manner::DropsReused);
    server.setPage([](int) { return QByteArray("a 1\n"); });
    const auto cell = runCell(definitionFor(server.url()));
    QVERIFY(cell && *cell);
    QVERIFY2((*cell)->errors.empty(), errorsOf(*cell).constData());
    QVERIFY((*cell)->numbers.at("retried_requests").value >= 1);
}

void LoadHostileTest::sendsTheKey()
{
    HostileServer server(Manner::Good);
    server.setPage([](int) { return QByteArray("a 1\n"); });
    SourceAccess access;
    access.bearerToken = {Secret::Place::Value, "s3cret"};
    access.headers.emplace_back("X-Tenant", Secret{Secret::Place::Value, "ml"});
    const auto cell = runCell(definitionFor(server.url()), access);
    QVERIFY(cell && *cell);
    QCOMPARE(server.requests().front().headers.value("authorization"), QByteArray("Bearer s3cret"));
    QCOMPARE(server.requests().front().headers.value("x-tenant"), QByteArray("ml"));
    QCOMPARE(server.requests().front().headers.value("accept-encoding"), QByteArray("identity"));
}

void LoadHostileTest::checksCertificates()
{
    Certificates made;
    if (!made.make(QStringLiteral("server"), QStringLiteral("127.0.0.1"))
        || !made.make(QStringLiteral("other"), QStringLiteral("localhost")))
        QSKIP("openssl is not installed");
    TlsServer server(made.certificate(QStringLiteral("server")),
                     made.key(QStringLiteral("server")));
    const auto unknown = runCell(definitionFor(server.url()));
    QVERIFY(unknown && !*unknown);
    QVERIFY2(errorsOf(*unknown).contains("certificate verify failed"),
             errorsOf(*unknown).constData());

    SourceAccess access;
    access.caFile = made.file(QStringLiteral("server")).toStdString();
    const auto cell = runCell(definitionFor(server.url()), access);
    QVERIFY(cell);
    QVERIFY2(*cell, errorsOf(*cell).constData());
    QVERIFY2((*cell)->errors.empty(), errorsOf(*cell).constData());
    QVERIFY((*cell)->numbers.at("requests").value >= 5);

    TlsServer stranger(made.certificate(QStringLiteral("other")),
                       made.key(QStringLiteral("other")));
    access.caFile = made.file(QStringLiteral("other")).toStdString();
    const auto wrongName = runCell(definitionFor(stranger.url()), access);
    QVERIFY(wrongName && !*wrongName);
    access.serverName = "localhost";
    const auto rightName = runCell(definitionFor(stranger.url()), access);
    QVERIFY(rightName);
    QVERIFY2(*rightName, errorsOf(*rightName).constData());

    access.caFile = "/nowhere/ca.pem";
    const auto noFile = runCell(definitionFor(server.url()), access);
    QVERIFY(noFile && !*noFile);
    QVERIFY2(errorsOf(*noFile).contains("/nowhere/ca.pem"), errorsOf(*noFile).constData());
}

void LoadHostileTest::showsItsOwnCertificate()
{
    Certificates made;
    if (!made.make(QStringLiteral("ca"), QStringLiteral("authority"))
        || !made.make(QStringLiteral("server"), QStringLiteral("127.0.0.1"))
        || !made.make(QStringLiteral("client"), QStringLiteral("loader"), QStringLiteral("ca")))
        QSKIP("openssl is not installed");
    TlsServer server(made.certificate(QStringLiteral("server")),
                     made.key(QStringLiteral("server")));
    server.demandCertificate(made.certificate(QStringLiteral("ca")));
    SourceAccess access;
    access.caFile = made.file(QStringLiteral("server")).toStdString();
    const auto without = runCell(definitionFor(server.url()), access);
    QVERIFY(without && !*without);
    access.certificateFile = made.file(QStringLiteral("client")).toStdString();
    access.keyFile = made.keyFile(QStringLiteral("client")).toStdString();
    const auto cell = runCell(definitionFor(server.url()), access);
    QVERIFY(cell);
    QVERIFY2(*cell, errorsOf(*cell).constData());
    QCOMPARE(server.clients().back(), QStringLiteral("loader"));
}

} // namespace perfdeck

QTEST_GUILESS_MAIN(perfdeck::LoadHostileTest)
#include "LoadHostileTest.moc"
