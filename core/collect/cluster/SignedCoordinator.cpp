// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/cluster/SignedCoordinator.h"

#include "core/collect/cluster/Capabilities.h"
#include "core/collect/cluster/RestTask.h"
#include "core/model/ClusterWords.h"

namespace perfdeck {

namespace {

constexpr const char *kFinishedStates[] = {"completed", "failed", "cancelled"};

std::string taskList(const char *state)
{
    return std::string("/api/tasks?status=") + state
        + "&limit=" + std::to_string(SignedCoordinator::kMostTasks);
}

} // namespace

SignedCoordinator::SignedCoordinator(SourceId source, std::string name)
    : RoundReader(ServerKind::SignedCoordinator, source, std::move(name))
{
}

std::vector<ServerRequest> SignedCoordinator::requests()
{
    m_follower.beginRound();
    m_hasAsked = false;
    return {{ReadingPart::Summary, "/status"},
            {ReadingPart::Workers, "/api/workers"},
            {ReadingPart::RunningTasks, taskList("running")},
            {ReadingPart::PendingTasks, taskList("pending")}};
}

std::vector<ServerRequest> SignedCoordinator::nextRequests()
{
    if (m_hasAsked)
        return {};
    m_hasAsked = true;
    const auto vanished = m_follower.vanished();
    const double unmet = m_finished - m_finishedBefore - static_cast<double>(vanished.size());
    std::vector<ServerRequest> more;
    if (m_finishedBefore < 0 || vanished.size() > kMostDetails || unmet > 0) {
        for (const char *state : kFinishedStates)
            more.push_back({ReadingPart::FinishedTasks, taskList(state)});
        return more;
    }
    for (const TaskFollower::Vanished &task : vanished)
        more.push_back({ReadingPart::TaskDetail, "/api/tasks/" + task.id, true});
    return more;
}

Status SignedCoordinator::read(const ServerRequest &request, std::string_view body)
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
        readOneTask(*root, clock(), m_follower, tasks());
        break;
    default:
        readTasks(*root);
    }
    return {};
}

bool SignedCoordinator::isRefusal(const ServerReply &reply) const
{
    // A missing import in the server turns its own refusal into a plain-text 500.
    return RoundReader::isRefusal(reply)
        || (reply.status == 500 && !reply.body.starts_with('{')
            && reply.body.find("Internal Server Error") != reply.body.npos);
}

void SignedCoordinator::readStatus(const JsonObject &root)
{
    ClusterTotals &totals = reading().totals;
    if (const auto counts = objectOf(root, "workers")) {
        totals.workers = numberOf(*counts, "total");
        totals.workersActive = numberOf(*counts, "active");
    }
    if (const auto counts = objectOf(root, "tasks")) {
        totals.tasks = numberOf(*counts, "total");
        totals.tasksPending = numberOf(*counts, "pending");
        totals.tasksRunning = numberOf(*counts, "running");
        totals.tasksCompleted = numberOf(*counts, "completed");
        totals.tasksFailed = numberOf(*counts, "failed");
    }
    m_finished = totals.tasksCompleted.value_or(0) + totals.tasksFailed.value_or(0);
    if (m_finished < m_finishedBefore)
        restart();
}

void SignedCoordinator::restart()
{
    m_follower.clear();
    m_finishedBefore = -1;
}

void SignedCoordinator::readWorkers(const JsonObject &root)
{
    const auto array = arrayOf(root, "workers");
    if (!array)
        return;
    std::string_view newest;
    for (const JsonElement &element : *array) {
        JsonObject object;
        if (!element.get(object))
            newest = std::max(newest, textOf(object, "last_heartbeat"));
    }
    clock().calibrate(newest, received());
    workers().reserve(array->size());
    for (const JsonElement &element : *array) {
        JsonObject object;
        if (element.get(object) || textOf(object, "worker_id").empty())
            continue;
        Worker worker;
        worker.profile = profiles().get(
            textOf(object, "worker_id"), textOf(object, "hostname"), [&](WorkerProfile &profile) {
                if (const auto summary = objectOf(object, "capabilities_summary"))
                    readCapabilities(*summary, profile);
            });
        worker.stateText = textOf(object, "status");
        worker.state = workerState(worker.stateText);
        worker.lastSeen = clock().place(textOf(object, "last_heartbeat"));
        workers().push_back(std::move(worker));
    }
}

void SignedCoordinator::readTasks(const JsonObject &root)
{
    const auto array = arrayOf(root, "tasks");
    if (!array)
        return;
    if (array->size() >= kMostTasks)
        limit(ServerLimit::Kind::Truncated,
              "The coordinator lists its oldest tasks first; those after the first "
                  + std::to_string(kMostTasks) + " of a state are not shown.");
    readTaskList(*array, clock(), m_follower, tasks());
}

void SignedCoordinator::complete()
{
    if (m_finished >= 0)
        m_finishedBefore = m_finished;
    for (const TaskFollower::Vanished &task : m_follower.vanished())
        m_follower.forget(task.id);
}

} // namespace perfdeck
