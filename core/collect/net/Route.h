// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QNetworkProxy>
#include <QUrl>

#include <optional>
#include <string>

namespace perfdeck {

/// Which way a request takes. Pure but for the proxy settings of the system.

[[nodiscard]] bool isSecure(const QUrl &url);
/// That of the scheme where the URL says none.
[[nodiscard]] quint16 portOf(const QUrl &url);
/// Scheme, host and port.
[[nodiscard]] std::string originOf(const QUrl &url);
/// The configured proxy, else that of the system; but nobody is sent to loopback through the
/// latter.
[[nodiscard]] QNetworkProxy proxyFor(const QUrl &url,
                                     const std::optional<QNetworkProxy> &configured);
[[nodiscard]] bool isHttpProxy(const QNetworkProxy &proxy);

} // namespace perfdeck
