// SPDX-License-Identifier: GPL-3.0-or-later
// What the item models of a cluster show, of fixed values: see GoldenTextTest.cpp.
#include "tests/gui/models/GoldenCheck.h"
#include "widgets/models/CostsModel.h"
#include "widgets/models/FailuresModel.h"
#include "widgets/models/FaultModels.h"
#include "widgets/models/PoolsModel.h"
#include "widgets/models/ScalingModel.h"
#include "widgets/models/ServersModel.h"
#include "widgets/models/TaskGroupsModel.h"
#include "widgets/models/TasksModel.h"
#include "widgets/models/WorkerDevicesModel.h"
#include "widgets/models/WorkersModel.h"

#include <QTimeZone>

using namespace perfdeck;
using namespace std::chrono_literals;

namespace {

const Timestamp kNow{1'763'733'600s}; // 2025-11-21T14:00:00Z

Cluster cluster()
{
    auto profile = std::make_shared<WorkerProfile>();
    profile->id = "worker-1";
    profile->host = "10.0.0.1";
    profile->hardware = {"cpu", "cuda"};
    profile->attributes = {{"CPU", "16 cores"}, {"Memory", "64 GiB"}};
    Worker busy;
    busy.profile = profile;
    busy.state = WorkerState::Busy;
    busy.stateText = "busy";
    busy.measured = {0.5, 0.25, std::nullopt};
    busy.reserved.cpuRatio = 1;
    busy.tasksRunning = 2;
    busy.tasksCompleted = 12'345;
    busy.tasksFailed = 1;
    busy.lastSeen = kNow - 2s;
    auto bare = std::make_shared<WorkerProfile>();
    bare->id = "worker-2";
    Worker lost;
    lost.profile = bare;
    lost.state = WorkerState::Unknown;
    lost.stateText = "quarantined";
    Task running;
    running.id = "task-7";
    running.type = "benchmark";
    running.state = TaskState::Running;
    running.worker = "worker-1";
    running.model = "resnet50";
    running.created = kNow - 2min;
    running.started = kNow - 90s;
    running.progressRatio = 0.5;
    running.priority = 5;
    Task failed;
    failed.id = "task-3";
    failed.state = TaskState::Failed;
    failed.started = kNow - 60s;
    failed.ended = kNow - 20s;
    failed.error = "out of memory";
    Cluster made;
    made.workers = std::make_shared<const std::vector<Worker>>(std::vector{busy, lost});
    made.living = {running};
    made.ended = {failed};
    return made;
}

} // namespace

class GoldenClusterTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void workers()
    {
        WorkersModel model;
        checkRows("WorkersModel", model, workerRows(cluster(), kNow, QTimeZone::utc()));
    }

    void tasks()
    {
        TasksModel model;
        checkRows("TasksModel", model, taskRows(cluster(), kNow, QTimeZone::utc()));
    }

    void devices()
    {
        Worker worker = cluster().workers->front();
        worker.gpus = {{0, "NVIDIA H100", 0.5, 8e9, 80e9}, {1, "", {}, {}, {}}};
        WorkerDevicesModel model;
        checkRows("WorkerDevicesModel", model, workerDeviceRows(worker));
    }

    void costs()
    {
        CostsModel model;
        const std::vector<HardwareCost> costs{{"cuda", 2, 10.5, 4, 2.5}, {"", 1, 3, {}, {}}};
        checkRows("CostsModel", model, costRows(costs));
    }

    void failures()
    {
        FailuresModel model;
        const std::vector<FailureGroup> groups{{"out of memory on #",
                                                "out of memory on 3",
                                                {"t3", "t1"},
                                                {"w1"},
                                                {"benchmark"},
                                                kNow - 30h,
                                                kNow - 1min,
                                                2.0 / 3},
                                               {"", "", {"t2"}, {}, {}, {}, {}, 1.0 / 3}};
        checkRows("FailuresModel", model, failureRows(groups, kNow, QTimeZone::utc()));
    }

