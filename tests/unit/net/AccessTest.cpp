// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/PollerWatch.h"
#include "tests/support/ProxyServer.h"
#include "tests/support/TlsServer.h"

#include <QtEndian>
#include <QTest>

namespace perfdeck {

namespace {

using Place = Secret::Place;

void writeFile(const QString &path, const QByteArray &text, QFile::Permissions permissions)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    QCOMPARE(file.write(text), text.size());
    QVERIFY(file.setPermissions(permissions));
}

constexpr QFile::Permissions kMine = QFile::ReadOwner | QFile::WriteOwner;

SourceConfig patientEndpoint(const QByteArray &url)
{
    SourceConfig config = quickEndpoint(url);
    config.deadline = std::chrono::seconds(5);
    return config;
}

std::string describe(const SourceHealth &health)
{
    return std::to_string(static_cast<int>(health.state)) + ' ' + health.lastError;
}

} // namespace

/// Every way of showing who asks, against real servers and proxies.
class AccessTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void initTestCase()
    {
        QVERIFY(QSslSocket::supportsSsl());
        QVERIFY2(m_made.make(name("ca"), name("Test authority"))
                     && m_made.make(name("server"), name("127.0.0.1"), name("ca"))
                     && m_made.make(name("named"), name("metrics.example"), name("ca"))
                     && m_made.make(name("client"), name("watcher"), name("ca"))
                     && m_made.make(name("stranger"), name("stranger")),
                 "the program openssl is needed to make certificates");
    }

    void aTokenFileIsSentAndReadAgainWhenItChanges()
    {
        HostileServer server;
        SourceConfig config = patientEndpoint(server.url());
        const QString file = m_folder.filePath(name("token"));
        writeFile(file, "first\n", kMine);
        config.access.bearerToken = {Place::File, file.toStdString()};
        PollerWatch watch(config);
        watch.poller.start();
        QTRY_VERIFY_WITH_TIMEOUT(watch.polls() >= 2, 10'000);
        QCOMPARE(server.requests().back().headers.value("authorization"), "Bearer first");
        // As Kubernetes does it: a new file in the place of the old one.
        writeFile(file + name(".new"), "second", kMine);
        QVERIFY(QFile::remove(file) && QFile::rename(file + name(".new"), file));
        QTRY_COMPARE_WITH_TIMEOUT(
            server.requests().back().headers.value("authorization"), "Bearer second", 10'000);
    }

    void aFileOpenToOthersIsRefusedInWordsUntilItIsClosed()
    {
        HostileServer server;
        SourceConfig config = patientEndpoint(server.url());
        const QString file = m_folder.filePath(name("open"));
        writeFile(file, "t0psecret", kMine | QFile::ReadGroup);
        config.access.bearerToken = {Place::File, file.toStdString()};
        PollerWatch watch(config);
        watch.poller.start();
        QTRY_VERIFY_WITH_TIMEOUT(watch.polls() >= 1, 10'000);
        const SourceHealth health = watch.healths.front();
        QCOMPARE(health.faults.of(Fault::BadCredentials), std::uint64_t{1});
        QVERIFY(server.requests().empty());
        const QString sentence = QString::fromStdString(health.lastError);
        QVERIFY2(sentence.contains(name("chmod 600 ") + file), qPrintable(sentence));
        QVERIFY(!sentence.contains(name("t0psecret")));
        QVERIFY(QFile::setPermissions(file, kMine));
        QTRY_VERIFY_WITH_TIMEOUT(watch.goodPolls() >= 1, 10'000);
    }

    void whatCannotBeUsedIsNamed_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("words");
        QTest::newRow("no such token") << "missing token"
                                       << "No such file";
        QTest::newRow("a folder") << "folder"
                                  << "it is not a file";
        QTest::newRow("an empty token") << "empty token"
                                        << "it is empty";
        QTest::newRow("a token of two lines") << "two lines"
                                              << "cannot be sent";
        QTest::newRow("no such variable") << "variable"
                                          << "PERFDECK_NO_SUCH_VARIABLE";
        QTest::newRow("no authority") << "text as ca"
                                      << "no certificate in PEM form";
        QTest::newRow("no key") << "text as key"
                                << "no RSA or EC key";
        QTest::newRow("half a certificate") << "no key file"
                                            << "its key file is not given";
        QTest::newRow("proxy scheme") << "ftp proxy"
                                      << "only http and socks5";
        QTest::newRow("proxy with password") << "proxy password"
                                             << "proxy_password_file";
    }

    void whatCannotBeUsedIsNamed()
    {
        QFETCH(QString, kind);
        QFETCH(QString, words);
        HostileServer server;
        SourceConfig config = patientEndpoint(server.url());
        config.access = badAccess(kind);
        PollerWatch watch(config);
        watch.poller.start();
        QTRY_VERIFY_WITH_TIMEOUT(watch.polls() >= 1, 10'000);
        const SourceHealth health = watch.healths.front();
        QCOMPARE(health.faults.of(Fault::BadCredentials), std::uint64_t{1});
        const QString sentence = QString::fromStdString(health.lastError);
        QVERIFY2(sentence.contains(words), qPrintable(sentence));
        QVERIFY2(!sentence.contains(name("hunter2")), qPrintable(sentence));
        QVERIFY(server.requests().empty());
    }

    void basicAndSecretHeadersAreSent()
    {
        HostileServer server;
        SourceConfig config = patientEndpoint(server.url());
        const QString file = m_folder.filePath(name("password"));
        writeFile(file, "p:ss wörd\n", kMine);
        qputenv("PERFDECK_TEST_TEAM", "blue");
        config.access.basicUser = "joe";
        config.access.basicPassword = {Place::File, file.toStdString()};
        config.access.headers = {{"X-Team", {Place::Variable, "PERFDECK_TEST_TEAM"}}};
        PollerWatch watch(config);
        watch.poller.start();
        QTRY_VERIFY_WITH_TIMEOUT(watch.goodPolls() >= 1, 10'000);
        const RecordedRequest request = server.requests().front();
        QCOMPARE(request.headers.value("authorization"),
                 "Basic " + QByteArray("joe:p:ss wörd").toBase64());
        QCOMPARE(request.headers.value("x-team"), "blue");
    }

    void ownAuthorityAndClientCertificateOpenTheDoor()
    {
        TlsServer server(m_made.certificate(name("server")), m_made.key(name("server")));
        server.demandCertificate(m_made.certificate(name("ca")));
        SourceConfig config = patientEndpoint(server.url());
        config.access = withCertificate("client");
        PollerWatch watch(config);
        watch.poller.start();
        QTRY_VERIFY_WITH_TIMEOUT(watch.polls() >= 1, 10'000);
        QVERIFY2(watch.health().state == SourceState::Up, describe(watch.health()).c_str());
        QCOMPARE(server.clients().front(), name("watcher"));
    }

    void withoutOrWithAStrangersCertificateItStaysShut()
    {
        TlsServer server(m_made.certificate(name("server")), m_made.key(name("server")));
        server.demandCertificate(m_made.certificate(name("ca")));
        for (const char *who : {"", "stranger"}) {
            SourceConfig config = patientEndpoint(server.url());
            config.access = withCertificate(who);
            PollerWatch watch(config);
            watch.poller.start();
            QTRY_VERIFY_WITH_TIMEOUT(watch.polls() >= 1, 10'000);
            QVERIFY2(watch.health().state == SourceState::BackingOff,
                     describe(watch.health()).c_str());
            QVERIFY2(watch.health().lastError.find("certificate") != std::string::npos,
                     watch.health().lastError.c_str());
        }
        QVERIFY(server.clients().empty());
    }

    void theNamedAuthorityReplacesThoseOfTheSystemAndNamesAreChecked()
    {
        TlsServer server(m_made.certificate(name("named")), m_made.key(name("named")));
        SourceConfig config = patientEndpoint(server.url());
        config.access.caFile = m_made.file(name("ca")).toStdString();
        PollerWatch unnamed(config);
        unnamed.poller.start();
        QTRY_VERIFY_WITH_TIMEOUT(unnamed.polls() >= 1, 10'000);
        QCOMPARE(unnamed.health().faults.of(Fault::TlsFailed), std::uint64_t{1});
        config.access.serverName = "metrics.example";
        PollerWatch named(config);
        named.poller.start();
        QTRY_VERIFY_WITH_TIMEOUT(named.polls() >= 1, 10'000);
        QVERIFY2(named.health().state == SourceState::Up, describe(named.health()).c_str());
        config.access.caFile = m_made.file(name("stranger")).toStdString();
        PollerWatch wrong(config);
        wrong.poller.start();
        QTRY_VERIFY_WITH_TIMEOUT(wrong.polls() >= 1, 10'000);
        QCOMPARE(wrong.health().faults.of(Fault::TlsFailed), std::uint64_t{1});
    }

    void proxiesCarryPagesAndTunnels_data()
    {
        QTest::addColumn<QByteArray>("scheme");
        QTest::addColumn<bool>("secure");
        QTest::addColumn<QByteArray>("asked");
        QTest::newRow("page by http") << QByteArray("http") << false << QByteArray("GET http://");
        QTest::newRow("tunnel by http") << QByteArray("http") << true << QByteArray("CONNECT ");
        QTest::newRow("page by socks") << QByteArray("socks5") << false << QByteArray("SOCKS ");
        QTest::newRow("tunnel by socks") << QByteArray("socks5") << true << QByteArray("SOCKS ");
    }

    void proxiesCarryPagesAndTunnels()
    {
        QFETCH(QByteArray, scheme);
        QFETCH(bool, secure);
        QFETCH(QByteArray, asked);
        HostileServer plain;
        TlsServer tls(m_made.certificate(name("server")), m_made.key(name("server")));
        ProxyServer proxy;
        if (scheme == "http")
            proxy.demand("joe", "swordfish");
        SourceConfig config = patientEndpoint(secure ? tls.url() : plain.url());
        config.access.caFile = m_made.file(name("ca")).toStdString();
        config.access.proxy = proxy.url(scheme.constData());
        if (scheme == "http") {
            config.access.proxyUser = "joe";
            config.access.proxyPassword = {Place::Value, "swordfish"};
        }
        PollerWatch watch(config);
        watch.poller.start();
        QTRY_VERIFY_WITH_TIMEOUT(watch.polls() >= 2, 10'000);
        QVERIFY2(watch.health().state == SourceState::Up, describe(watch.health()).c_str());
        QVERIFY(!proxy.asked().empty());
        QVERIFY2(proxy.asked().front().startsWith(asked), proxy.asked().front().constData());
    }

    void aProxyThatRefusesOrIsGoneIsNamed()
    {
        TlsServer tls(m_made.certificate(name("server")), m_made.key(name("server")));
        auto proxy = std::make_unique<ProxyServer>();
        proxy->demand("joe", "swordfish");
        SourceConfig config = patientEndpoint(tls.url());
        config.access.proxy = proxy->url("http");
        config.access.proxyUser = "joe";
        config.access.proxyPassword = {Place::Value, "wr0ng"};
        PollerWatch refused(config);
        refused.poller.start();
        QTRY_VERIFY_WITH_TIMEOUT(refused.polls() >= 1, 10'000);
        const std::string words = refused.healths.front().lastError;
        QVERIFY2(words.find("proxy") != std::string::npos
                     && words.find("wr0ng") == std::string::npos,
                 words.c_str());
        proxy.reset();
        PollerWatch gone(config);
        gone.poller.start();
        QTRY_VERIFY_WITH_TIMEOUT(gone.polls() >= 1, 10'000);
        QVERIFY2(gone.healths.front().lastError.find("the proxy failed") != std::string::npos,
                 gone.healths.front().lastError.c_str());
    }

    void credentialsStayWithTheirHost()
    {
        TlsServer other(m_made.certificate(name("server")), m_made.key(name("server")));
        HostileServer first(Manner::Redirect);
        first.setLocation(other.url());
        SourceConfig config = patientEndpoint(first.url());
        config.access = withCertificate("client");
        config.access.bearerToken = {Place::Value, "t0ken"};
        PollerWatch watch(config);
        watch.poller.start();
        QTRY_VERIFY_WITH_TIMEOUT(watch.polls() >= 1, 10'000);
        QVERIFY2(watch.health().state == SourceState::Up, describe(watch.health()).c_str());
        QCOMPARE(first.requests().front().headers.value("authorization"), "Bearer t0ken");
        QCOMPARE(other.clients().front(), QString());
    }

private:
    [[nodiscard]] static QString name(const char *text) { return QString::fromLatin1(text); }

    [[nodiscard]] SourceAccess withCertificate(const char *who) const
    {
        SourceAccess access;
        access.caFile = m_made.file(name("ca")).toStdString();
        if (*who == 0)
            return access;
        access.certificateFile = m_made.file(name(who)).toStdString();
        access.keyFile = m_made.keyFile(name(who)).toStdString();
        return access;
    }

    [[nodiscard]] SourceAccess badAccess(const QString &kind) const
    {
        const QString file = m_folder.filePath(name("some"));
        writeFile(file,
                  kind == name("two lines")         ? "hunter2\nhunter2"
                      : kind == name("empty token") ? "\n"
                                                    : "hunter2",
                  kMine);
        const std::string path = file.toStdString();
        SourceAccess access;
        if (kind == name("missing token"))
            access.bearerToken = {Place::File, path + ".gone"};
        else if (kind == name("folder"))
            access.bearerToken = {Place::File, m_folder.path().toStdString()};
        else if (kind == name("empty token") || kind == name("two lines"))
            access.bearerToken = {Place::File, path};
        else if (kind == name("variable"))
            access.bearerToken = {Place::Variable, "PERFDECK_NO_SUCH_VARIABLE"};
        else if (kind == name("text as ca"))
            access.caFile = path;
        else if (kind == name("ftp proxy"))
            access.proxy = "ftp://127.0.0.1:1";
        else if (kind == name("proxy password"))
            access.proxy = "http://joe:hunter2@127.0.0.1:1";
        else
            access.certificateFile = m_made.file(name("client")).toStdString();
        if (kind == name("text as key"))
            access.keyFile = path;
        return access;
    }

    QTemporaryDir m_folder;
    Certificates m_made;
};

} // namespace perfdeck

QTEST_GUILESS_MAIN(perfdeck::AccessTest)
#include "AccessTest.moc"
