// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/net/PushLine.h"

#include <QNetworkRequest>

#include <utility>

namespace perfdeck {

PushLine::~PushLine()
{
    close();
}

void PushLine::open(const FetchOrder &order,
                    const PushChannel &channel,
                    std::function<void(std::string_view frame)> frame)
{
    close();
    m_socket = socketFor(order);
    connect(m_socket.get(),
            &QWebSocket::connected,
            this,
            [this, greeting = QString::fromStdString(channel.greeting)] {
                if (!greeting.isEmpty())
                    m_socket->sendTextMessage(greeting);
            });
    connect(m_socket.get(),
            &QWebSocket::textMessageReceived,
            this,
            [frame = std::move(frame)](const QString &text) { frame(text.toStdString()); });
    connect(m_socket.get(), &QWebSocket::disconnected, this, &PushLine::close);
    QNetworkRequest request(socketUrl(order, channel.path));
    for (const auto &[name, value] : order.address.headers)
        request.setRawHeader(name, value);
    m_socket->open(request);
}

void PushLine::close()
{
    if (m_socket)
        letGo(std::move(m_socket), *this);
}

} // namespace perfdeck
