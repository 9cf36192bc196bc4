// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/cluster/Capabilities.h"
#include "core/collect/cluster/RestTask.h"
#include "core/collect/cluster/RoundReader.h"
#include "core/collect/cluster/ServerReaders.h"
#include "core/model/ClusterWords.h"

namespace perfdeck {

namespace {

/// M. Everything stands in an envelope {status, data, timestamp}, whose stamp is the server's now.
class MonitoringDashboard final : public RoundReader
{
public:
    MonitoringDashboard(SourceId source, std::string name)
        : RoundReader(ServerKind::MonitoringDashboard, source, std::move(name))
    {
    }

protected:
    [[nodiscard]] std::vector<ServerRequest> requests() override
    {
        return {{ReadingPart::Summary, "/api/status"},
                {ReadingPart::Workers, "/api/workers", true},
                {ReadingPart::RunningTasks, "/api/tasks", true},
                {ReadingPart::Alerts, "/api/alerts", true}};
    }

    [[nodiscard]] Status read(const ServerRequest &request, std::string_view body) override;

private:
    void readStatus(const JsonObject &data);
    void readWorkers(const JsonObject &data);
    void readTasks(const JsonObject &data);
    void readAlerts(const JsonObject &data);
};

Status MonitoringDashboard::read(const ServerRequest &request, std::string_view body)
{
    const auto root = json().readObject(body);
    if (!root)
        return tl::make_unexpected(root.error());
    clock().calibrate(textOf(*root, "timestamp"), received());
    const auto data = objectOf(*root, "data");
    if (!data)
        return failure(ErrorKind::InvalidInput, "the answer has no field data");
    if (request.part == ReadingPart::Summary)
        readStatus(*data);
    else if (request.part == ReadingPart::Workers)
        readWorkers(*data);
    else if (request.part == ReadingPart::RunningTasks)
        readTasks(*data);
    else
        readAlerts(*data);
    return {};
}

void MonitoringDashboard::readStatus(const JsonObject &data)
{
    ClusterTotals &totals = reading().totals;
    if (const auto counts = objectOf(data, "workers")) {
        totals.workers = numberOf(*counts, "total");
        totals.workersActive = numberOf(*counts, "active");
    }
    if (const auto counts = objectOf(data, "tasks")) {
        totals.tasks = numberOf(*counts, "total");
        totals.tasksRunning = numberOf(*counts, "running");
        totals.tasksCompleted = numberOf(*counts, "completed");
        totals.tasksFailed = numberOf(*counts, "failed");
    }
    if (const auto system = objectOf(data, "system");
        system && !textOf(*system, "coordinator_status").empty())
        totals.healthRatio = scaledOf(*system, "health_score", 0.01);
}

void MonitoringDashboard::readWorkers(const JsonObject &data)
{
    const auto array = arrayOf(data, "workers");
    if (!array)
        return;
    workers();
    for (const JsonElement &element : *array) {
        JsonObject object;
        if (element.get(object) || textOf(object, "id").empty())
            continue;
        Worker worker;
        worker.profile = profiles().get(textOf(object, "id"), {}, [&](WorkerProfile &profile) {
            JsonElement hardware;
            if (!object["hardware"].get(hardware))
                readHardware(hardware, profile);
        });
        worker.stateText = textOf(object, "status");
        worker.state = workerState(worker.stateText);
        worker.lastSeen = clock().place(textOf(object, "last_seen"));
        worker.tasksCompleted = countOf<std::uint64_t>(object, "tasks_completed");
        worker.tasksRunning = countOf<std::uint32_t>(object, "tasks_running");
        workers().push_back(std::move(worker));
    }
}

void MonitoringDashboard::readTasks(const JsonObject &data)
{
    const auto array = arrayOf(data, "tasks");
    if (!array)
        return;
    reading().hasAllTasks = true;
    tasks();
    for (const JsonElement &element : *array) {
        JsonObject object;
        if (element.get(object))
            continue;
        Task task;
        task.id = idOf(object, "id");
        task.type = textOf(object, "type");
        task.stateText = textOf(object, "status");
        task.state = taskState(task.stateText);
        task.worker = textOf(object, "worker_id");
        task.started = clock().place(textOf(object, "start_time"));
        task.progressRatio = numberOf(object, "progress");
        if (isFinal(task.state))
            task.executionSeconds = numberOf(object, "duration");
        const auto ran = durationOf(object, "duration");
        if (task.started && task.executionSeconds && ran)
            task.ended = *task.started + *ran;
        if (!task.id.empty())
            tasks().push_back(std::move(task));
    }
}

void MonitoringDashboard::readAlerts(const JsonObject &data)
{
    const auto array = arrayOf(data, "alerts");
    if (!array)
        return;
    auto &alerts = reading().alerts.emplace();
    for (const JsonElement &element : *array) {
        JsonObject object;
        if (element.get(object))
            continue;
        ClusterAlert alert;
        alert.id = idOf(object, "id");
        alert.time = clock().place(textOf(object, "timestamp")).value_or(reading().time);
        alert.severity = severityOf(textOf(object, "level"));
        alert.kind = textOf(object, "source");
        alert.text = textOf(object, "title");
        const std::string_view message = textOf(object, "message");
        if (!message.empty())
            alert.text += (alert.text.empty() ? "" : ": ") + firstLine(message);
        alerts.push_back(std::move(alert));
    }
}

} // namespace

std::unique_ptr<ServerReader> makeMonitoringDashboard(SourceId source, std::string name)
{
    return std::make_unique<MonitoringDashboard>(source, std::move(name));
}

} // namespace perfdeck
