// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/net/TalkRun.h"

#include "core/collect/net/PollWords.h"
#include "core/model/ApiKey.h"

#include <utility>

namespace perfdeck {

namespace {

std::string keyOf(const FetchOrder &order)
{
    for (const auto &[name, value] : order.address.headers)
        if (name.compare(QByteArray(kApiKeyHeader.data(), qsizetype(kApiKeyHeader.size())),
                         Qt::CaseInsensitive)
            == 0)
            return value.toStdString();
    return {};
}

} // namespace

TalkRun::TalkRun(const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_patience(this)
{
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        PollFailure late = deadlineFailure(m_order.address.url, m_order.deadline, true);
        fail(std::move(late.error), late.fault);
    });
}

TalkRun::~TalkRun()
{
    dropSocket();
}

void TalkRun::start(FetchOrder order, SourceId source, std::string name, Done done)
{
    m_order = std::move(order);
    m_source = source;
    m_name = std::move(name);
    m_done = std::move(done);
    m_talk.emplace(keyOf(m_order));
    m_socket = socketFor(m_order);
    connect(m_socket.get(), &QWebSocket::textMessageReceived, this, &TalkRun::take);
    connect(m_socket.get(), &QWebSocket::disconnected, this, &TalkRun::disconnected);
    m_patience.start(std::chrono::ceil<std::chrono::milliseconds>(m_order.deadline));
    m_socket->open(socketUrl(m_order, "/"));
}

void TalkRun::cancel()
{
    m_done = nullptr;
    m_patience.stop();
    dropSocket();
}

void TalkRun::take(const QString &frame)
{
    m_bytes += static_cast<std::uint64_t>(frame.size());
    const Result<std::string> reply = m_talk->take(frame.toStdString());
    if (!reply)
        return fail(reply.error());
    if (m_talk->isDone()) {
        ClusterReading reading = m_talk->reading(m_source, m_name, m_clock.now());
        reading.requests = m_frames;
        reading.bytes = m_bytes;
        return finish(std::move(reading));
    }
    if (reply->empty())
        return;
    ++m_frames;
    m_socket->sendTextMessage(QString::fromStdString(*reply));
}

void TalkRun::disconnected()
{
    if (m_socket->error() != QAbstractSocket::RemoteHostClosedError
        && m_socket->error() != QAbstractSocket::UnknownSocketError) {
        PollFailure broken = connectionFailure(
            m_order.address.url, m_socket->error(), m_socket->errorString().toStdString());
        return fail(std::move(broken.error), broken.fault);
    }
    if (const Status closed = m_talk->closed(); !closed)
        fail(closed.error());
}

void TalkRun::fail(Error error, Fault fault)
{
    finish(tl::make_unexpected(PollFailure{fault, std::move(error)}));
}

void TalkRun::finish(PollResult<ClusterReading> result)
{
    m_patience.stop();
    dropSocket();
    const Done done = std::exchange(m_done, nullptr);
    if (done)
        done(std::move(result));
}

void TalkRun::dropSocket()
{
    if (m_socket)
        letGo(std::move(m_socket), *this);
}

} // namespace perfdeck
