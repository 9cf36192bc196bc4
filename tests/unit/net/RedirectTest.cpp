// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/PollerWatch.h"

#include <QTest>

namespace perfdeck {

/// Redirects are followed where that is safe, and what is secret stays at home.
class RedirectTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void relativeTargetOnTheSameHostGetsTheKey();
    void anotherPortDoesNotGetTheKey();
    void theKeyStaysAwayAfterAForeignHop();
    void refusalElsewhereNamesTheWithheldKey();
    void refusesInWords_data();
    void refusesInWords();
    void moreThanFiveAreRefused();
};

namespace {

/// Polled once: the next beat is far away, and a busy machine may take its time.
SourceConfig polledOnce(const QByteArray &url)
{
    SourceConfig config = quickEndpoint(url);
    config.interval = std::chrono::hours(1);
    config.deadline = std::chrono::seconds(5);
    return config;
}

SourceConfig withKey(const QByteArray &url)
{
    SourceConfig config = polledOnce(url);
    config.headers = {{"Authorization", "Bearer hunter2"}, {"X-Team", "blue"}};
    return config;
}

QByteArray keyOf(const RecordedRequest &request)
{
    return request.headers.value("authorization") + request.headers.value("x-team");
}

} // namespace

void RedirectTest::relativeTargetOnTheSameHostGetsTheKey()
{
    HostileServer server(Manner::RedirectOnce);
    server.setLocation("../inner/metrics?x=1");
    PollerWatch watch(withKey(server.url("/outer/deep/metrics")));
    watch.poller.start();
    QTRY_COMPARE_WITH_TIMEOUT(watch.polls(), std::uint64_t{1}, 10'000);
    QCOMPARE(watch.health().state, SourceState::Up);
    QCOMPARE(server.requests().size(), std::size_t{2});
    QCOMPARE(server.requests()[1].path, QByteArray("/outer/inner/metrics?x=1"));
    QCOMPARE(keyOf(server.requests()[0]), QByteArray("Bearer hunter2blue"));
    QCOMPARE(keyOf(server.requests()[1]), QByteArray("Bearer hunter2blue"));
}

void RedirectTest::anotherPortDoesNotGetTheKey()
{
    HostileServer thief;
    HostileServer server(Manner::Redirect);
    server.setLocation(thief.url());
    PollerWatch watch(withKey(server.url()));
    watch.poller.start();
    QTRY_COMPARE_WITH_TIMEOUT(watch.polls(), std::uint64_t{1}, 10'000);
    QCOMPARE(watch.health().state, SourceState::Up);
    QCOMPARE(thief.requests().size(), std::size_t{1});
    QCOMPARE(keyOf(thief.requests()[0]), QByteArray());
    QVERIFY(!thief.requests()[0].headers.contains("cookie"));
    QVERIFY(!thief.requests()[0].headers.contains("referer"));
}

void RedirectTest::theKeyStaysAwayAfterAForeignHop()
{
    HostileServer thief(Manner::Redirect);
    HostileServer server(Manner::RedirectOnce);
    server.setLocation(thief.url("/away"));
    thief.setLocation(server.url("/chosen-by-the-thief"));
    PollerWatch watch(withKey(server.url()));
    watch.poller.start();
    QTRY_COMPARE_WITH_TIMEOUT(watch.polls(), std::uint64_t{1}, 10'000);
    QCOMPARE(server.requests().size(), std::size_t{2});
    QCOMPARE(server.requests()[1].path, QByteArray("/chosen-by-the-thief"));
    QCOMPARE(keyOf(server.requests()[1]), QByteArray());
}

void RedirectTest::refusalElsewhereNamesTheWithheldKey()
{
    HostileServer other(Manner::ErrorStatus);
    other.setStatus(401);
    HostileServer server(Manner::Redirect);
    server.setLocation(other.url());
    PollerWatch watch(withKey(server.url()));
    watch.poller.start();
    QTRY_COMPARE_WITH_TIMEOUT(watch.polls(), std::uint64_t{1}, 10'000);
    const std::string error = watch.health().lastError;
    QVERIFY2(error.find("to which the key is not sent") != std::string::npos, error.c_str());
    QVERIFY(error.find("hunter2") == std::string::npos);
}

void RedirectTest::refusesInWords_data()
{
    QTest::addColumn<QByteArray>("location");
    QTest::addColumn<QString>("words");
    QTest::newRow("circle") << QByteArray("/metrics") << QStringLiteral("in a circle, back to");
    QTest::newRow("none") << QByteArray() << QStringLiteral("cannot be understood");
    QTest::newRow("no host") << QByteArray("http:///x") << QStringLiteral("cannot be understood");
    QTest::newRow("broken") << QByteArray("http://[::1") << QStringLiteral("cannot be understood");
    QTest::newRow("file") << QByteArray("file://h/etc/passwd") << QStringLiteral("away from HTTP");
}

void RedirectTest::refusesInWords()
{
    QFETCH(QByteArray, location);
    QFETCH(QString, words);
    HostileServer server(Manner::Redirect);
    server.setLocation(location);
    PollerWatch watch(polledOnce(server.url()));
    watch.poller.start();
    QTRY_COMPARE_WITH_TIMEOUT(watch.polls(), std::uint64_t{1}, 10'000);
    QCOMPARE(watch.healths.front().faults.of(Fault::Redirect), std::uint64_t{1});
    const QString error = QString::fromStdString(watch.healths.front().lastError);
    QVERIFY2(error.contains(words), qPrintable(error));
}

void RedirectTest::moreThanFiveAreRefused()
{
    HostileServer server(Manner::RedirectDeeper);
    PollerWatch watch(polledOnce(server.url("/m")));
    watch.poller.start();
    QTRY_COMPARE_WITH_TIMEOUT(watch.polls(), std::uint64_t{1}, 10'000);
    QVERIFY(watch.healths.front().lastError.find("more than 5 times") != std::string::npos);
    QCOMPARE(server.requests().size(), std::size_t{6});
}

} // namespace perfdeck

QTEST_GUILESS_MAIN(perfdeck::RedirectTest)
#include "RedirectTest.moc"
