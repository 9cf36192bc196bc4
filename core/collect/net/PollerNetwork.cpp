// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/net/EndpointAddress.h"
#include "core/collect/net/EndpointPoller.h"

#include <QNetworkAccessManager>
#include <QNetworkProxyFactory>

namespace perfdeck {

namespace {

/// The proxy of the system, but nobody reaches loopback through one.
class ProxyChoice final : public QNetworkProxyFactory
{
public:
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override
    {
        if (isLoopbackHost(query.peerHostName()))
            return {QNetworkProxy(QNetworkProxy::NoProxy)};
        return systemProxyForQuery(query);
    }
};

} // namespace

std::shared_ptr<QNetworkAccessManager> makePollerNetwork()
{
    auto manager = std::make_shared<QNetworkAccessManager>();
    manager->setProxyFactory(new ProxyChoice); // the manager owns it
    manager->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    return manager;
}

} // namespace perfdeck
