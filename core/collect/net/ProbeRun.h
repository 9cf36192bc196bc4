// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/collect/cluster/ServerProbe.h"
#include "core/collect/net/SocketOrder.h"

#include <QTimer>

#include <functional>
#include <memory>

namespace perfdeck {

/// Asks an address what kind of server it is, question by question. Ends with a probe that is done,
/// or with the failure of a question that nobody answered. One run at a time; on a thread with an
/// event loop.
class ProbeRun final : public QObject
{
    Q_OBJECT

public:
    using Done = std::function<void(PollResult<ServerProbe>)>;

    /// `client` outlives the run.
    explicit ProbeRun(HttpClient &client, QObject *parent = nullptr);
    ~ProbeRun() override;

    void start(FetchOrder order, Done done);
    void cancel();

private:
    void ask();
    void take(PollResult<FetchedPage> page);
    void listen();
    void takeSocket(int closeCode);
    void finish(PollResult<ServerProbe> result);

    HttpClient &m_client;
    FetchOrder m_order;
    Done m_done;
    ServerProbe m_probe;
    std::unique_ptr<QWebSocket> m_socket;
    QTimer m_patience;
    std::string m_frame;
};

/// Why a server of this kind, if it is one, is not asked; and what to do.
[[nodiscard]] PollFailure nothingToAsk(ServerKind kind, const std::string &name);

/// The order for a path below the address that the user gave; every answer counts.
[[nodiscard]] FetchOrder orderBelow(const FetchOrder &base, std::string_view path);

} // namespace perfdeck
