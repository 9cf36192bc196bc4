// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/simulator/wire/CoordinatorReplies.h"

#include "bench/simulator/wire/TaskText.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace perfdeck::simulation {

namespace {

using Json = nlohmann::ordered_json;
using WorkerState = SimulatedWorker::State;
using TaskState = SimulatedTask::State;

constexpr double kMbPerGb = 1'024;

Answer json(const Json &body, int status = 200)
{
    return {status, Answer().type, body.dump()};
}

Answer error(int status, const char *text)
{
    return json({{"error", text}}, status);
}

Answer unauthorized()
{
    return error(401, "Unauthorized");
}

std::string parameter(const Request &request, const char *name)
{
    const auto at = request.query.find(name);
    return at == request.query.end() ? std::string() : at->second;
}

/// A part of a list, as limit and offset ask for it.
struct Page
{
    std::optional<std::size_t> limit;
    std::size_t offset = 0;

    /// None where one of them is no number.
    static std::optional<Page> of(const Request &request)
    {
        Page page;
        for (const char *name : {"limit", "offset"}) {
            const std::string text = parameter(request, name);
            if (text.empty())
                continue;
            std::size_t number = 0;
            const auto [end, problem]
                = std::from_chars(text.data(), text.data() + text.size(), number);
            if (problem != std::errc() || end != text.data() + text.size())
                return std::nullopt;
            if (*name == 'l')
                page.limit = number;
            else
                page.offset = number;
        }
        return page;
    }

    /// The answer with this part of `count` items; `item` makes one.
    template<class Items, class Make>
    [[nodiscard]] Answer list(const char *key, const Items &items, const Make &make) const
    {
        Json list = Json::array();
        const std::size_t from = std::min(offset, items.size());
        const std::size_t count = std::min(limit.value_or(items.size()), items.size() - from);
        for (std::size_t i = from; i < from + count; ++i)
            list.push_back(make(*items[i]));
        return json({{"status", "success"},
                     {"total", items.size()},
                     {"offset", offset},
                     {"limit", limit ? Json(*limit) : Json()},
                     {key, std::move(list)}});
    }
};

Answer badPage()
{
    return error(400, "Invalid limit or offset parameter");
}

/// Of a comma list all must match.
bool hasAll(const HardwareType &type, std::string_view list)
{
    while (!list.empty()) {
        const std::size_t end = std::min(list.find(','), list.size());
        if (!type.has(list.substr(0, end)))
            return false;
        list.remove_prefix(std::min(end + 1, list.size()));
    }
    return true;
}

Json capabilities(const SimulatedWorker &worker)
{
    const HardwareType &type = *worker.type;
    Json body{{"hostname", worker.host},
              {"platform", type.platform},
              {"hardware", type.tags},
              {"cpu",
               {{"model", type.cpu},
                {"cores", type.all.cores},
                {"threads", type.threads},
                {"freq_mhz", type.frequencyMhz}}}};
    if (type.gpus > 0) {
        body["gpu"] = {{"name", type.gpu}, {"count", type.gpus}, {"memory_gb", type.gpuMemoryGb}};
        if (type.cudaCompute > 0)
            body["gpu"]["cuda_compute"] = type.cudaCompute;
    }
    body["memory"] = {{"total_gb", type.all.memoryMb / kMbPerGb},
                      {"available_gb", rounded(type.all.memoryMb / kMbPerGb * 0.9)}};
    body["webnn"] = {{"available", type.has("webnn")}};
    body["webgpu"] = {{"available", type.has("webgpu")}};
    return body;
}

/// As of the last heartbeat. Workers without CUDA do not tell of their GPUs.
Json hardwareMetrics(const SimulatedWorker &worker)
{
    const HardwareType &type = *worker.type;
    const double total = type.all.memoryMb / kMbPerGb;
    const double used = total * worker.memoryPercent / 100;
    Json body{{"cpu_percent", rounded(worker.cpuPercent)},
              {"memory_percent", rounded(worker.memoryPercent)},
              {"memory_used_gb", rounded(used)},
              {"memory_available_gb", rounded(total - used)}};
    if (!type.has("cuda"))
        return body;
    double left = (type.all.gpuMemoryMb - worker.free.gpuMemoryMb) / kMbPerGb;
    for (std::uint32_t index = 0; index < type.gpus; ++index) {
        const double allocated = std::min(left, type.gpuMemoryGb) * 0.92;
        left -= std::min(left, type.gpuMemoryGb);
        body["gpu"].push_back(
            {{"index", index},
             {"memory_allocated_gb", rounded(allocated)},
             {"memory_reserved_gb", rounded(std::min(allocated * 1.1, type.gpuMemoryGb))},
             {"memory_total_gb", type.gpuMemoryGb},
             {"memory_utilization_percent", rounded(100 * allocated / type.gpuMemoryGb)}});
    }
    return body;
}

} // namespace

