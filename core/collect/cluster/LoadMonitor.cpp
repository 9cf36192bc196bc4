// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/cluster/Capabilities.h"
#include "core/collect/cluster/RestTask.h"
#include "core/collect/cluster/RoundReader.h"
#include "core/collect/cluster/ServerReaders.h"
#include "core/model/ClusterWords.h"

#include <array>
#include <map>

namespace perfdeck {

namespace {

/// Of the five the one that is 1.
constexpr std::array<std::string_view, 5> kStatusWords{
    "queued", "assigned", "running", "completed", "failed"};

/// L. Numbers of workers and tasks by their ids, all of them fractions; utilisations in percent.
class LoadMonitor final : public RoundReader
{
public:
    LoadMonitor(SourceId source, std::string name)
        : RoundReader(ServerKind::LoadMonitor, source, std::move(name))
    {
    }

protected:
    [[nodiscard]] std::vector<ServerRequest> requests() override
    {
        m_details.clear();
        return {{ReadingPart::Totals, "/api/metrics/system"},
                {ReadingPart::WorkerDetails, "/api/workers/metadata", true},
                {ReadingPart::Workers, "/api/metrics/workers", true},
                {ReadingPart::RunningTasks, "/api/metrics/tasks", true}};
    }

    [[nodiscard]] Status read(const ServerRequest &request, std::string_view body) override;

private:
    struct Details
    {
        WorkerProfile profile;
        std::optional<Timestamp> registered;
    };

    void readDetails(const JsonObject &root);
    void readWorkers(const JsonObject &metrics);
    void readTasks(const JsonObject &metrics);

    std::map<std::string, Details, std::less<>> m_details;
};

Status LoadMonitor::read(const ServerRequest &request, std::string_view body)
{
    const auto root = json().readObject(body);
    if (!root)
        return tl::make_unexpected(root.error());
    if (request.part == ReadingPart::WorkerDetails) {
        readDetails(*root);
        return {};
    }
    clock().calibrate(textOf(*root, "timestamp"), received());
    const auto metrics = objectOf(*root, "metrics");
    if (!metrics)
        return failure(ErrorKind::InvalidInput, "the answer has no field metrics");
    if (request.part == ReadingPart::Workers)
        readWorkers(*metrics);
    else if (request.part == ReadingPart::RunningTasks)
        readTasks(*metrics);
    else {
        ClusterTotals &totals = reading().totals;
        totals.tasksRunning = numberOf(*metrics, "tasks_running");
        totals.tasksCompleted = numberOf(*metrics, "tasks_completed");
        totals.tasksFailed = numberOf(*metrics, "failed_tasks");
    }
    return {};
}

void LoadMonitor::readDetails(const JsonObject &root)
{
    for (const auto &[id, element] : root) {
        JsonObject object;
        if (element.get(object))
            continue;
        Details &details = m_details[std::string(id)];
        details.profile.host = textOf(object, "hostname");
        details.registered = clock().place(textOf(object, "registration_time"));
        const std::string_view type = textOf(object, "worker_type");
        if (!type.empty())
            details.profile.hardware.emplace_back(type);
    }
}

void LoadMonitor::readWorkers(const JsonObject &metrics)
{
    workers();
    for (const auto &[id, element] : metrics) {
        JsonObject object;
        if (element.get(object))
            continue;
        const auto known = m_details.find(id);
        const bool hasDetails = known != m_details.end();
        Worker worker;
        worker.profile = profiles().get(
            id, hasDetails ? known->second.profile.host : "", [&](WorkerProfile &profile) {
                if (hasDetails)
                    profile.hardware = known->second.profile.hardware;
            });
        if (hasDetails)
            worker.registered = known->second.registered;
        if (const auto status = numberOf(object, "status")) {
            worker.state = *status > 0 ? WorkerState::Active : WorkerState::Offline;
            worker.stateText = stateName(worker.state);
        }
        worker.measured = {scaledOf(object, "cpu_utilization", 0.01),
                           scaledOf(object, "memory_utilization", 0.01),
                           scaledOf(object, "gpu_utilization", 0.01)};
        worker.tasksRunning = countOf<std::uint32_t>(object, "active_tasks");
        workers().push_back(std::move(worker));
    }
}

void LoadMonitor::readTasks(const JsonObject &metrics)
{
    tasks();
    for (const auto &[id, element] : metrics) {
        JsonObject object;
        if (element.get(object))
            continue;
        Task task;
        task.id = id;
        for (const std::string_view word : kStatusWords)
            if (numberOf(object, std::string("status_").append(word)) == 1.0)
                task.stateText = word;
        task.state = taskState(task.stateText);
        task.priority = wholeOf(object, "priority");
        task.executionSeconds = numberOf(object, "processing_time");
        tasks().push_back(std::move(task));
    }
}

} // namespace

std::unique_ptr<ServerReader> makeLoadMonitor(SourceId source, std::string name)
{
    return std::make_unique<LoadMonitor>(source, std::move(name));
}

} // namespace perfdeck
