// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/ServerLoad.h"

#include <algorithm>

namespace perfdeck {

namespace {

using namespace std::chrono_literals;

constexpr Duration kLeast = 5s;
constexpr Duration kMost = 60s;

} // namespace

void ServerLoadBook::take(const Cluster &cluster)
{
    std::erase_if(m_marks, [&cluster](const auto &known) {
        return std::ranges::find(cluster.servers, known.first, &ClusterServer::source)
            == cluster.servers.end();
    });
    for (const ClusterServer &server : cluster.servers) {
        if (!server.lastReading)
            continue;
        std::deque<Mark> &marks = m_marks[server.source];
        const Mark mark{*server.lastReading, server.requests, server.bytes};
        if (!marks.empty()
            && (mark.requests < marks.back().requests || mark.bytes < marks.back().bytes
                || mark.time < marks.back().time))
            marks.clear();
        if (marks.empty() || mark.time > marks.back().time)
            marks.push_back(mark);
        // The first one stands at or before the begin of the minute.
        while (marks.size() > 2 && marks[1].time + kMost <= mark.time)
            marks.pop_front();
    }
}

std::optional<ServerLoad> ServerLoadBook::loadOf(SourceId source) const
{
    const auto known = m_marks.find(source);
    if (known == m_marks.end() || known->second.empty())
        return std::nullopt;
    const Mark &first = known->second.front();
    const Mark &last = known->second.back();
    if (last.time - first.time < kLeast)
        return std::nullopt;
    const double minutes = std::chrono::duration<double>(last.time - first.time).count() / 60;
    return ServerLoad{static_cast<double>(last.requests - first.requests) / minutes,
                      static_cast<double>(last.bytes - first.bytes) / minutes};
}

} // namespace perfdeck
