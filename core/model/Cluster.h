// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"
#include "core/model/Event.h"
#include "core/model/Source.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace perfdeck {

/// What answers at an address of the cluster. The letters are those of the protocol description.
enum class ServerKind
{
    Unknown,
    SignedCoordinator, ///< C1: REST with a key, worker messages signed
    RoleCoordinator, ///< C2: REST with a key and roles
    MinimalCoordinator, ///< D: small REST, no key
    ChallengeCoordinator, ///< B: WebSocket that asks for the key
    WorkerChannel, ///< A: WebSocket for workers only; must not be connected to
    DrmExporter, ///< P: Prometheus text with drm_ metrics
    DrmService, ///< PerfDeck's own convention, resources/drm-api.md
    TestDashboard, ///< S
    MonitoringDashboard, ///< M
    EventDashboard, ///< E
    TopicDashboard, ///< T
    LoadMonitor, ///< L
    BenchmarkServer, ///< no coordinator; offered to the Benchmarks tab
};

/// Sorted from good to bad. A state that no rule knows is Unknown and shown by its own word.
enum class WorkerState
{
    Active,
    Busy,
    Idle,
    Draining,
    Recovering, ///< given up on for now, may come back
    Offline,
    Failed, ///< for good
    Unknown,
};

enum class TaskState
{
    Pending, ///< also queued
    Assigned,
    Running,
    Cancelling,
    Completed,
    Failed,
    TimedOut,
    Cancelled,
    Unknown,
};

/// Everything optional below is absent where no server reports it; it is never filled with zero.
struct WorkerGpu
{
    int index = 0;
    std::string name;
    std::optional<double> utilizationRatio;
    std::optional<double> memoryUsedBytes; ///< what the worker's own process has allocated
    std::optional<double> memoryTotalBytes;

    friend bool operator==(const WorkerGpu &, const WorkerGpu &) = default;
};

/// What changes rarely. Shared between readings for as long as it stays the same.
struct WorkerProfile
{
    std::string id;
    std::string host; ///< empty: not reported
    std::vector<std::string> hardware; ///< "cpu", "cuda", …; sorted
    std::vector<std::pair<std::string, std::string>>
        attributes; ///< CPU, memory, platform, as shown

    friend bool operator==(const WorkerProfile &, const WorkerProfile &) = default;
};

using WorkerProfilePtr = std::shared_ptr<const WorkerProfile>;

/// A share of something, 0..1, as measured on the worker or as reserved by the scheduler: two
/// figures that must not be mixed.
struct Utilization
{
    std::optional<double> cpuRatio;
    std::optional<double> memoryRatio;
    std::optional<double> gpuRatio;

    friend bool operator==(const Utilization &, const Utilization &) = default;
};

struct Worker
{
    WorkerProfilePtr profile; ///< never null
    WorkerState state = WorkerState::Unknown;
    std::string stateText; ///< the server's own word; empty: not reported
    std::optional<Timestamp> registered;
    std::optional<Timestamp> lastSeen;
    Utilization measured;
    Utilization reserved;
    std::optional<double> memoryUsedBytes;
    std::vector<WorkerGpu> gpus;
    std::optional<std::uint32_t> tasksRunning;
    std::optional<std::uint64_t> tasksCompleted; ///< since the start of the server
    std::optional<std::uint64_t> tasksFailed;
    std::optional<bool> isHealthy;
    std::optional<double> meanExecutionSeconds;

    [[nodiscard]] const std::string &id() const { return profile->id; }

    friend bool operator==(const Worker &, const Worker &) = default;
};

struct Task
{
    std::string id;
    std::string type;
    TaskState state = TaskState::Unknown;
    std::string stateText;
    std::string worker; ///< empty: none
    std::optional<std::int64_t> priority; ///< higher runs first, whatever the server's own order
    std::optional<Timestamp> created;
    std::optional<Timestamp> started;
    std::optional<Timestamp> ended;
    std::optional<double> progressRatio;
    std::optional<double> executionSeconds;
    std::optional<std::uint32_t> attempts;
    std::string model; ///< of its configuration; empty: none
    std::vector<std::string> needs; ///< ids of tasks that have to end before; empty: not reported
    std::string error; ///< first line of what the server says of a failure

    friend bool operator==(const Task &, const Task &) = default;
};

/// Counts as the server itself gives them; lists may be shorter.
struct ClusterTotals
{
    std::optional<double> workers;
    std::optional<double> workersActive;
    std::optional<double> tasks;
    std::optional<double> tasksPending;
    std::optional<double> tasksRunning;
    std::optional<double> tasksCompleted; ///< since the start of the server
    std::optional<double> tasksFailed;
    std::optional<double> tasksPerSecond;
    std::optional<double> meanExecutionSeconds;
    std::optional<double> allocationSeconds; ///< from asking for a worker to having one
    std::optional<double> efficiencyRatio; ///< of the resources reserved
    std::optional<double> queueLength;
    std::optional<double> errors;
    std::optional<double> healthRatio; ///< of the whole system, by the server's own score
    Utilization measured;
    Utilization reserved; ///< means over the workers

    friend bool operator==(const ClusterTotals &, const ClusterTotals &) = default;
};

enum class ScalingAction
{
    Maintain,
    ScaleUp,
    ScaleDown
};

