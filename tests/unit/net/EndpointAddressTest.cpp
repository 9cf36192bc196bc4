// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/net/EndpointAddress.h"
#include "core/collect/net/EndpointPoller.h"

#include <QTest>

namespace perfdeck {

class EndpointAddressTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void understandsWhatPeopleType_data();
    void understandsWhatPeopleType();
    void refusesInWords_data();
    void refusesInWords();
    void urlCredentialsBecomeAHeaderAndAreNotShown();
    void configuredAuthorizationWins();
    void refusesHeadersThatBreakTheRequest();
    void comparesOrigins();
    void knowsLoopback();
    void namesSources();
    void cutsForeignTextToOneLine();
};

namespace {

SourceConfig configOf(const char *url)
{
    SourceConfig config;
    config.url = url;
    return config;
}

} // namespace

void EndpointAddressTest::understandsWhatPeopleType_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("instance");
    const auto row = [](const char *typed, const char *url, const char *instance) {
        QTest::newRow(typed) << QString::fromUtf8(typed) << QString::fromUtf8(url)
                             << QString::fromUtf8(instance);
    };
    row("127.0.0.1:9100", "http://127.0.0.1:9100/metrics", "127.0.0.1:9100");
    row("localhost:9100", "http://localhost:9100/metrics", "localhost:9100");
    row("gpu-box", "http://gpu-box/metrics", "gpu-box:80");
    row("  http://h:1/  ", "http://h:1/metrics", "h:1");
    row("http://h:1", "http://h:1/metrics", "h:1");
    row("http://h:1/stats/prometheus", "http://h:1/stats/prometheus", "h:1");
    row("h:1/stats", "http://h:1/stats", "h:1");
    row("https://h", "https://h/metrics", "h:443");
    row("HTTPS://H.example/m?a=b#c", "https://h.example/m?a=b", "h.example:443");
    row("http://h?format=prometheus", "http://h/metrics?format=prometheus", "h:80");
    row(R"(http://h/federate?match[]={job="node"})",
        "http://h/federate?match[]=%7Bjob=%22node%22%7D",
        "h:80");
    row("http://h:8000/v2", "http://h:8000/v2/models/stats", "h:8000");
    row("http://h:8000/v2/models/", "http://h:8000/v2/models/stats", "h:8000");
    row("http://h:8000/v2/models/bert/stats", "http://h:8000/v2/models/bert/stats", "h:8000");
    row("localhost:11434", "http://localhost:11434/api/ps", "localhost:11434");
    row("http://h:11434/metrics", "http://h:11434/metrics", "h:11434");
    row("h:80/api/", "http://h:80/api/ps", "h:80");
    row("http://[::1]:9100", "http://[::1]:9100/metrics", "[::1]:9100");
}

void EndpointAddressTest::understandsWhatPeopleType()
{
    QFETCH(QString, typed);
    SourceConfig config;
    config.url = typed.toStdString();
    const auto address = endpointAddress(config);
    QVERIFY(address.has_value());
    QTEST(address->url.toString(), "url");
    QTEST(QString::fromStdString(address->instance), "instance");
    QVERIFY(address->headers.empty());
}

void EndpointAddressTest::refusesInWords_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *typed, const char *reason) {
        QTest::newRow(typed) << QString::fromUtf8(typed) << QString::fromUtf8(reason);
    };
    row("", "it is empty");
    row("   ", "it is empty");
    row("ftp://h/metrics", "only http and https are spoken");
    row("file:///etc/passwd", "only http and https are spoken");
    row("http://", "the host is missing");
    row("http:///metrics", "the host is missing");
    row("http://h:0/metrics", "port 0 cannot be reached");
    row("http://h:65536/metrics", "the URL is not well formed");
    row("http://h:port/metrics", "the URL is not well formed");
    row("::1:9100", "the URL is not well formed");
    row("two words", "the URL is not well formed");
    row("http://a b/metrics", "the URL is not well formed");
    row("http://user:hunter2@h:99999/x", "the URL is not well formed");
}

