// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/net/SocketOrder.h"

#include "core/collect/net/ProbeRun.h"

namespace perfdeck {

namespace {

constexpr quint64 kMostFrameBytes = 64ULL << 10U;

} // namespace

std::unique_ptr<QWebSocket> socketFor(const FetchOrder &order)
{
    auto socket = std::make_unique<QWebSocket>();
    socket->setMaxAllowedIncomingFrameSize(kMostFrameBytes);
    socket->setMaxAllowedIncomingMessageSize(kMostFrameBytes);
    if (order.access) {
        socket->setSslConfiguration(order.access->homeTls);
        if (order.access->proxy)
            socket->setProxy(*order.access->proxy);
    }
    return socket;
}

QUrl socketUrl(const FetchOrder &order, std::string_view path)
{
    QUrl url = orderBelow(order, path).address.url;
    url.setScheme(url.scheme() == QLatin1String("https") ? QStringLiteral("wss")
                                                         : QStringLiteral("ws"));
    return url;
}

void letGo(std::unique_ptr<QWebSocket> socket, const QObject &listener)
{
    socket->disconnect(&listener);
    socket->abort();
    socket.release()->deleteLater();
}

} // namespace perfdeck