struct ScalingDecision
{
    Timestamp time;
    ScalingAction action = ScalingAction::Maintain;
    std::string reason; ///< as the server gives it
    std::optional<std::uint32_t> count; ///< workers to add or remove
    std::vector<std::string> workers; ///< to remove
    std::optional<double> utilizationRatio; ///< it was decided on
    std::string workerType;

    friend bool operator==(const ScalingDecision &, const ScalingDecision &) = default;
};

/// An alert or an error that a server tells of.
struct ClusterAlert
{
    std::string id; ///< stable within its server
    Timestamp time;
    Severity severity = Severity::Warning;
    std::string kind; ///< the server's word for it; may be empty
    std::string text;
    std::string worker; ///< empty: none
    std::string task;
    bool isAcknowledged = false;
    bool isResolved = false;

    friend bool operator==(const ClusterAlert &, const ClusterAlert &) = default;
};

enum class BreakerState
{
    Closed,
    HalfOpen,
    Open,
    Unknown
};

struct CircuitBreaker
{
    std::string name; ///< of the worker, task type or address it guards
    std::string guards; ///< "worker", "task" or "endpoint"
    BreakerState state = BreakerState::Unknown;
    std::optional<Timestamp> since;
    std::uint64_t failures = 0; ///< in all
    std::uint64_t successes = 0;
    std::uint64_t trips = 0;
    std::optional<double> resetSeconds;
    std::optional<double> healthRatio;

    friend bool operator==(const CircuitBreaker &, const CircuitBreaker &) = default;
};

/// Why less is shown than there is. `text` is one sentence.
struct ServerLimit
{
    enum class Kind
    {
        Key, ///< the key may see a part only
        Truncated, ///< the server or a limit of ours cut a list
        Simulated, ///< the numbers are invented, by a demo or by the server itself
        Partial, ///< one part could not be read; others could
        Clock, ///< times of the server cannot be placed
    };

    Kind kind = Kind::Partial;
    std::string text;

    friend bool operator==(const ServerLimit &, const ServerLimit &) = default;
};

using WorkerList = std::shared_ptr<const std::vector<Worker>>;

/// What one round of questions to one server found. A part that is absent is not reported by this
/// kind of server or was not asked for in this round. Immutable once handed on.
struct ClusterReading
{
    SourceId source;
    std::string server; ///< name of the source
    ServerKind kind = ServerKind::Unknown;
    Timestamp time; ///< of the round, our clock
    std::optional<std::vector<Worker>> workers;
    std::optional<std::vector<Task>> tasks; ///< what changed, or all; see hasAllTasks
    bool hasAllTasks = false; ///< tasks the server no longer names are gone from it
    ClusterTotals totals;
    std::vector<ScalingDecision> scaling; ///< new ones may be among known ones
    std::optional<std::vector<ClusterAlert>> alerts;
    std::optional<std::vector<CircuitBreaker>> breakers;
    std::vector<ServerLimit> limits;
    std::uint64_t requests = 0; ///< made of the server since the start
    std::uint64_t bytes = 0; ///< received from it since the start, as they came over the wire
};

/// How one server of the cluster fares.
struct ClusterServer
{
    SourceId source;
    std::string name;
    ServerKind kind = ServerKind::Unknown;
    std::optional<Timestamp> lastReading;
    std::vector<ServerLimit> limits;
    std::uint64_t requests = 0; ///< made since the start; the load PerfDeck puts on it
    std::uint64_t bytes = 0; ///< received, as they came over the wire
};

/// All servers' readings joined: workers and tasks by their ids. Immutable; published anew after
/// each reading.
struct Cluster
{
    std::string name; ///< label `source` of its series
    Timestamp time;
    std::vector<ClusterServer> servers;
    WorkerList workers; ///< sorted by id; null: no server lists workers
    std::vector<Task> living; ///< not ended, sorted by id
    std::vector<Task> ended; ///< the last kKeptTasks, the newest last; the history has the others
    bool listsTasks = false; ///< whether any server lists tasks
    ClusterTotals totals; ///< what no server says, but follows from its lists, is filled in
    std::vector<ScalingDecision> scaling; ///< since the start of the program, oldest first
    std::vector<ClusterAlert> alerts; ///< newest last
    std::vector<CircuitBreaker> breakers;

    static constexpr std::size_t kKeptTasks = 2'000;
    static constexpr std::size_t kKeptDecisions = 1'000;
};

/// Whether any of its servers says, or is known, to invent its numbers.
[[nodiscard]] inline bool isSimulated(const Cluster &cluster)
{
    for (const ClusterServer &server : cluster.servers)
        for (const ServerLimit &limit : server.limits)
            if (limit.kind == ServerLimit::Kind::Simulated)
                return true;
    return false;
}

using ClusterPtr = std::shared_ptr<const Cluster>;

/// What a reading made new, for the history.
struct ClusterChanges
{
    std::vector<Worker> workers; ///< met for the first time, or in another state or shape
    std::vector<Task> tasks; ///< new, or in another state
    std::vector<ScalingDecision> scaling;
};

/// Travels with an Observation. Immutable once handed on.
struct ClusterUpdate
{
    ClusterPtr cluster; ///< null: its last server was removed
    ClusterChanges changes;
};

using ClusterUpdatePtr = std::shared_ptr<const ClusterUpdate>;

} // namespace perfdeck