const char *workerWord(WorkerState state)
{
    switch (state) {
    case WorkerState::Recovering:
        return "recovery_pending";
    case WorkerState::Broken:
        return "permanent_failure";
    case WorkerState::Removed:
        return "offline";
    case WorkerState::Active:
    case WorkerState::Lost:
        break;
    }
    return "active";
}

Answer CoordinatorReplies::answer(const Request &request, Role role) const
{
    constexpr std::string_view kWorker = "/api/workers/";
    constexpr std::string_view kTask = "/api/tasks/";
    if (request.path == "/")
        return json({{"status", "ok"},
                     {"version", "1.0.0"},
                     {"name", "Distributed Testing Framework Coordinator"},
                     {"simulated", true}});
    if (request.path == "/status")
        return status();
    if (request.path == "/api/workers")
        return workers(request, role);
    if (request.path == "/api/tasks")
        return tasks(request, role);
    if (request.path.starts_with(kWorker))
        return worker(request.path.substr(kWorker.size()), role);
    if (request.path.starts_with(kTask))
        return task(request.path.substr(kTask.size()), role);
    return notFound();
}

Answer CoordinatorReplies::status() const
{
    return json({{"status", "ok"},
                 {"workers", m_cluster.fleet().workers().size()},
                 {"tasks", m_cluster.ledger().tasks().size()},
                 {"redundancy_enabled", false},
                 {"redundancy_role", "none"},
                 {"enhanced_error_handling_enabled", false},
                 {"simulated", true}});
}

Answer CoordinatorReplies::workers(const Request &request, Role role) const
{
    if (role != Role::Admin && role != Role::Worker)
        return unauthorized();
    const auto page = Page::of(request);
    if (!page)
        return badPage();
    const std::string state = parameter(request, "status");
    const std::string hardware = parameter(request, "hardware");
    std::vector<const SimulatedWorker *> found;
    for (const SimulatedWorker &worker : m_cluster.fleet().workers())
        if ((state.empty() || state == workerWord(worker.state)) && hasAll(*worker.type, hardware))
            found.push_back(&worker);
    return page->list("workers", found, [&](const SimulatedWorker &worker) {
        return role == Role::Admin ? fullWorker(worker) : limitedWorker(worker);
    });
}

Answer CoordinatorReplies::worker(const std::string &id, Role role) const
{
    if (role != Role::Admin && role != Role::Worker)
        return unauthorized();
    const auto &all = m_cluster.fleet().workers();
    const auto worker = std::ranges::find(all, id, &SimulatedWorker::id);
    if (worker == all.end())
        return error(404, "Worker not found");
    if (role == Role::Worker)
        return json({{"status", "success"}, {"worker", limitedWorker(*worker)}});
    Json body = fullWorker(*worker);
    Json active = Json::array();
    for (const std::uint32_t index : worker->tasks) {
        const SimulatedTask &task = m_cluster.ledger().tasks()[index];
        active.push_back({{"task_id", task.id},
                          {"type", task.kind().name},
                          {"started", m_time.text(task.started)}});
    }
    const Json health = workerHealth(*worker, body);
    body["active_tasks"] = std::move(active);
    body["active_task_count"] = worker->tasks.size();
    body["health"] = health;
    return json({{"status", "success"}, {"worker", std::move(body)}});
}

Json CoordinatorReplies::limitedWorker(const SimulatedWorker &worker) const
{
    return {{"worker_id", worker.id},
            {"hostname", worker.host},
            {"status", workerWord(worker.state)},
            {"hardware", worker.type->tags}};
}

Json CoordinatorReplies::fullWorker(const SimulatedWorker &worker) const
{
    Json body{{"worker_id", worker.id},
              {"hostname", worker.host},
              {"capabilities", capabilities(worker)},
              {"status", workerWord(worker.state)},
              {"registered", m_time.text(worker.registered)},
              {"last_heartbeat", m_time.text(worker.lastHeartbeat)},
              {"tasks_completed", worker.completed},
              {"tasks_failed", worker.failed}};
    if (worker.hasBeat) {
        body["hardware_metrics"] = hardwareMetrics(worker);
        const bool isIll = worker.isFlaky && worker.failed * 8 > worker.completed;
        body["health_status"]
            = {{"is_healthy", !isIll},
               {"health_metrics",
                {{"cpu_percent", rounded(worker.cpuPercent)},
                 {"memory_percent", rounded(worker.memoryPercent)},
                 {"disk_percent", rounded(worker.diskPercent)}}},
               {"recovery_status",
                {{"needs_recovery", worker.state == WorkerState::Recovering},
                 {"auto_recovery_enabled", true},
                 {"last_recovery_attempt",
                  worker.lastRecovery ? Json(m_time.text(*worker.lastRecovery)) : Json()}}}};
    }
    body["active_tasks"] = worker.tasks.size();
    return body;
}

