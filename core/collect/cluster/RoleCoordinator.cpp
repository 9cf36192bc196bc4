// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/cluster/RoleCoordinator.h"

#include "core/collect/cluster/Capabilities.h"
#include "core/collect/cluster/RestTask.h"
#include "core/model/ClusterWords.h"

#include <algorithm>
#include <functional>

namespace perfdeck {

namespace {

constexpr double kBytesPerGib = 1'073'741'824;
constexpr double kPercent = 0.01;

std::string page(std::size_t offset, std::size_t count)
{
    return "/api/tasks?offset=" + std::to_string(offset) + "&limit=" + std::to_string(count);
}

void readMetrics(const JsonObject &metrics, Worker &worker)
{
    worker.measured.cpuRatio = scaledOf(metrics, "cpu_percent", kPercent);
    worker.measured.memoryRatio = scaledOf(metrics, "memory_percent", kPercent);
    worker.measured.gpuRatio = scaledOf(metrics, "gpu_utilization", kPercent);
    worker.memoryUsedBytes = scaledOf(metrics, "memory_used_gb", kBytesPerGib);
    const auto gpus = arrayOf(metrics, "gpu");
    if (!gpus)
        return;
    for (const JsonElement &element : *gpus) {
        JsonObject object;
        if (element.get(object))
            continue;
        WorkerGpu gpu;
        gpu.index = countOf<int>(object, "index").value_or(0);
        gpu.memoryUsedBytes = scaledOf(object, "memory_allocated_gb", kBytesPerGib);
        gpu.memoryTotalBytes = scaledOf(object, "memory_total_gb", kBytesPerGib);
        worker.gpus.push_back(std::move(gpu));
    }
}

} // namespace

RoleCoordinator::RoleCoordinator(SourceId source, std::string name)
    : RoundReader(ServerKind::RoleCoordinator, source, std::move(name))
{
}

std::vector<ServerRequest> RoleCoordinator::requests()
{
    m_follower.beginRound();
    m_pages = 0;
    m_hasAskedDetails = false;
    return {{ReadingPart::Summary, "/status"},
            {ReadingPart::Workers, "/api/workers"},
            {ReadingPart::RunningTasks, "/api/tasks?status=running"},
            {ReadingPart::PendingTasks, "/api/tasks?status=pending"}};
}

std::vector<ServerRequest> RoleCoordinator::nextRequests()
{
    std::vector<ServerRequest> more;
    askNew(more);
    if (!more.empty() || m_hasAskedDetails)
        return more;
    m_hasAskedDetails = true;
    askVanished(more);
    askOlder(more);
    return more;
}

void RoleCoordinator::askNew(std::vector<ServerRequest> &more)
{
    if (m_next < m_total && m_pages < kMostPages) {
        more.push_back({ReadingPart::NewTasks, page(m_next, kPage)});
        m_next = std::min(m_next + kPage, m_total);
        ++m_pages;
    }
}

/// Neighbours in the list come with one request; those who stand alone are asked for by themselves.
/// Where there are too many, the fullest requests go first: what waits stands closer together in
/// the next round.
void RoleCoordinator::askVanished(std::vector<ServerRequest> &more)
{
    struct Run
    {
        std::size_t from = 0;
        std::size_t last = 0;
        std::size_t tasks = 1;
        std::string id; ///< of the first one
    };

    std::vector<Run> runs;
    for (TaskFollower::Vanished &task : m_follower.vanished()) {
        const bool joins = task.place && !runs.empty() && runs.back().last > 0
            && *task.place - runs.back().last <= kGap && *task.place - runs.back().from < kPage;
        if (!joins) {
            runs.push_back({task.place.value_or(0), task.place.value_or(0), 1, std::move(task.id)});
            continue;
        }
        runs.back().last = *task.place;
        ++runs.back().tasks;
    }
    std::ranges::stable_sort(runs, std::greater<>(), &Run::tasks);
    runs.resize(std::min(runs.size(), kMostDetails));
    for (const Run &run : runs)
        more.push_back(
            run.tasks == 1
                ? ServerRequest{ReadingPart::TaskDetail, "/api/tasks/" + run.id, true}
                : ServerRequest{ReadingPart::OlderTasks, page(run.from, run.last - run.from + 1)});
}

void RoleCoordinator::askOlder(std::vector<ServerRequest> &more)
{
    if (m_older == 0 || m_readBack >= kMostOlder)
        return;
    const std::size_t count = std::min(kPage, m_older);
    more.push_back({ReadingPart::OlderTasks, page(m_older - count, count)});
    m_older -= count;
    m_readBack += count;
}

Status RoleCoordinator::read(const ServerRequest &request, std::string_view body)
{
    const auto root = json().readObject(body);
    if (!root)
        return tl::make_unexpected(root.error());
    switch (request.part) {
    case ReadingPart::Summary:
        readStatus(*root);
        break;
    case ReadingPart::Workers:
        readWorkers(*root);
        break;
    case ReadingPart::TaskDetail:
        if (const auto task = objectOf(*root, "task"))
            readOneTask(*task, clock(), m_follower, tasks());
        break;
    default:
        readTasks(*root, request.part);
    }
    return {};
}

void RoleCoordinator::readStatus(const JsonObject &root)
{
    lookForMark(root);
    ClusterTotals &totals = reading().totals;
    totals.workers = numberOf(root, "workers");
    totals.tasks = numberOf(root, "tasks");
    m_total = countOf<std::size_t>(root, "tasks").value_or(0);
    if (m_total < m_next) { // the server began anew: its lists are in memory
        m_follower.clear();
        m_next = m_older = 0;
    }
    if (!m_hasLooked) {
        m_hasLooked = true;
        m_next = m_total > kPage ? m_total - kPage : 0;
        m_older = m_next;
    }
    if (const auto errors = objectOf(root, "error_handling"))
        totals.errors = numberOf(*errors, "total_errors");
}

void RoleCoordinator::readWorkers(const JsonObject &root)
{
    const auto array = arrayOf(root, "workers");
    if (!array)
        return;
    std::string_view newest;
    bool isLimited = false;
    for (const JsonElement &element : *array) {
        JsonObject object;
        if (element.get(object))
            continue;
        newest = std::max(newest, textOf(object, "last_heartbeat"));
        isLimited = isLimited || object["capabilities"].error();
    }
    clock().calibrate(newest, received());
    if (isLimited)
        limit(ServerLimit::Kind::Key,
              "The key has the role of a worker: load, tasks and hardware of the workers are shown "
              "to keys with the role admin only.");
    workers().reserve(array->size());
    for (const JsonElement &element : *array) {
        JsonObject object;
        if (!element.get(object) && !textOf(object, "worker_id").empty())
            workers().push_back(readWorker(object));
    }
}

Worker RoleCoordinator::readWorker(const JsonObject &object)
{
    Worker worker;
    worker.profile = profiles().get(
        textOf(object, "worker_id"), textOf(object, "hostname"), [&](WorkerProfile &profile) {
            if (const auto capabilities = objectOf(object, "capabilities"))
                readCapabilities(*capabilities, profile);
            JsonElement hardware;
            if (profile.hardware.empty() && !object["hardware"].get(hardware))
                readHardware(hardware, profile);
        });
    worker.stateText = textOf(object, "status");
    worker.state = workerState(worker.stateText);
    worker.registered = clock().place(textOf(object, "registered"));
    worker.lastSeen = clock().place(textOf(object, "last_heartbeat"));
    worker.tasksRunning = countOf<std::uint32_t>(object, "active_tasks");
    worker.tasksCompleted = countOf<std::uint64_t>(object, "tasks_completed");
    worker.tasksFailed = countOf<std::uint64_t>(object, "tasks_failed");
    if (const auto metrics = objectOf(object, "hardware_metrics"))
        readMetrics(*metrics, worker);
    if (const auto health = objectOf(object, "health_status"))
        worker.isHealthy = flagOf(*health, "is_healthy");
    return worker;
}

void RoleCoordinator::readTasks(const JsonObject &root, ReadingPart part)
{
    const auto array = arrayOf(root, "tasks");
    if (!array)
        return;
    if (part == ReadingPart::RunningTasks)
        reading().totals.tasksRunning = numberOf(root, "total");
    if (part == ReadingPart::PendingTasks)
        reading().totals.tasksPending = numberOf(root, "total");
    // Only the list of all tasks has places.
    const bool hasPlaces = part == ReadingPart::NewTasks || part == ReadingPart::OlderTasks;
    readTaskList(*array,
                 clock(),
                 m_follower,
                 tasks(),
                 hasPlaces ? countOf<std::size_t>(root, "offset") : std::nullopt);
}

bool RoleCoordinator::passesOver(const ServerRequest &request, const ServerReply &reply)
{
    // Every known key may list tasks, workers only those with the role of a worker or admin.
    if (request.part != ReadingPart::Workers || reply.status != 401)
        return RoundReader::passesOver(request, reply);
    limit(ServerLimit::Kind::Key, "The key may list tasks, but no workers.");
    return true;
}

} // namespace perfdeck
