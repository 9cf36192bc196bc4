// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/ClusterWords.h"

#include <algorithm>
#include <array>
#include <utility>

namespace perfdeck {

namespace {

template<class Value, std::size_t Size>
Value lookUp(const std::array<std::pair<std::string_view, Value>, Size> &table,
             std::string_view word,
             Value otherwise)
{
    const auto isSame = [word](const auto &entry) {
        return std::ranges::equal(entry.first, word, [](char a, char b) {
            return a == (b >= 'A' && b <= 'Z' ? static_cast<char>(b - 'A' + 'a') : b);
        });
    };
    const auto at = std::ranges::find_if(table, isSame);
    return at == table.end() ? otherwise : at->second;
}

template<class Value, std::size_t Size>
std::string_view nameOf(const std::array<std::pair<std::string_view, Value>, Size> &table,
                        Value value)
{
    const auto at
        = std::ranges::find_if(table, [value](const auto &entry) { return entry.second == value; });
    return at == table.end() ? std::string_view("unknown") : at->first;
}

using WorkerWord = std::pair<std::string_view, WorkerState>;
using TaskWord = std::pair<std::string_view, TaskState>;

/// The first word of a state is the one we write ourselves.
constexpr std::array kWorkerWords{
    WorkerWord{"active", WorkerState::Active},
    WorkerWord{"registered", WorkerState::Active},
    WorkerWord{"online", WorkerState::Active},
    WorkerWord{"ready", WorkerState::Active},
    WorkerWord{"busy", WorkerState::Busy},
    WorkerWord{"running", WorkerState::Busy},
    WorkerWord{"idle", WorkerState::Idle},
    WorkerWord{"draining", WorkerState::Draining},
    WorkerWord{"recovering", WorkerState::Recovering},
    WorkerWord{"recovery_pending", WorkerState::Recovering},
    WorkerWord{"offline", WorkerState::Offline},
    WorkerWord{"inactive", WorkerState::Offline},
    WorkerWord{"unavailable", WorkerState::Offline},
    WorkerWord{"disconnected", WorkerState::Offline},
    WorkerWord{"lost", WorkerState::Offline},
    WorkerWord{"failed", WorkerState::Failed},
    WorkerWord{"permanent_failure", WorkerState::Failed},
    WorkerWord{"error", WorkerState::Failed},
};

constexpr std::array kTaskWords{
    TaskWord{"pending", TaskState::Pending},
    TaskWord{"queued", TaskState::Pending},
    TaskWord{"assigned", TaskState::Assigned},
    TaskWord{"assigning", TaskState::Assigned},
    TaskWord{"migrating", TaskState::Assigned},
    TaskWord{"running", TaskState::Running},
    TaskWord{"paused", TaskState::Running},
    TaskWord{"cancelling", TaskState::Cancelling},
    TaskWord{"completed", TaskState::Completed},
    TaskWord{"done", TaskState::Completed},
    TaskWord{"success", TaskState::Completed},
    TaskWord{"failed", TaskState::Failed},
    TaskWord{"error", TaskState::Failed},
    TaskWord{"timed_out", TaskState::TimedOut},
    TaskWord{"timeout", TaskState::TimedOut},
    TaskWord{"cancelled", TaskState::Cancelled},
    TaskWord{"canceled", TaskState::Cancelled},
};

constexpr std::array kScalingWords{
    std::pair<std::string_view, ScalingAction>{"scale_up", ScalingAction::ScaleUp},
    std::pair<std::string_view, ScalingAction>{"scale_down", ScalingAction::ScaleDown},
    std::pair<std::string_view, ScalingAction>{"maintain", ScalingAction::Maintain},
};

constexpr std::array kBreakerWords{
    std::pair<std::string_view, BreakerState>{"closed", BreakerState::Closed},
    std::pair<std::string_view, BreakerState>{"half_open", BreakerState::HalfOpen},
    std::pair<std::string_view, BreakerState>{"open", BreakerState::Open},
};

constexpr std::array kSeverityWords{
    std::pair<std::string_view, Severity>{"critical", Severity::Critical},
    std::pair<std::string_view, Severity>{"error", Severity::Critical},
    std::pair<std::string_view, Severity>{"fatal", Severity::Critical},
    std::pair<std::string_view, Severity>{"warning", Severity::Warning},
    std::pair<std::string_view, Severity>{"warn", Severity::Warning},
};

} // namespace

WorkerState workerState(std::string_view word)
{
    return lookUp(kWorkerWords, word, WorkerState::Unknown);
}

TaskState taskState(std::string_view word)
{
    return lookUp(kTaskWords, word, TaskState::Unknown);
}

ScalingAction scalingAction(std::string_view word)
{
    return lookUp(kScalingWords, word, ScalingAction::Maintain);
}

BreakerState breakerState(std::string_view word)
{
    return lookUp(kBreakerWords, word, BreakerState::Unknown);
}

Severity severityOf(std::string_view word)
{
    return lookUp(kSeverityWords, word, Severity::Info);
}

bool isFinal(TaskState state)
{
    return state == TaskState::Completed || state == TaskState::Failed
        || state == TaskState::TimedOut || state == TaskState::Cancelled;
}

std::string_view serverKindName(ServerKind kind)
{
    switch (kind) {
    case ServerKind::SignedCoordinator:
        return "coordinator with signed workers (C1)";
    case ServerKind::RoleCoordinator:
        return "coordinator with roles (C2)";
    case ServerKind::MinimalCoordinator:
        return "small coordinator without keys (D)";
    case ServerKind::ChallengeCoordinator:
        return "WebSocket coordinator (B)";
    case ServerKind::WorkerChannel:
        return "worker channel (A)";
    case ServerKind::DrmExporter:
        return "resource manager's Prometheus exporter (P)";
    case ServerKind::DrmService:
        return "resource manager over HTTP";
    case ServerKind::TestDashboard:
        return "test dashboard (S)";
    case ServerKind::MonitoringDashboard:
        return "monitoring dashboard (M)";
    case ServerKind::EventDashboard:
        return "event dashboard (E)";
    case ServerKind::TopicDashboard:
        return "error dashboard (T)";
    case ServerKind::LoadMonitor:
        return "load balancer monitor (L)";
    case ServerKind::BenchmarkServer:
        return "benchmark server";
    case ServerKind::Unknown:
        break;
    }
    return "unknown server";
}

std::string_view stateName(WorkerState state)
{
    return nameOf(kWorkerWords, state);
}

std::string_view stateName(TaskState state)
{
    return nameOf(kTaskWords, state);
}

std::string_view actionName(ScalingAction action)
{
    return nameOf(kScalingWords, action);
}

} // namespace perfdeck
