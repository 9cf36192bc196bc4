// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/ReplayServer.h"

#include <QHostAddress>
#include <QTcpSocket>

#include <memory>

namespace perfdeck {

ReplayServer::ReplayServer(Handler handler, quint16 port)
    : m_handler(std::move(handler))
{
    connect(this, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *socket = nextPendingConnection()) {
            const auto waiting = std::make_shared<QByteArray>();
            connect(socket, &QTcpSocket::readyRead, this, [this, socket, waiting] {
                serve(*socket, *waiting);
            });
            connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        }
    });
    listen(QHostAddress::LocalHost, port);
}

ReplayServer::~ReplayServer()
{
    dropAll();
}

std::string ReplayServer::url() const
{
    return "http://127.0.0.1:" + std::to_string(serverPort());
}

void ReplayServer::dropAll()
{
    for (QTcpSocket *socket : findChildren<QTcpSocket *>())
        socket->abort();
}

void ReplayServer::serve(QTcpSocket &socket, QByteArray &waiting)
{
    waiting += socket.readAll();
    for (qsizetype end = waiting.indexOf("\r\n\r\n"); end >= 0; end = waiting.indexOf("\r\n\r\n")) {
        const QByteArray head = waiting.left(end);
        waiting.remove(0, end + 4);
        Request request;
        request.path = head.split(' ').value(1).toStdString();
        for (const QByteArray &line : head.split('\n'))
            if (line.toLower().startsWith("x-api-key:"))
                request.key = line.mid(10).trimmed().toStdString();
        m_asked.push_back(request);
        const Answer answer = m_handler(request);
        if (answer.status == 0)
            continue;
        std::string text = "HTTP/1.1 " + std::to_string(answer.status) + " Answer\r\n"
            + answer.headers + "Content-Length: " + std::to_string(answer.body.size()) + "\r\n\r\n"
            + answer.body;
        socket.write(text.data(), static_cast<qint64>(text.size()));
    }
}

} // namespace perfdeck
