// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/net/ProbeRun.h"

#include "core/model/ClusterWords.h"

namespace perfdeck {

namespace {

/// A server that asks for a key does so at once.
constexpr auto kListening = std::chrono::milliseconds(1'500);

} // namespace

PollFailure nothingToAsk(ServerKind kind, const std::string &name)
{
    const bool unknown = kind == ServerKind::Unknown;
    return {Fault::NotMetrics,
            {unknown ? ErrorKind::NotFound : ErrorKind::Unsupported,
             name + " is "
                 + (unknown ? "no server of a cluster" : "a " + std::string(serverKindName(kind))),
             {},
             serverAbilities(kind)}};
}

FetchOrder orderBelow(const FetchOrder &base, std::string_view path)
{
    FetchOrder order = base;
    order.takesAnyStatus = true;
    QString below = order.address.url.path();
    while (below.endsWith(QLatin1Char('/')))
        below.chop(1);
    const auto typed = QString::fromUtf8(path.data(), static_cast<qsizetype>(path.size()));
    order.address.url.setPath(below + typed.section(QLatin1Char('?'), 0, 0), QUrl::TolerantMode);
    order.address.url.setQuery(typed.section(QLatin1Char('?'), 1));
    return order;
}

ProbeRun::ProbeRun(HttpClient &client, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_patience(this)
{
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, [this] { takeSocket(0); });
}

/// A socket says goodbye while it is destroyed.
ProbeRun::~ProbeRun()
{
    if (m_socket)
        m_socket->disconnect(this);
}

void ProbeRun::start(FetchOrder order, Done done)
{
    m_order = std::move(order);
    m_done = std::move(done);
    m_probe = ServerProbe();
    ask();
}

void ProbeRun::cancel()
{
    m_client.cancel();
    m_patience.stop();
    m_socket.reset();
    m_done = nullptr;
}

void ProbeRun::ask()
{
    if (m_probe.step() == ServerProbe::Step::Done)
        return finish(m_probe);
    if (m_probe.step() == ServerProbe::Step::Socket)
        return listen();
    m_client.get(orderBelow(m_order, ServerProbe::path(m_probe.step())),
                 [this](PollResult<FetchedPage> page) { take(std::move(page)); });
}

void ProbeRun::take(PollResult<FetchedPage> page)
{
    if (!page)
        return finish(tl::make_unexpected(std::move(page.error())));
    m_probe.take(ServerProbe::Reply{page->status, page->body, page->wantsWebSocket});
    ask();
}

void ProbeRun::listen()
{
    m_frame.clear();
    m_socket = socketFor(m_order);
    connect(m_socket.get(), &QWebSocket::textMessageReceived, this, [this](const QString &frame) {
        m_frame = frame.toStdString();
        takeSocket(0);
    });
    connect(m_socket.get(), &QWebSocket::disconnected, this, [this] {
        takeSocket(static_cast<int>(m_socket->closeCode()));
    });
    m_patience.start(kListening);
    m_socket->open(socketUrl(m_order, ServerProbe::kSocketPath));
}

void ProbeRun::takeSocket(int closeCode)
{
    if (!m_socket)
        return;
    m_patience.stop();
    letGo(std::move(m_socket), *this);
    m_probe.take(ServerProbe::SocketReply{m_frame, closeCode, {}});
    ask();
}

void ProbeRun::finish(PollResult<ServerProbe> result)
{
    const Done done = std::exchange(m_done, nullptr);
    if (done)
        done(std::move(result));
}

} // namespace perfdeck