    void breakers()
    {
        BreakersModel model;
        const std::vector<CircuitBreaker> breakers{
            {"w1", "worker", BreakerState::Closed, {}, 1, 99, 0, {}, 0.99},
            {"w2", "worker", BreakerState::Open, kNow - 5min, 7, 3, 2, 30.0, {}}};
        checkRows("BreakersModel", model, breakerRows(breakers, kNow, QTimeZone::utc()));
    }

    void risks()
    {
        RisksModel model;
        using Kind = RiskReason::Kind;
        const std::vector<WorkerRisk> risks{
            {"w1", {{Kind::Unhealthy}, {Kind::MemoryPressure, 0.95, kHighMemory}}},
            {"w2", {{Kind::SilentHeartbeat, 65, 30}}},
            {"w3", {{Kind::RecentOutages, 3}, {Kind::OpenBreaker, 2}}}};
        checkRows("RisksModel", model, riskRows(risks));
    }

    void recovery()
    {
        RecoveryModel model;
        const std::vector<RecoveryAction> actions{
            {RecoveryAction::Kind::TaskRetry, 3, 4, 1, Proportion{0.75, 0.3, 0.95}},
            {RecoveryAction::Kind::WorkerReturn, 0, 0, 2, {}}};
        checkRows("RecoveryModel", model, recoveryRows(actions));
    }

    void pools()
    {
        PoolsModel model;
        ResourcePool pool;
        pool.hardware = "cuda";
        pool.workers = 3;
        pool.alive = 2;
        pool.cores = 128;
        pool.coresReserved = 96;
        pool.coresBusy = 64;
        pool.memoryBytes = 512.0 * (1ULL << 30U);
        pool.gpus = 8;
        pool.tasksRunning = 5;
        checkRows("PoolsModel", model, poolRows({pool, {}}));
    }

    void servers()
    {
        ServersModel model;
        Cluster made;
        ClusterServer coordinator;
        coordinator.source = SourceId(1);
        coordinator.name = "main";
        coordinator.kind = ServerKind::SignedCoordinator;
        coordinator.lastReading = kNow - 2s;
        coordinator.limits = {{ServerLimit::Kind::Key, "The key may list tasks, but no workers."}};
        coordinator.requests = 12;
        coordinator.bytes = 3 << 20;
        ClusterServer silent;
        silent.source = SourceId(2);
        silent.name = "second";
        made.servers = {coordinator, silent};
        SourceStatus up;
        up.id = SourceId(1);
        up.config.kind = SourceKind::Coordinator;
        up.health.state = SourceState::Up;
        up.health.lastSuccess = kNow - 2s;
        up.health.latency = 4ms;
        checkRows("ServersModel",
                  model,
                  serverRows(made, {up}, ServerLoadBook(), kNow, QTimeZone::utc()));
    }

    void scaling()
    {
        ScalingModel model;
        ScalingDecision up;
        up.time = kNow - 10min;
        up.action = ScalingAction::ScaleUp;
        up.reason = "high load";
        up.count = 2;
        up.utilizationRatio = 0.93;
        ScalingDecision down = up;
        down.time = kNow - 5min;
        down.action = ScalingAction::ScaleDown;
        down.workers = {"w1", "w2"};
        const std::vector<ScalingDecision> decisions{up, down};
        std::vector<ScalingImpact> impacts(2);
        impacts[0].utilization = {0.93, 0.61, -0.40, -0.24, 12, 10};
        impacts[0].queue = {4, 5, -2, 4, 12, 10};
        checkRows(
            "ScalingModel", model, decisionRows(decisions, impacts, true, kNow, QTimeZone::utc()));
    }

    void taskGroups()
    {
        TaskGroupsModel model;
        TaskGroup group;
        group.type = "benchmark";
        group.hardware = "cuda";
        group.completed = 7;
        group.failed = 1;
        group.perSecond = 0.5;
        group.execution = {{1, 2, 3, 4, 5, 6, 70}};
        group.executedSeconds = 91;
        group.waitedSeconds = 9;
        const std::vector<TaskGroup> groups{group, {}};
        checkRows("TaskGroupsModel", model, taskGroupRows(groups));
    }
};

QTEST_MAIN(GoldenClusterTest)
#include "GoldenClusterTest.moc"
