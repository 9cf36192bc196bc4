// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/cluster/RoundReader.h"

#include <algorithm>

namespace perfdeck {

RoundReader::RoundReader(ServerKind kind, SourceId source, std::string name)
    : m_kind(kind)
    , m_source(source)
    , m_name(std::move(name))
{
}

std::vector<ServerRequest> RoundReader::beginRound(Timestamp now)
{
    m_reading = ClusterReading();
    m_reading.source = m_source;
    m_reading.server = m_name;
    m_reading.kind = m_kind;
    m_reading.time = now;
    m_profiles.beginRound();
    return requests();
}

bool RoundReader::passesOver(const ServerRequest &request, const ServerReply &reply)
{
    return reply.status == 404 && request.mayBeMissing;
}

bool RoundReader::isRefusal(const ServerReply &reply) const
{
    return reply.status == 401 || reply.status == 403;
}

Status RoundReader::take(const ServerRequest &request, const ServerReply &reply)
{
    m_received = reply.received;
    if (reply.date)
        m_clock.setDate(*reply.date, reply.received);
    if (passesOver(request, reply))
        return {};
    if (isRefusal(reply))
        return failure(ErrorKind::Refused,
                       request.path + ": the key is refused",
                       "the server answered " + std::to_string(reply.status),
                       "Check the API key and its role");
    if (reply.status != 200)
        return failure(ErrorKind::InvalidInput,
                       request.path + ": the server answered " + std::to_string(reply.status));
    Status status = read(request, reply.body);
    if (!status)
        return failure(status.error().within(request.path));
    return {};
}

ClusterReading RoundReader::endRound()
{
    complete();
    return std::move(m_reading);
}

void RoundReader::limit(ServerLimit::Kind kind, std::string text)
{
    ServerLimit limit{kind, std::move(text)};
    if (std::ranges::find(m_reading.limits, limit) == m_reading.limits.end())
        m_reading.limits.push_back(std::move(limit));
}

void RoundReader::markSimulated()
{
    limit(ServerLimit::Kind::Simulated, "The numbers of this server are simulated.");
}

void RoundReader::lookForMark(const JsonObject &root)
{
    if (flagOf(root, "simulated").value_or(false))
        markSimulated();
}

std::vector<Worker> &RoundReader::workers()
{
    if (!m_reading.workers)
        m_reading.workers.emplace();
    return *m_reading.workers;
}

std::vector<Task> &RoundReader::tasks()
{
    if (!m_reading.tasks)
        m_reading.tasks.emplace();
    return *m_reading.tasks;
}

} // namespace perfdeck
