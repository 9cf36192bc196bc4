// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/cluster/ServerProbe.h"

#include "core/collect/parse/JsonReply.h"

namespace perfdeck {

namespace {

/// Gives the object to `test`; false where the body is none.
template<class Test>
bool objectFits(std::string_view body, const Test &test)
{
    JsonReply json;
    const auto root = json.readObject(body);
    return root && test(*root);
}

bool has(const JsonObject &object, std::string_view key)
{
    return !object[key].error();
}

ServerKind kindOfStatus(const JsonObject &root)
{
    if (objectOf(root, "workers"))
        return ServerKind::SignedCoordinator;
    if (textOf(root, "status") == "ok" && numberOf(root, "workers"))
        return ServerKind::RoleCoordinator;
    return ServerKind::Unknown;
}

} // namespace

std::string_view ServerProbe::path(Step step)
{
    switch (step) {
    case Step::Summary:
        return "/status";
    case Step::ApiSummary:
        return "/api/status";
    case Step::EventMetrics:
        return "/api/metrics";
    case Step::Errors:
        return "/api/errors";
    case Step::SystemMetrics:
        return "/api/metrics/system";
    case Step::Exporter:
        return "/metrics";
    case Step::BenchmarkApi:
        return "/openapi.json";
    case Step::Drm:
        return "/api/drm/statistics";
    case Step::Socket:
    case Step::Done:
        break;
    }
    return kSocketPath;
}

void ServerProbe::found(ServerKind kind)
{
    m_kind = kind;
    m_step = Step::Drm;
}

void ServerProbe::take(const Reply &reply)
{
    if (m_step == Step::Drm) {
        m_hasDrm = reply.status == 200 && objectFits(reply.body, [](const JsonObject &root) {
                       return has(root, "total_workers");
                   });
        if (m_kind == ServerKind::Unknown && m_hasDrm)
            m_kind = ServerKind::DrmService;
        m_step = Step::Done;
        return;
    }
    if (reply.status == 426 || reply.wantsWebSocket) {
        m_step = Step::Socket;
        return;
    }
    if (m_step == Step::Summary)
        return readSummary(reply);
    if (m_step == Step::ApiSummary)
        return readApiSummary(reply);
    static constexpr std::pair<Step, ServerKind> kOthers[] = {
        {Step::EventMetrics, ServerKind::EventDashboard},
        {Step::Errors, ServerKind::TopicDashboard},
        {Step::SystemMetrics, ServerKind::LoadMonitor},
        {Step::Exporter, ServerKind::DrmExporter},
        {Step::BenchmarkApi, ServerKind::BenchmarkServer},
    };
    for (const auto &[step, kind] : kOthers)
        if (step == m_step && isAnswerTo(step, reply))
            return found(kind);
    m_step = m_step == Step::BenchmarkApi ? Step::Drm
                                          : static_cast<Step>(static_cast<int>(m_step) + 1);
}

void ServerProbe::readSummary(const Reply &reply)
{
    m_step = Step::ApiSummary;
    if (reply.status != 200)
        return;
    JsonReply json;
    const auto root = json.readObject(reply.body);
    if (!root)
        return;
    const ServerKind kind = kindOfStatus(*root);
    if (kind != ServerKind::Unknown)
        return found(kind);
    m_mayBeMinimal = root->size() == 1 && textOf(*root, "status") == "ok";
}

void ServerProbe::readApiSummary(const Reply &reply)
{
    m_step = Step::EventMetrics;
    if (m_mayBeMinimal && objectFits(reply.body, [](const JsonObject &root) {
            return has(root, "node_id") && has(root, "role");
        }))
        return found(ServerKind::MinimalCoordinator);
    if (reply.status == 500)
        return found(ServerKind::TestDashboard);
    if (reply.status != 200)
        return;
    JsonReply json;
    const auto root = json.readObject(reply.body);
    const auto data = root ? objectOf(*root, "data") : std::nullopt;
    if (!data)
        return;
    if (textOf(*root, "api_version") == "1.0" && has(*data, "test_count"))
        found(ServerKind::TestDashboard);
    else if (textOf(*root, "status") == "ok" && objectOf(*data, "workers"))
        found(ServerKind::MonitoringDashboard);
}

bool ServerProbe::isAnswerTo(Step step, const Reply &reply) const
{
    if (reply.status != 200)
        return false;
    if (step == Step::Exporter)
        return reply.body.starts_with("drm_") || reply.body.find("\ndrm_") != reply.body.npos;
    return objectFits(reply.body, [step](const JsonObject &root) {
        switch (step) {
        case Step::EventMetrics:
            return numberOf(root, "worker_count").has_value();
        case Step::Errors:
            return has(root, "summary") && has(root, "timestamp");
        case Step::SystemMetrics:
            return has(root, "metrics") && has(root, "timestamp");
        default:
            break;
        }
        const auto info = objectOf(root, "info");
        return info && textOf(*info, "title") == "Benchmark API Server";
    });
}

void ServerProbe::take(const SocketReply &reply)
{
    m_step = Step::Done;
    if (objectFits(reply.firstFrame,
                   [](const JsonObject &root) { return textOf(root, "type") == "auth_challenge"; }))
        m_kind = ServerKind::ChallengeCoordinator;
    else if (reply.closeCode == 1008)
        m_kind = ServerKind::WorkerChannel;
}

std::string serverAbilities(ServerKind kind)
{
    switch (kind) {
    case ServerKind::SignedCoordinator:
        return "Shows workers with their states and hardware, and tasks. Load of the workers and "
               "scaling decisions are not reported by this coordinator; start its Prometheus "
               "exporter and add it here.";
    case ServerKind::RoleCoordinator:
        return "Shows workers with load, hardware and health, and tasks with progress. Scaling "
               "decisions are not reported by this coordinator; start its Prometheus exporter and "
               "add it here.";
    case ServerKind::MinimalCoordinator:
        return "Shows workers and counts of tasks. Load, single running tasks and scaling "
               "decisions "
               "are not reported by this coordinator.";
    case ServerKind::ChallengeCoordinator:
        return "Answers questions about aggregated results only. Workers, tasks and scaling are "
               "not "
               "reported by this coordinator; start its Prometheus exporter and add it here.";
    case ServerKind::WorkerChannel:
        return "Speaks to workers only: whoever connects is given a task. PerfDeck does not "
               "connect "
               "to it. Add a coordinator with REST, its dashboard or its Prometheus exporter.";
    case ServerKind::DrmExporter:
        return "Shows reserved resources of the cluster and of each worker, and scaling decisions. "
               "Workers' states and tasks come from a coordinator; add it here.";
    case ServerKind::DrmService:
        return "Shows reserved resources, throughput, allocation time and scaling decisions. "
               "Single "
               "tasks come from a coordinator; add it here.";
    case ServerKind::TestDashboard:
        return "Shows counts of tests and the regressions it has found. Workers and tasks come "
               "from "
               "a coordinator; add it here.";
    case ServerKind::MonitoringDashboard:
        return "Shows workers, tasks with progress, and alerts. Load of the workers is not "
               "reported "
               "by this dashboard.";
    case ServerKind::EventDashboard:
        return "Shows workers with load, tasks, alerts and events.";
    case ServerKind::TopicDashboard:
        return "Shows errors as they happen, and circuit breakers. Workers and tasks come from a "
               "coordinator; add it here.";
    case ServerKind::LoadMonitor:
        return "Shows workers with load, tasks and counts.";
    case ServerKind::BenchmarkServer:
        return "Is a benchmark server; it belongs to the Benchmarks tab.";
    case ServerKind::Unknown:
        break;
    }
    return "Nothing that PerfDeck knows answers here. Check address and port; a path prefix "
           "belongs "
           "to the address.";
}

} // namespace perfdeck
