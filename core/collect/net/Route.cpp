// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/net/Route.h"

#include "core/collect/net/EndpointAddress.h"

#include <QNetworkProxyFactory>

namespace perfdeck {

bool isSecure(const QUrl &url)
{
    return url.scheme() == QLatin1String("https");
}

quint16 portOf(const QUrl &url)
{
    return static_cast<quint16>(url.port(isSecure(url) ? 443 : 80));
}

std::string originOf(const QUrl &url)
{
    return url.scheme().toStdString() + "://" + url.host().toStdString() + ':'
        + std::to_string(portOf(url));
}

QNetworkProxy proxyFor(const QUrl &url, const std::optional<QNetworkProxy> &configured)
{
    if (configured)
        return *configured;
    if (isLoopbackHost(url.host()))
        return {QNetworkProxy::NoProxy};
    const auto proxies = QNetworkProxyFactory::systemProxyForQuery(QNetworkProxyQuery(url));
    return proxies.isEmpty() ? QNetworkProxy(QNetworkProxy::NoProxy) : proxies.front();
}

bool isHttpProxy(const QNetworkProxy &proxy)
{
    return proxy.type() == QNetworkProxy::HttpProxy
        || proxy.type() == QNetworkProxy::HttpCachingProxy;
}

} // namespace perfdeck