void EndpointAddressTest::refusesInWords()
{
    QFETCH(QString, typed);
    SourceConfig config;
    config.url = typed.toStdString();
    const auto address = endpointAddress(config);
    QVERIFY(!address);
    QCOMPARE(address.error().kind, ErrorKind::InvalidInput);
    QTEST(QString::fromStdString(address.error().reason), "reason");
    QVERIFY(!address.error().advice.empty());
    QVERIFY(address.error().message().find("hunter2") == std::string::npos);
    QVERIFY(sourceName(config).find("hunter2") == std::string::npos);
}

void EndpointAddressTest::urlCredentialsBecomeAHeaderAndAreNotShown()
{
    const SourceConfig config = configOf("http://joe:p%40ss@h:1/metrics?token=secret");
    const auto address = endpointAddress(config);
    QVERIFY(address.has_value());
    QCOMPARE(address->headers.size(), std::size_t{1});
    QCOMPARE(address->headers[0].second, QByteArray("Basic ") + QByteArray("joe:p@ss").toBase64());
    QVERIFY(address->url.userInfo().isEmpty());
    QCOMPARE(shownUrl(address->url), std::string("http://h:1/metrics"));
    QCOMPARE(sourceName(config), std::string("h:1"));
}

void EndpointAddressTest::configuredAuthorizationWins()
{
    SourceConfig config = configOf("http://joe:pass@h:1");
    config.headers = {{"authorization", "Bearer x"}};
    const auto address = endpointAddress(config);
    QVERIFY(address.has_value());
    QCOMPARE(address->headers, (HeaderList{{"authorization", "Bearer x"}}));
}

void EndpointAddressTest::refusesHeadersThatBreakTheRequest()
{
    const std::vector<std::pair<std::string, std::string>> bad{
        {"X-Key", "secret\r\nHost: evil"},
        {"X-Key", "secret\n"},
        {"X-Key", std::string("secret\0", 7)},
        {"X Key", "secret"},
        {"X-Key:", "secret"},
        {"", "secret"},
    };
    for (const auto &header : bad) {
        SourceConfig config = configOf("http://h:1");
        config.headers = {header};
        const auto address = endpointAddress(config);
        QVERIFY(!address);
        QVERIFY(address.error().message().find("secret") == std::string::npos);
    }
}

void EndpointAddressTest::comparesOrigins()
{
    const auto same = [](const char *home, const char *target) {
        return isSameOrigin(QUrl(QString::fromUtf8(home)), QUrl(QString::fromUtf8(target)));
    };
    QVERIFY(same("http://h:1/a", "http://H:1/b"));
    QVERIFY(same("http://h/a", "http://h:80/b"));
    QVERIFY(same("http://h/a", "https://h/a"));
    QVERIFY(!same("http://h:1/a", "http://h:2/a"));
    QVERIFY(!same("http://h:1/a", "https://h/a"));
    QVERIFY(!same("http://h/a", "https://h:8443/a"));
    QVERIFY(!same("https://h/a", "http://h/a"));
    QVERIFY(!same("http://h/a", "http://h.evil/a"));
}

void EndpointAddressTest::knowsLoopback()
{
    for (const char *host :
         {"localhost", "LOCALHOST", "a.localhost", "127.0.0.1", "127.9.9.9", "::1"})
        QVERIFY2(isLoopbackHost(QString::fromUtf8(host)), host);
    for (const char *host : {"localhost.example", "128.0.0.1", "10.0.0.1", "::2", ""})
        QVERIFY2(!isLoopbackHost(QString::fromUtf8(host)), host);
}

void EndpointAddressTest::namesSources()
{
    SourceConfig config = configOf("http://h:1/x");
    QCOMPARE(sourceName(config), std::string("h:1"));
    config.name = "vision";
    QCOMPARE(sourceName(config), std::string("vision"));
}

void EndpointAddressTest::cutsForeignTextToOneLine()
{
    QCOMPARE(oneLine("a\r\nb\tc", 20), std::string("a  b c"));
    QCOMPARE(oneLine("abcdef", 3), std::string("abc…"));
    QCOMPARE(oneLine("aää", 4), std::string("aä…")); // the cut falls into the second ä
}

} // namespace perfdeck

QTEST_GUILESS_MAIN(perfdeck::EndpointAddressTest)
#include "EndpointAddressTest.moc"
