// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/simulator/wire/DrmReplies.h"

#include "bench/simulator/wire/CoordinatorReplies.h"

#include <cstdlib>

namespace perfdeck::simulation {

namespace {

using Json = nlohmann::ordered_json;

Json shares(const ReservedShares &shares)
{
    return {{"cpu", shares.cpu},
            {"memory", shares.memory},
            {"gpu", shares.gpu},
            {"overall", shares.overall}};
}

Json resources(const SimulatedWorker &worker, const WireTime &time)
{
    const Resources &all = worker.type->all;
    Json inner{{"cpu", {{"cores", all.cores}, {"available_cores", worker.free.cores}}},
               {"memory", {{"total_mb", all.memoryMb}, {"available_mb", worker.free.memoryMb}}}};
    if (all.gpuMemoryMb > 0)
        inner["gpu"] = {{"devices", worker.type->gpus},
                        {"memory_mb", all.gpuMemoryMb},
                        {"available_memory_mb", worker.free.gpuMemoryMb}};
    return {{"registration_time", time.unix(worker.registered)},
            {"last_updated", time.unix(worker.lastHeartbeat)},
            {"resources", std::move(inner)},
            {"utilization", shares(worker.reserved())}};
}

Json workerJson(const SimulatedWorker &worker, const WireTime &time)
{
    const std::uint64_t count = worker.completed + worker.failed;
    const double completed = double(worker.completed);
    const bool isActive = worker.state == SimulatedWorker::State::Active;
    return {{"resources", resources(worker, time)},
            {"tasks", worker.tasks.size()},
            {"performance",
             {{"task_count", count},
              {"success_rate", count == 0 ? 1.0 : completed / double(count)},
              {"avg_execution_time",
               worker.completed == 0 ? 0.0 : time.shown(worker.workedSeconds / completed)},
              {"resource_efficiency", 1.0},
              {"last_updated", time.unix(worker.lastHeartbeat)}}},
            {"utilization", shares(worker.reserved())},
            {"health", isActive ? "healthy" : "unhealthy"},
            {"status", workerWord(worker.state)},
            {"last_heartbeat", time.text(worker.lastHeartbeat)}};
}

Json statistics(const SimulatedCluster &cluster, const WireTime &time)
{
    const TaskCounts &counts = cluster.ledger().counts();
    const auto running = counts.of(SimulatedTask::State::Running);
    std::size_t active = 0;
    Json workers = Json::object();
    for (const SimulatedWorker &worker : cluster.fleet().workers()) {
        if (!worker.isManaged())
            continue;
        active += worker.state == SimulatedWorker::State::Active ? 1 : 0;
        workers[worker.id] = workerJson(worker, time);
    }
    return {{"total_workers", workers.size()},
            {"active_workers", active},
            {"active_tasks", running},
            {"pending_tasks", counts.of(SimulatedTask::State::Pending)},
            {"resource_reservations", running},
            {"workers", std::move(workers)},
            {"overall_utilization", shares(cluster.fleet().reserved())},
            {"simulated", true}};
}

Json performance(const SimulatedCluster &cluster, const WireTime &time)
{
    const RecentFigures recent = cluster.recent();
    return {{"task_throughput", time.rate(recent.tasksPerSecond)},
            {"allocation_time", 1'000 * time.shown(recent.allocationSeconds)},
            {"resource_efficiency", recent.efficiencyPercent}};
}

Json requirementsOf(const Decision &decision)
{
    if (decision.action != Decision::Action::ScaleUp)
        return Json::object();
    Json body{{"cpu_cores", 4}, {"memory_mb", 8'192}};
    if (decision.workerType == "gpu")
        body["gpu_memory_mb"] = 8'192;
    return body;
}

Json scaling(const SimulatedCluster &cluster, const WireTime &time, double since)
{
    const auto &workers = cluster.fleet().workers();
    Json list = Json::array();
    for (const Decision &decision : cluster.decisions()) {
        const double when = time.unix(decision.seconds);
        if (when <= since)
            continue;
        Json ids = Json::array();
        for (const std::uint32_t worker : decision.workers)
            ids.push_back(workers[worker].id);
        list.push_back({{"action", actionWord(decision.action)},
                        {"reason", decision.reason},
                        {"count", decision.count},
                        {"worker_ids", std::move(ids)},
                        {"utilization", decision.utilization},
                        {"worker_type", decision.workerType},
                        {"resource_requirements", requirementsOf(decision)},
                        {"provider", nullptr},
                        {"timestamp", when}});
    }
    return list;
}

} // namespace

Answer drmAnswer(const Request &request, const SimulatedCluster &cluster, const WireTime &time)
{
    const auto json = [](const Json &body) { return Answer{200, Answer().type, body.dump()}; };
    if (request.path == "/api/drm/statistics")
        return json(statistics(cluster, time));
    if (request.path == "/api/drm/performance")
        return json(performance(cluster, time));
    if (request.path == "/api/drm/scaling") {
        const auto since = request.query.find("since");
        return json(scaling(
            cluster,
            time,
            since == request.query.end() ? 0 : std::strtod(since->second.c_str(), nullptr)));
    }
    return notFound();
}

} // namespace perfdeck::simulation
