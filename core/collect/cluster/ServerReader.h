// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/model/Cluster.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace perfdeck {

/// Which part of a round a question asks for; a reader knows by it how to read the answer.
enum class ReadingPart
{
    Summary,
    Workers,
    WorkerDetails,
    RunningTasks,
    PendingTasks,
    FinishedTasks,
    NewTasks,
    OlderTasks,
    TaskDetail,
    Totals,
    Scaling,
    Alerts,
    Events,
    Breakers,
};

/// A GET. `path` begins with a slash and is put behind the base the user gave; a query is part of
/// it.
struct ServerRequest
{
    ReadingPart part = ReadingPart::Summary;
    std::string path;
    bool mayBeMissing = false; ///< 404 means: this server does not report it
};

struct ServerReply
{
    int status = 0;
    std::string_view body; ///< decoded
    std::optional<Timestamp> date; ///< of the Date header
    Timestamp received; ///< our clock
};

/// A WebSocket on which a server tells news by itself.
struct PushChannel
{
    std::string path; ///< below the address the user gave
    std::string greeting; ///< the text frame that subscribes; it changes nothing on the server
};

/// Asks one kind of server and understands its answers, without touching the network: a round is
/// beginRound(), its requests one after the other, nextRequests() until there are none, endRound().
/// Only reads: no request changes anything on the server. One thread at a time.
class ServerReader
{
public:
    ServerReader() = default;
    virtual ~ServerReader() = default;
    ServerReader(const ServerReader &) = delete;
    ServerReader &operator=(const ServerReader &) = delete;

    [[nodiscard]] virtual std::vector<ServerRequest> beginRound(Timestamp now) = 0;
    /// An error is about this one answer. ErrorKind::Refused: the key is not accepted, the round is
    /// over.
    [[nodiscard]] virtual Status take(const ServerRequest &request, const ServerReply &reply) = 0;

    /// What the answers so far made necessary.
    [[nodiscard]] virtual std::vector<ServerRequest> nextRequests() { return {}; }

    [[nodiscard]] virtual ClusterReading endRound() = 0;

    /// Null for servers that have none, or whose pushes bring nothing that a round does not.
    [[nodiscard]] virtual const PushChannel *push() const { return nullptr; }

    /// A text frame of that channel; may be anything. True: the next round has something new.
    virtual bool takePush(std::string_view, Timestamp) { return false; }
};

/// Null for kinds that are not asked over HTTP, or must not be asked at all.
[[nodiscard]] std::unique_ptr<ServerReader>
makeServerReader(ServerKind kind, SourceId source, std::string name);

} // namespace perfdeck
