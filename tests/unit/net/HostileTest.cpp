// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/PeakMemory.h"
#include "tests/support/PollerWatch.h"

#include <QFile>
#include <QTest>

namespace perfdeck {

/// Every way in which a server can misbehave costs its own source only: the right fault in words,
/// `up` 0, little memory, and a good endpoint beside it goes on.
class HostileTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void costsItselfOnly_data();
    void costsItselfOnly();
};

namespace {

constexpr qint64 kMemoryLimitKib = 48LL << 10; // the body limit of the test is 2 MiB

void resetPeak()
{
    QFile file(QStringLiteral("/proc/self/clear_refs"));
    if (file.open(QIODevice::WriteOnly))
        file.write("5");
}

} // namespace

void HostileTest::costsItselfOnly_data()
{
    QTest::addColumn<int>("manner");
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("fault");
    QTest::addColumn<QString>("words");
    const auto row
        = [](const char *name, Manner manner, Fault fault, const char *words, int status = 0) {
              QTest::newRow(name) << static_cast<int>(manner) << status << static_cast<int>(fault)
                                  << QString::fromUtf8(words);
          };
    row("html", Manner::Html, Fault::NotMetrics, "web page");
    row("empty", Manner::Empty, Fault::Truncated, "empty");
    row("401",
        Manner::ErrorStatus,
        Fault::HttpStatus,
        "HTTP 401 (Not Now: out of coffee). It wants a key",
        401);
    row("403", Manner::ErrorStatus, Fault::HttpStatus, "HTTP 403", 403);
    row("404", Manner::ErrorStatus, Fault::HttpStatus, "Check the path", 404);
    row("429", Manner::ErrorStatus, Fault::HttpStatus, "longer interval", 429);
    row("500", Manner::ErrorStatus, Fault::HttpStatus, "the fault is on the server's side", 500);
    row("304", Manner::ErrorStatus, Fault::HttpStatus, "HTTP 304", 304);
    row("short body", Manner::ShortBody, Fault::Truncated, "closed before the answer was complete");
    row("short chunks",
        Manner::ShortChunks,
        Fault::Truncated,
        "closed before the answer was complete");
    row("short gzip", Manner::ShortGzip, Fault::Truncated, "broke off in the middle");
    row("broken gzip", Manner::BrokenGzip, Fault::BadCompression, "damaged");
    row("unknown encoding", Manner::UnknownEncoding, Fault::BadCompression, "\"br\"");
    row("gzip bomb", Manner::GzipBomb, Fault::TooLarge, "limit of 2 MiB");
    row("endless", Manner::Endless, Fault::TooLarge, "limit of 2 MiB");
    row("100 MB", Manner::HugeBody, Fault::TooLarge, "limit of 2 MiB");
    row("100 MB unannounced", Manner::HugeUnannounced, Fault::TooLarge, "limit of 2 MiB");
    row("endless head", Manner::EndlessHead, Fault::TooLarge, "larger than 64 KiB");
    row("slow drip", Manner::SlowDrip, Fault::TimedOut, "not complete after 0.4 s");
    row("silence", Manner::Silence, Fault::TimedOut, "no answer came within 0.4 s");
    row("close at once", Manner::CloseAtOnce, Fault::Unreachable, "closed the connection");
    row("not http", Manner::NotHttp, Fault::NotMetrics, "does not speak HTTP");
}

void HostileTest::costsItselfOnly()
{
    QFETCH(int, manner);
    QFETCH(int, status);
    QFETCH(int, fault);
    HostileServer bad(static_cast<Manner>(manner));
    bad.setStatus(status);
    HostileServer good;
    PollerWatch subject(quickEndpoint(bad.url()));
    PollerWatch neighbour(quickEndpoint(good.url()));
    resetPeak();
    const qint64 before = peakMemoryKib();

    neighbour.poller.start();
    subject.poller.start();
    QTRY_VERIFY_WITH_TIMEOUT(subject.polls() >= 1 && neighbour.polls() >= 3, 10'000);

    const SourceHealth health = subject.healths.front();
    QCOMPARE(health.faults.of(static_cast<Fault>(fault)), std::uint64_t{1});
    QCOMPARE(health.faults.total(), std::uint64_t{1});
    QCOMPARE(health.state, SourceState::BackingOff);
    QVERIFY(health.nextAttempt.has_value());
    QFETCH(QString, words);
    const QString sentence = QString::fromStdString(health.lastError);
    QVERIFY2(sentence.contains(words, Qt::CaseInsensitive), qPrintable(sentence));
    QVERIFY2(sentence.startsWith(QLatin1String("Cannot read http://127.0.0.1:")),
             qPrintable(sentence));
    QVERIFY2(sentence.endsWith(QLatin1Char('.')), qPrintable(sentence));

    const Observation &failed = subject.observations.front();
    QCOMPARE(PollerWatch::valueOf(failed, "up"), 0.0);
    QCOMPARE(std::ranges::count_if(failed.values, [](double value) { return !isAbsent(value); }),
             1);

    QCOMPARE(neighbour.health().faults.total(), std::uint64_t{0});
    QCOMPARE(PollerWatch::valueOf(neighbour.observations.back(), "demo_temperature_celsius"), 21.5);
    const qint64 grown = peakMemoryKib() - before;
    QVERIFY2(grown < kMemoryLimitKib, qPrintable(QStringLiteral("%1 KiB").arg(grown)));
}

} // namespace perfdeck

QTEST_GUILESS_MAIN(perfdeck::HostileTest)
#include "HostileTest.moc"
