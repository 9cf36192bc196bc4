// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/collect/net/HttpClient.h"

#include <QWebSocket>

#include <memory>
#include <string_view>

namespace perfdeck {

/// A WebSocket with the certificates and the proxy of the order, not opened yet. What comes over it
/// is limited.
[[nodiscard]] std::unique_ptr<QWebSocket> socketFor(const FetchOrder &order);
/// Below the address that the user gave, as ws or wss.
[[nodiscard]] QUrl socketUrl(const FetchOrder &order, std::string_view path);
/// `listener` hears no more of it. It is deleted later, for one of its signals may be on the stack.
void letGo(std::unique_ptr<QWebSocket> socket, const QObject &listener);

} // namespace perfdeck
