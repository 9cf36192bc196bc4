// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/collect/cluster/ChallengeTalk.h"
#include "core/collect/net/SocketOrder.h"

#include <QTimer>

#include <functional>
#include <memory>
#include <optional>

namespace perfdeck {

/// Carries out one ChallengeTalk: connects, says what has to be said, closes. One at a time; on a
/// thread with an event loop.
class TalkRun final : public QObject
{
    Q_OBJECT

public:
    using Done = std::function<void(PollResult<ClusterReading>)>;

    TalkRun(const Clock &clock, QObject *parent = nullptr); ///< `clock` outlives the run
    ~TalkRun() override;

    void start(FetchOrder order, SourceId source, std::string name, Done done);
    void cancel();

private:
    void take(const QString &frame);
    void disconnected();
    void fail(Error error, Fault fault = Fault::HttpStatus);
    void finish(PollResult<ClusterReading> result);
    void dropSocket();

    const Clock &m_clock;
    QTimer m_patience;
    FetchOrder m_order;
    SourceId m_source;
    std::string m_name;
    Done m_done;
    std::optional<ChallengeTalk> m_talk;
    std::unique_ptr<QWebSocket> m_socket;
    std::uint64_t m_frames = 0; ///< sent since the start
    std::uint64_t m_bytes = 0; ///< of text received since then
};

} // namespace perfdeck
