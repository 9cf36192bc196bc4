// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/net/RoundRun.h"

#include "core/collect/cluster/ServerClock.h"
#include "core/collect/net/PollWords.h"
#include "core/collect/net/ProbeRun.h"

namespace perfdeck {

RoundRun::RoundRun(HttpClient &client, const Clock &clock)
    : m_client(client)
    , m_clock(clock)
{
}

void RoundRun::start(ServerReader &reader, FetchOrder order, Timestamp now, Done done)
{
    m_reader = &reader;
    m_order = std::move(order);
    m_done = std::move(done);
    m_limits.clear();
    m_answered = 0;
    const auto requests = reader.beginRound(now);
    m_waiting.assign(requests.begin(), requests.end());
    ask();
}

void RoundRun::cancel()
{
    m_client.cancel();
    m_done = nullptr;
    m_waiting.clear();
}

void RoundRun::ask()
{
    if (m_waiting.empty()) {
        const auto more = m_reader->nextRequests();
        m_waiting.assign(more.begin(), more.end());
    }
    if (m_waiting.empty()) {
        ClusterReading reading = m_reader->endRound();
        if (m_answered == 0)
            return finish(tl::make_unexpected(PollFailure{Fault::NotMetrics, m_lastError}));
        reading.limits.insert(reading.limits.end(), m_limits.begin(), m_limits.end());
        reading.requests = m_requests;
        reading.bytes = m_bytes;
        return finish(std::move(reading));
    }
    ServerRequest request = std::move(m_waiting.front());
    m_waiting.pop_front();
    ++m_requests;
    FetchOrder order = orderBelow(m_order, request.path);
    m_client.get(std::move(order),
                 [this, request = std::move(request)](PollResult<FetchedPage> page) {
                     take(request, std::move(page));
                 });
}

void RoundRun::take(const ServerRequest &request, PollResult<FetchedPage> page)
{
    if (!page)
        return finish(tl::make_unexpected(std::move(page.error())));
    m_bytes += page->wireBytes;
    const auto understood
        = m_reader->take(request, {page->status, page->body, httpDate(page->date), m_clock.now()});
    if (understood)
        ++m_answered;
    else if (understood.error().kind == ErrorKind::Refused) {
        const KeyUse keyUse = m_order.address.headers.empty() ? KeyUse::None : KeyUse::Sent;
        PollFailure refused = statusFailure(page->url, 401, {}, keyUse);
        refused.error.reason
            = "the key is not accepted (HTTP " + std::to_string(page->status) + ')';
        return finish(tl::make_unexpected(std::move(refused)));
    } else {
        m_lastError = understood.error().within(shownUrl(m_order.address.url));
        m_limits.push_back({ServerLimit::Kind::Partial, understood.error().message()});
    }
    ask();
}

void RoundRun::finish(PollResult<ClusterReading> result)
{
    m_waiting.clear();
    const Done done = std::exchange(m_done, nullptr);
    if (done)
        done(std::move(result));
}

} // namespace perfdeck
