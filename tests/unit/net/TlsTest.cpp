// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/PollerWatch.h"

#include <QFile>
#include <QProcess>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslSocket>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

namespace perfdeck {

namespace {

/// Answers one page over TLS with a certificate that this test made.
class TlsServer final : public QTcpServer
{
public:
    TlsServer(const QSslCertificate &certificate, const QSslKey &key)
        : m_certificate(certificate)
        , m_key(key)
    {
        listen(QHostAddress::LocalHost);
    }

private:
    void incomingConnection(qintptr descriptor) override
    {
        auto *socket = new QSslSocket(this);
        socket->setSocketDescriptor(descriptor);
        socket->setLocalCertificate(m_certificate);
        socket->setPrivateKey(m_key);
        connect(socket, &QSslSocket::readyRead, socket, [socket] {
            if (socket->readAll().endsWith("\r\n\r\n"))
                socket->write("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: "
                              "4\r\n\r\na 1\n");
        });
        socket->startServerEncryption();
    }

    QSslCertificate m_certificate;
    QSslKey m_key;
};

SourceConfig secureEndpoint(quint16 port)
{
    SourceConfig config
        = quickEndpoint("https://127.0.0.1:" + QByteArray::number(port) + "/metrics");
    config.deadline = std::chrono::seconds(5);
    return config;
}

} // namespace

/// Certificates are checked, and what is wrong with them is said.
class TlsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void anUnknownAuthorityIsRefusedInWords();
    void aTrustedCertificateIsAccepted();
    void aPlainServerIsRefusedInWords();

private:
    QTemporaryDir m_folder;
    QSslCertificate m_certificate;
    QSslKey m_key;
};

void TlsTest::initTestCase()
{
    if (!QSslSocket::supportsSsl())
        QSKIP("Qt found no TLS library");
    const QString keyFile = m_folder.filePath(QStringLiteral("key.pem"));
    const QString certificateFile = m_folder.filePath(QStringLiteral("certificate.pem"));
    const QStringList arguments{QStringLiteral("req"),
                                QStringLiteral("-x509"),
                                QStringLiteral("-newkey"),
                                QStringLiteral("rsa:2048"),
                                QStringLiteral("-nodes"),
                                QStringLiteral("-days"),
                                QStringLiteral("2"),
                                QStringLiteral("-subj"),
                                QStringLiteral("/CN=127.0.0.1"),
                                QStringLiteral("-addext"),
                                QStringLiteral("subjectAltName=IP:127.0.0.1"),
                                QStringLiteral("-keyout"),
                                keyFile,
                                QStringLiteral("-out"),
                                certificateFile};
    QProcess openssl;
    openssl.start(QStringLiteral("openssl"), arguments);
    if (!openssl.waitForFinished(20'000) || openssl.exitCode() != 0)
        QSKIP("the program openssl is not there to make a certificate");
    QFile key(keyFile);
    QFile certificate(certificateFile);
    QVERIFY(key.open(QIODevice::ReadOnly) && certificate.open(QIODevice::ReadOnly));
    m_key = QSslKey(key.readAll(), QSsl::Rsa);
    m_certificate = QSslCertificate(certificate.readAll());
    QVERIFY(!m_key.isNull() && !m_certificate.isNull());
}

void TlsTest::anUnknownAuthorityIsRefusedInWords()
{
    TlsServer server(m_certificate, m_key);
    PollerWatch watch(secureEndpoint(server.serverPort()));
    watch.poller.start();
    QTRY_VERIFY_WITH_TIMEOUT(watch.polls() >= 1, 10'000);
    QCOMPARE(watch.healths.front().faults.of(Fault::TlsFailed), std::uint64_t{1});
    const std::string error = watch.healths.front().lastError;
    QVERIFY2(error.find("self-signed") != std::string::npos, error.c_str());
}

void TlsTest::aTrustedCertificateIsAccepted()
{
    TlsServer server(m_certificate, m_key);
    const QSslConfiguration before = QSslConfiguration::defaultConfiguration();
    QSslConfiguration trusting = before;
    trusting.addCaCertificate(m_certificate);
    QSslConfiguration::setDefaultConfiguration(trusting);
    PollerWatch watch(secureEndpoint(server.serverPort()));
    watch.poller.start();
    QTRY_VERIFY_WITH_TIMEOUT(watch.polls() >= 2, 10'000);
    QSslConfiguration::setDefaultConfiguration(before);
    QVERIFY2(watch.health().state == SourceState::Up, watch.health().lastError.c_str());
    QCOMPARE(PollerWatch::valueOf(watch.observations.back(), "a"), 1.0);
}

void TlsTest::aPlainServerIsRefusedInWords()
{
    HostileServer server(Manner::NotHttp);
    PollerWatch watch(secureEndpoint(server.port()));
    watch.poller.start();
    QTRY_VERIFY_WITH_TIMEOUT(watch.polls() >= 1, 10'000);
    QCOMPARE(watch.healths.front().faults.of(Fault::TlsFailed), std::uint64_t{1});
    const std::string error = watch.healths.front().lastError;
    QVERIFY2(error.find("secure connection failed") != std::string::npos, error.c_str());
}

} // namespace perfdeck

QTEST_GUILESS_MAIN(perfdeck::TlsTest)
#include "TlsTest.moc"