Json CoordinatorReplies::workerHealth(const SimulatedWorker &worker, const Json &full) const
{
    Json health;
    for (const char *key : {"worker_id", "hostname", "status", "last_heartbeat", "capabilities"})
        health[key] = full[key];
    if (full.contains("hardware_metrics"))
        health["hardware_metrics"] = full["hardware_metrics"];
    Json assigned = Json::array();
    for (const std::uint32_t index : worker.tasks) {
        const SimulatedTask &task = m_cluster.ledger().tasks()[index];
        assigned.push_back({{"task_id", task.id},
                            {"type", task.kind().name},
                            {"status", taskWord(task.state)},
                            {"started", m_time.text(task.started)}});
    }
    health["recovery_attempts"] = worker.recoveries;
    health["recovery_history"] = Json::array();
    health["health_history"] = Json::array();
    health["assigned_tasks"] = std::move(assigned);
    health["in_recovery_pending"] = worker.state == WorkerState::Recovering;
    return health;
}

Answer CoordinatorReplies::tasks(const Request &request, Role role) const
{
    if (role == Role::None)
        return unauthorized();
    const auto page = Page::of(request);
    if (!page)
        return badPage();
    const std::string state = parameter(request, "status");
    const std::string type = parameter(request, "type");
    const std::string worker = parameter(request, "worker_id");
    const auto &workers = m_cluster.fleet().workers();
    std::vector<const SimulatedTask *> found;
    for (const SimulatedTask &task : m_cluster.ledger().tasks()) {
        const bool runsThere = worker.empty()
            || (task.state == TaskState::Running && workers[task.worker].id == worker);
        if ((state.empty() || state == taskWord(task.state))
            && (type.empty() || type == task.kind().name) && runsThere)
            found.push_back(&task);
    }
    return page->list("tasks", found, [this](const SimulatedTask &task) { return taskJson(task); });
}

Answer CoordinatorReplies::task(const std::string &id, Role role) const
{
    if (role == Role::None)
        return unauthorized();
    const SimulatedTask *task = m_cluster.ledger().find(id);
    if (task == nullptr)
        return error(404, "Task not found");
    Json body = taskJson(*task);
    if (task->state == TaskState::Running)
        body["worker_hostname"] = m_cluster.fleet().workers()[task->worker].host;
    const Json health = taskHealth(*task, body);
    body["health"] = health;
    return json({{"status", "success"}, {"task", std::move(body)}});
}

Json CoordinatorReplies::taskJson(const SimulatedTask &task) const
{
    Json body{{"task_id", task.id},
              {"type", task.kind().name},
              {"priority", task.priority},
              {"config", taskConfig(task, m_cluster.ledger().tasks())},
              {"requirements", taskRequirements(task.kind())},
              {"status", taskWord(task.state)},
              {"created", m_time.text(task.created)},
              {"attempts", task.attempts}};
    if (task.state == TaskState::Cancelled)
        body["cancelled"] = m_time.text(task.ended);
    if (task.state == TaskState::Cancelled || task.state == TaskState::Pending)
        return body;
    body["started"] = m_time.text(task.started);
    body["worker_id"] = m_cluster.fleet().workers()[task.worker].id;
    const double ran
        = (task.state == TaskState::Running ? m_cluster.now() : task.ended) - task.started;
    if (task.state == TaskState::Running) {
        if (ran > Fleet::kHeartbeat) // workers tell with a heartbeat
            body["progress"] = std::min(99.0, rounded(100 * ran / (task.due - task.started)));
        return body;
    }
    if (task.error == SimulatedTask::kLostWorker) { // found out by the coordinator itself
        body["error"] = "Worker " + m_cluster.fleet().workers()[task.worker].id + ' '
            + std::string(task.error);
        body["failed_time"] = m_time.text(task.ended);
        return body;
    }
    body["ended"] = m_time.text(task.ended);
    if (task.state == TaskState::Completed) {
        body["progress"] = 100.0;
        body["result"] = taskResult(task, m_time.shown(ran));
    } else
        body["error"] = task.error;
    body["execution_time"] = rounded(m_time.shown(ran));
    return body;
}

Json CoordinatorReplies::taskHealth(const SimulatedTask &task, const Json &full) const
{
    Json health;
    for (const char *key : {"task_id", "type", "status", "priority", "created"})
        health[key] = full[key];
    for (const char *key : {"started", "ended", "worker_id"})
        health[key] = full.contains(key) ? full[key] : Json("unknown");
    health["config"] = full["config"];
    health["requirements"] = full["requirements"];
    health["recovery_attempts"] = std::max<int>(0, task.attempts - 1);
    for (const char *key : {"recovery_history", "health_history", "execution_history"})
        health[key] = Json::array();
    return health;
}

} // namespace perfdeck::simulation
