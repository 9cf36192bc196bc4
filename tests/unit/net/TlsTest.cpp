// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/PollerWatch.h"
#include "tests/support/TlsServer.h"

#include <QTest>

namespace perfdeck {

namespace {

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
    Certificates m_made;
    QSslCertificate m_certificate;
    QSslKey m_key;
};

void TlsTest::initTestCase()
{
    if (!QSslSocket::supportsSsl())
        QSKIP("Qt found no TLS library");
    if (!m_made.make(QStringLiteral("server"), QStringLiteral("127.0.0.1")))
        QSKIP("the program openssl is not there to make a certificate");
    m_key = m_made.key(QStringLiteral("server"));
    m_certificate = m_made.certificate(QStringLiteral("server"));
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
