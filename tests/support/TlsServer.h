// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QProcess>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslSocket>
#include <QTcpServer>
#include <QTemporaryDir>

#include <vector>

namespace perfdeck {

/// Certificates made by the program openssl, in a folder that goes with this object.
class Certificates final
{
public:
    /// NAME.pem and NAME.key, of `subject` (an IP address of the server or any name), signed by
    /// `authority` (an earlier NAME; empty: by itself). False without openssl.
    [[nodiscard]] bool
    make(const QString &name, const QString &subject, const QString &authority = {})
    {
        QStringList arguments{QStringLiteral("req"),
                              QStringLiteral("-x509"),
                              QStringLiteral("-newkey"),
                              QStringLiteral("rsa:2048"),
                              QStringLiteral("-nodes"),
                              QStringLiteral("-days"),
                              QStringLiteral("2"),
                              QStringLiteral("-subj"),
                              QLatin1String("/CN=") + subject};
        if (subject.startsWith(QLatin1String("127.")))
            arguments << QStringLiteral("-addext")
                      << QStringLiteral("subjectAltName=IP:") + subject;
        else
            arguments << QStringLiteral("-addext")
                      << QStringLiteral("subjectAltName=DNS:") + subject;
        if (!authority.isEmpty())
            arguments << QStringLiteral("-CA") << file(authority) << QStringLiteral("-CAkey")
                      << keyFile(authority) << QStringLiteral("-addext")
                      << QStringLiteral("basicConstraints=critical,CA:FALSE");
        arguments << QStringLiteral("-keyout") << keyFile(name) << QStringLiteral("-out")
                  << file(name);
        QProcess openssl;
        openssl.start(QStringLiteral("openssl"), arguments);
        if (!openssl.waitForFinished(20'000) || openssl.exitCode() != 0)
            return false;
        return QFile::setPermissions(keyFile(name), QFile::ReadOwner | QFile::WriteOwner);
    }

    [[nodiscard]] QString file(const QString &name) const
    {
        return m_folder.filePath(name + QLatin1String(".pem"));
    }

    [[nodiscard]] QString keyFile(const QString &name) const
    {
        return m_folder.filePath(name + QLatin1String(".key"));
    }

    [[nodiscard]] QSslCertificate certificate(const QString &name) const
    {
        return QSslCertificate::fromPath(file(name)).value(0);
    }

    [[nodiscard]] QSslKey key(const QString &name) const
    {
        QFile pem(keyFile(name));
        return pem.open(QIODevice::ReadOnly) ? QSslKey(pem.readAll(), QSsl::Rsa) : QSslKey();
    }

private:
    QTemporaryDir m_folder;
};

/// Answers one page over TLS.
class TlsServer final : public QTcpServer
{
public:
    TlsServer(const QSslCertificate &certificate, const QSslKey &key)
        : m_certificate(certificate)
        , m_key(key)
    {
        listen(QHostAddress::LocalHost);
    }

    /// From now on every client has to show a certificate signed by `authority`.
    void demandCertificate(const QSslCertificate &authority) { m_authority = authority; }

    /// The subject of the client's certificate, by request; empty where there was none.
    [[nodiscard]] const std::vector<QString> &clients() const { return m_clients; }

    [[nodiscard]] QByteArray url() const
    {
        return "https://127.0.0.1:" + QByteArray::number(serverPort()) + "/metrics";
    }

private:
    void incomingConnection(qintptr descriptor) override
    {
        auto *socket = new QSslSocket(this);
        socket->setSocketDescriptor(descriptor);
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        tls.setLocalCertificate(m_certificate);
        tls.setPrivateKey(m_key);
        if (!m_authority.isNull()) {
            tls.setCaCertificates({m_authority});
            tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
        }
        socket->setSslConfiguration(tls);
        connect(socket, &QSslSocket::readyRead, socket, [this, socket] { answer(*socket); });
        socket->startServerEncryption();
    }

    void answer(QSslSocket &socket)
    {
        if (!socket.readAll().endsWith("\r\n\r\n"))
            return;
        m_clients.push_back(
            socket.peerCertificate().subjectInfo(QSslCertificate::CommonName).value(0));
        socket.write(
            "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 4\r\n\r\na 1\n");
    }

    QSslCertificate m_certificate;
    QSslKey m_key;
    QSslCertificate m_authority;
    std::vector<QString> m_clients;
};

} // namespace perfdeck
