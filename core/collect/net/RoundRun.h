// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/collect/cluster/ServerReader.h"
#include "core/collect/net/HttpClient.h"

#include <deque>
#include <functional>

namespace perfdeck {

/// Carries out one round of a reader: its requests one after the other over one connection. An
/// answer that cannot be understood is a limit of the reading; a key that is refused, or a server
/// that nobody reaches, ends the round. On a thread with an event loop.
class RoundRun final
{
public:
    using Done = std::function<void(PollResult<ClusterReading>)>;

    /// Both outlive the run.
    RoundRun(HttpClient &client, const Clock &clock);

    void start(ServerReader &reader, FetchOrder order, Timestamp now, Done done);
    void cancel();

    /// Since the start of the program.
    [[nodiscard]] std::uint64_t requests() const { return m_requests; }

    [[nodiscard]] std::uint64_t bytes() const { return m_bytes; }

private:
    void ask();
    void take(const ServerRequest &request, PollResult<FetchedPage> page);
    void finish(PollResult<ClusterReading> result);

    HttpClient &m_client;
    const Clock &m_clock;
    ServerReader *m_reader = nullptr;
    FetchOrder m_order;
    Done m_done;
    std::deque<ServerRequest> m_waiting;
    std::vector<ServerLimit> m_limits;
    std::size_t m_answered = 0; ///< requests of this round that were understood
    Error m_lastError;
    std::uint64_t m_requests = 0;
    std::uint64_t m_bytes = 0;
};

} // namespace perfdeck
