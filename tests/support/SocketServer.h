// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHostAddress>
#include <QTcpServer>
#include <QTcpSocket>
#include <QWebSocket>
#include <QWebSocketServer>

#include <functional>
#include <string>
#include <vector>

namespace perfdeck {

/// A server that speaks WebSocket only, on 127.0.0.1: a plain GET is answered with 426 as the
/// recorded ones do, an upgrade goes to `greet`.
class SocketServer final : public QTcpServer
{
public:
    explicit SocketServer(std::function<void(QWebSocket &socket)> greet)
        : m_sockets(QStringLiteral("replay"), QWebSocketServer::NonSecureMode)
        , m_greet(std::move(greet))
    {
        connect(&m_sockets, &QWebSocketServer::newConnection, this, [this] {
            while (QWebSocket *socket = m_sockets.nextPendingConnection()) {
                m_opened.push_back(socket->requestUrl().path().toStdString());
                connect(socket, &QWebSocket::disconnected, socket, &QObject::deleteLater);
                connect(socket, &QWebSocket::textMessageReceived, this, [this](const QString &) {
                    ++m_said;
                });
                m_greet(*socket);
            }
        });
        connect(this, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket *socket = nextPendingConnection())
                connect(socket, &QTcpSocket::readyRead, this, [this, socket] { sort(*socket); });
        });
        listen(QHostAddress::LocalHost);
    }

    [[nodiscard]] std::string url() const
    {
        return "http://127.0.0.1:" + std::to_string(serverPort());
    }

    /// Paths of the WebSockets that were opened.
    [[nodiscard]] const std::vector<std::string> &opened() const { return m_opened; }

    /// Text frames that clients sent.
    [[nodiscard]] int said() const { return m_said; }

private:
    void sort(QTcpSocket &socket)
    {
        const QByteArray head = socket.peek(8'192);
        if (!head.contains("\r\n\r\n"))
            return;
        if (head.toLower().contains("upgrade: websocket")) {
            socket.disconnect(this);
            m_sockets.handleConnection(&socket);
            Q_EMIT socket.readyRead(); // what is there already
            return;
        }
        socket.readAll();
        const QByteArray body = "Failed to open a WebSocket connection: empty Connection header.\n";
        socket.write("HTTP/1.1 426 Upgrade Required\r\nServer: Python/3.11 websockets/10.4\r\n"
                     "Upgrade: websocket\r\nConnection: close\r\nContent-Type: text/plain\r\n"
                     "Content-Length: "
                     + QByteArray::number(body.size()) + "\r\n\r\n" + body);
        socket.disconnectFromHost();
    }

    QWebSocketServer m_sockets;
    std::function<void(QWebSocket &)> m_greet;
    std::vector<std::string> m_opened;
    int m_said = 0;
};

} // namespace perfdeck
