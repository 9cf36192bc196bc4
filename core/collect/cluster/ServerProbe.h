// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Cluster.h"

#include <optional>
#include <string>
#include <string_view>

namespace perfdeck {

/// Finds out what answers at an address by a fixed order of questions, none of which changes
/// anything there. The worker paths of a worker channel are never opened: a connection to them
/// would take a task. Arithmetic only; who asks is somebody else. One thread at a time.
class ServerProbe final
{
public:
    enum class Step
    {
        Summary, ///< GET /status
        ApiSummary, ///< GET /api/status
        EventMetrics, ///< GET /api/metrics
        Errors, ///< GET /api/errors
        SystemMetrics, ///< GET /api/metrics/system
        Exporter, ///< GET /metrics
        BenchmarkApi, ///< GET /openapi.json
        Socket, ///< WebSocket to kSocketPath: only listens, then closes
        Drm, ///< GET /api/drm/statistics
        Done,
    };

    struct Reply
    {
        int status = 0;
        std::string_view body;
        bool wantsWebSocket = false; ///< an Upgrade header says so
    };

    /// What a connection to kSocketPath brought within a second.
    struct SocketReply
    {
        std::string_view firstFrame;
        int closeCode = 0; ///< 0: still open
        std::string_view closeReason;
    };

    static constexpr std::string_view kSocketPath = "/perfdeck-probe";

    [[nodiscard]] Step step() const { return m_step; }

    /// Of a step over HTTP.
    [[nodiscard]] static std::string_view path(Step step);

    void take(const Reply &reply);
    void take(const SocketReply &reply);

    [[nodiscard]] ServerKind kind() const { return m_kind; }

    /// The resource manager's numbers are offered beside what kind() says.
    [[nodiscard]] bool hasDrmService() const { return m_hasDrm; }

private:
    void found(ServerKind kind);
    void readSummary(const Reply &reply);
    void readApiSummary(const Reply &reply);
    [[nodiscard]] bool isAnswerTo(Step step, const Reply &reply) const;

    Step m_step = Step::Summary;
    ServerKind m_kind = ServerKind::Unknown;
    bool m_mayBeMinimal = false; ///< /status said no more than ok
    bool m_hasDrm = false;
};

/// In words: what this kind of server can show, and what it cannot and where that could come from.
[[nodiscard]] std::string serverAbilities(ServerKind kind);

} // namespace perfdeck
