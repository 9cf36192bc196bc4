// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/collect/parse/JsonReply.h"
#include "core/collect/cluster/ProfileBook.h"
#include "core/collect/cluster/ServerClock.h"
#include "core/collect/cluster/ServerReader.h"

namespace perfdeck {

/// What the readers of all kinds of servers share: a reading that fills up over a round, the clock
/// of the server, refused and missing answers.
class RoundReader : public ServerReader
{
public:
    RoundReader(ServerKind kind, SourceId source, std::string name);

    [[nodiscard]] std::vector<ServerRequest> beginRound(Timestamp now) final;
    [[nodiscard]] Status take(const ServerRequest &request, const ServerReply &reply) final;
    [[nodiscard]] ClusterReading endRound() final;

protected:
    [[nodiscard]] virtual std::vector<ServerRequest> requests() = 0;
    /// Status 200 and a body.
    [[nodiscard]] virtual Status read(const ServerRequest &request, std::string_view body) = 0;

    /// The round is complete but for what is put together at its end.
    virtual void complete() { }

    /// Whether this answer says no more than that this server, or this key, has no such part.
    [[nodiscard]] virtual bool passesOver(const ServerRequest &request, const ServerReply &reply);
    /// Whether this answer means that the key is not accepted.
    [[nodiscard]] virtual bool isRefusal(const ServerReply &reply) const;

    void limit(ServerLimit::Kind kind, std::string text);
    /// The server says itself that its numbers are invented.
    void markSimulated();
    /// Does so where the answer has the field "simulated" and it is true.
    void lookForMark(const JsonObject &root);
    /// The worker list of this reading; begun empty at the first call.
    std::vector<Worker> &workers();
    std::vector<Task> &tasks();

    [[nodiscard]] ClusterReading &reading() { return m_reading; }

    [[nodiscard]] ServerClock &clock() { return m_clock; }

    [[nodiscard]] ProfileBook &profiles() { return m_profiles; }

    [[nodiscard]] JsonReply &json() { return m_json; }

    [[nodiscard]] Timestamp received() const { return m_received; }

private:
    ServerKind m_kind;
    SourceId m_source;
    std::string m_name;
    ClusterReading m_reading;
    ServerClock m_clock;
    ProfileBook m_profiles;
    JsonReply m_json;
    Timestamp m_received;
};

} // namespace perfdeck
