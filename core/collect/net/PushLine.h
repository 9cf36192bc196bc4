// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/collect/cluster/ServerReader.h"
#include "core/collect/net/SocketOrder.h"

#include <functional>
#include <memory>
#include <string_view>

namespace perfdeck {

/// Listens to a server that tells news by itself: subscribes, then only hears. What breaks the line
/// closes it; whoever wants it opens it again. On a thread with an event loop.
class PushLine final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    ~PushLine() override;

    /// Text frames are handed to `frame` until the line is closed.
    void open(const FetchOrder &order,
              const PushChannel &channel,
              std::function<void(std::string_view frame)> frame);
    void close();

    /// Or being opened.
    [[nodiscard]] bool isOpen() const { return m_socket != nullptr; }

private:
    std::unique_ptr<QWebSocket> m_socket;
};

} // namespace perfdeck
