// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QHostAddress>
#include <QTcpServer>
#include <QTcpSocket>
#include <QtEndian>
#include <QUrl>

#include <string>
#include <utility>
#include <vector>

namespace perfdeck {

/// A proxy on 127.0.0.1 that really forwards: http pages asked by their whole URL, tunnels by
/// CONNECT (RFC 9110), tunnels by SOCKS5 with an IPv4 address or a name (RFC 1928). Lives on the
/// thread of the test.
class ProxyServer final : public QTcpServer
{
public:
    ProxyServer()
    {
        connect(this, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket *client = nextPendingConnection())
                serve(client);
        });
        listen(QHostAddress::LocalHost);
    }

    /// Wants "Basic " and this, else answers 407. Not for SOCKS.
    void demand(const QByteArray &user, const QByteArray &password)
    {
        m_key = "Basic " + QByteArray(user + ':' + password).toBase64();
    }

    /// What it was asked for, in order: "GET http://…", "CONNECT host:port", "SOCKS host:port".
    [[nodiscard]] const std::vector<QByteArray> &asked() const { return m_asked; }

    [[nodiscard]] std::string url(const char *scheme) const
    {
        return std::string(scheme) + "://127.0.0.1:" + std::to_string(serverPort());
    }

private:
    void serve(QTcpSocket *client)
    {
        connect(client, &QTcpSocket::disconnected, client, &QObject::deleteLater);
        connect(client, &QTcpSocket::readyRead, this, [this, client] {
            if (client->property("tunnel").isValid())
                return;
            QByteArray &head = m_heads[client];
            head += client->readAll();
            if (head.startsWith('\5'))
                takeSocks(client, head);
            else if (head.endsWith("\r\n\r\n"))
                takeHttp(client, std::exchange(head, {}));
        });
    }

    void takeHttp(QTcpSocket *client, const QByteArray &head)
    {
        if (!m_key.isEmpty() && !head.contains(QByteArray("Proxy-Authorization: " + m_key))) {
            client->write("HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic "
                          "realm=\"test\"\r\nContent-Length: 0\r\n\r\n");
            return;
        }
        const QList<QByteArray> words = head.left(head.indexOf('\r')).split(' ');
        m_asked.push_back(words.value(0) + ' ' + words.value(1));
        if (words.value(0) == "CONNECT") {
            const QByteArray target = words.value(1);
            const qsizetype colon = target.lastIndexOf(':');
            tunnel(client,
                   target.left(colon),
                   target.mid(colon + 1).toUShort(),
                   "HTTP/1.1 200 Connection established\r\n\r\n",
                   {});
            return;
        }
        const QUrl url = QUrl::fromEncoded(words.value(1));
        QByteArray onward = head;
        onward.replace(words.value(1), url.path().toLatin1());
        tunnel(client, url.host().toLatin1(), quint16(url.port(80)), {}, onward);
    }

    void takeSocks(QTcpSocket *client, QByteArray &head)
    {
        if (!client->property("greeted").isValid()) {
            client->setProperty("greeted", true);
            head.clear();
            client->write(QByteArray("\5\0", 2));
            return;
        }
        if (head.size() < 10)
            return;
        QByteArray host;
        if (head.at(3) == 1)
            host
                = QHostAddress(qFromBigEndian<quint32>(head.constData() + 4)).toString().toLatin1();
        else
            host = head.mid(5, head.at(4));
        const auto port = qFromBigEndian<quint16>(head.constData() + head.size() - 2);
        m_asked.push_back("SOCKS " + host + ':' + QByteArray::number(port));
        tunnel(client, host, port, QByteArray("\5\0\0\1\0\0\0\0\0\0", 10), {});
    }

    /// Joins both ends once the far one is reached.
    void tunnel(QTcpSocket *client,
                const QByteArray &host,
                quint16 port,
                const QByteArray &accepted,
                const QByteArray &onward)
    {
        client->setProperty("tunnel", true);
        auto *far = new QTcpSocket(client);
        connect(far, &QTcpSocket::connected, client, [client, far, accepted, onward] {
            client->write(accepted);
            far->write(onward);
        });
        connect(
            far, &QTcpSocket::readyRead, client, [client, far] { client->write(far->readAll()); });
        connect(
            client, &QTcpSocket::readyRead, far, [client, far] { far->write(client->readAll()); });
        connect(far, &QTcpSocket::disconnected, client, &QTcpSocket::disconnectFromHost);
        connect(far, &QTcpSocket::errorOccurred, client, &QTcpSocket::disconnectFromHost);
        far->connectToHost(QString::fromLatin1(host), port);
    }

    QByteArray m_key;
    QHash<QTcpSocket *, QByteArray> m_heads;
    std::vector<QByteArray> m_asked;
};

} // namespace perfdeck
