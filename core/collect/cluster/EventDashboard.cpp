// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/cluster/Capabilities.h"
#include "core/collect/cluster/RestTask.h"
#include "core/collect/cluster/RoundReader.h"
#include "core/collect/cluster/ServerReaders.h"
#include "core/model/ClusterWords.h"

namespace perfdeck {

namespace {

constexpr std::size_t kMostRows = 5'000; ///< asked for of each list

/// E. Bare lists without an envelope. Its times are what SQLite writes: UTC without saying so. The
/// count of all tasks stays 0 in the server and is not read.
class EventDashboard final : public RoundReader
{
public:
    EventDashboard(SourceId source, std::string name)
        : RoundReader(ServerKind::EventDashboard, source, std::move(name))
    {
    }

protected:
    [[nodiscard]] std::vector<ServerRequest> requests() override
    {
        const std::string limit = "limit=" + std::to_string(kMostRows);
        return {{ReadingPart::Totals, "/api/metrics"},
                {ReadingPart::Workers, "/api/workers", true},
                {ReadingPart::RunningTasks, "/api/tasks?" + limit, true},
                {ReadingPart::Alerts, "/api/alerts?" + limit, true},
                {ReadingPart::Events, "/api/events?" + limit, true}};
    }

    [[nodiscard]] Status read(const ServerRequest &request, std::string_view body) override;

private:
    void readTotals(const JsonObject &root);
    void readWorker(const JsonObject &object);
    void readTask(const JsonObject &object);
    void readAlert(const JsonObject &object);
    void readEvent(const JsonObject &object);
    void place(const JsonObject &object, ClusterAlert &alert) const;
    [[nodiscard]] std::optional<Timestamp> timeOf(const JsonObject &object, std::string_view key);
};

Status EventDashboard::read(const ServerRequest &request, std::string_view body)
{
    const auto root = json().read(body);
    if (!root)
        return tl::make_unexpected(root.error());
    JsonObject object;
    if (request.part == ReadingPart::Totals && !root->get(object)) {
        readTotals(object);
        return {};
    }
    JsonArray rows;
    if (root->get(rows))
        return failure(ErrorKind::InvalidInput, "the answer is JSON, but no list");
    if (rows.size() >= kMostRows)
        limit(ServerLimit::Kind::Truncated,
              "Of " + request.path.substr(0, request.path.find('?')) + " only "
                  + std::to_string(kMostRows) + " rows were asked for; there are more.");
    for (const JsonElement &element : rows) {
        if (element.get(object))
            continue;
        if (request.part == ReadingPart::Workers)
            readWorker(object);
        else if (request.part == ReadingPart::RunningTasks)
            readTask(object);
        else if (request.part == ReadingPart::Alerts)
            readAlert(object);
        else if (request.part == ReadingPart::Events)
            readEvent(object);
    }
    if (request.part == ReadingPart::Workers)
        workers();
    return {};
}

std::optional<Timestamp> EventDashboard::timeOf(const JsonObject &object, std::string_view key)
{
    return clock().placeUtc(textOf(object, key));
}

void EventDashboard::readTotals(const JsonObject &root)
{
    ClusterTotals &totals = reading().totals;
    totals.workers = numberOf(root, "worker_count");
    totals.workersActive = numberOf(root, "active_worker_count");
    totals.tasksPending = numberOf(root, "pending_task_count");
    totals.tasksRunning = numberOf(root, "running_task_count");
    totals.tasksCompleted = numberOf(root, "completed_task_count");
    totals.tasksFailed = numberOf(root, "failed_task_count");
    totals.errors = numberOf(root, "error_count");
    totals.tasksPerSecond = scaledOf(root, "task_throughput", 1.0 / 60);
    if (numberOf(root, "average_task_execution_time").value_or(0) > 0)
        totals.meanExecutionSeconds = numberOf(root, "average_task_execution_time");
}

void EventDashboard::readWorker(const JsonObject &object)
{
    const std::string id = idOf(object, "entity_id");
    if (id.empty())
        return;
    const auto data = objectOf(object, "entity_data");
    Worker worker;
    worker.profile
        = profiles().get(id, data ? textOf(*data, "host") : "", [&](WorkerProfile &profile) {
              JsonElement hardware;
              if (data && !(*data)["capabilities"].get(hardware))
                  readHardware(hardware, profile);
              if (data && !textOf(*data, "os").empty())
                  profile.attributes.emplace_back("Platform", textOf(*data, "os"));
          });
    worker.stateText = textOf(object, "status");
    worker.state = workerState(worker.stateText);
    worker.registered = timeOf(object, "created_at");
    worker.lastSeen = timeOf(object, "updated_at");
    if (data) {
        worker.tasksRunning = countOf<std::uint32_t>(*data, "task_count");
        if (const auto usage = objectOf(*data, "resource_usage"))
            worker.measured = {scaledOf(*usage, "cpu", 0.01),
                               scaledOf(*usage, "memory", 0.01),
                               scaledOf(*usage, "gpu", 0.01)};
    }
    workers().push_back(std::move(worker));
}

void EventDashboard::readTask(const JsonObject &object)
{
    Task task;
    task.id = idOf(object, "task_id");
    if (task.id.empty())
        return;
    task.type = textOf(object, "task_type");
    task.stateText = textOf(object, "status");
    task.state = taskState(task.stateText);
    task.worker = idOf(object, "worker_id");
    task.priority = wholeOf(object, "priority");
    task.created = timeOf(object, "created_at");
    task.ended = timeOf(object, "completed_at");
    task.executionSeconds = numberOf(object, "execution_time");
    if (const auto data = objectOf(object, "task_data"))
        if (const auto parameters = objectOf(*data, "parameters"))
            task.model = textOf(*parameters, "model");
    tasks().push_back(std::move(task));
}

void EventDashboard::place(const JsonObject &object, ClusterAlert &alert) const
{
    const std::string_view type = textOf(object, "entity_type");
    if (type == "worker")
        alert.worker = idOf(object, "entity_id");
    else if (type == "task")
        alert.task = idOf(object, "entity_id");
}

void EventDashboard::readAlert(const JsonObject &object)
{
    ClusterAlert alert;
    alert.id = idOf(object, "id");
    alert.time = timeOf(object, "created_at").value_or(reading().time);
    alert.severity = severityOf(textOf(object, "severity"));
    alert.kind = textOf(object, "alert_type");
    alert.text = firstLine(textOf(object, "alert_message"));
    alert.isAcknowledged = flagOf(object, "is_acknowledged").value_or(false);
    alert.isResolved = !flagOf(object, "is_active").value_or(true);
    place(object, alert);
    if (!reading().alerts)
        reading().alerts.emplace();
    reading().alerts->push_back(std::move(alert));
}

void EventDashboard::readEvent(const JsonObject &object)
{
    ClusterAlert event;
    event.id = "event-" + idOf(object, "id");
    event.time = timeOf(object, "timestamp").value_or(reading().time);
    event.severity = severityOf(textOf(object, "severity"));
    event.kind = textOf(object, "event_type");
    if (const auto data = objectOf(object, "event_data"))
        event.text = firstLine(textOf(*data, "message"));
    if (event.text.empty())
        event.text = event.kind;
    event.isResolved = true; // it happened; nothing is left to resolve
    place(object, event);
    if (!reading().alerts)
        reading().alerts.emplace();
    reading().alerts->push_back(std::move(event));
}

} // namespace

std::unique_ptr<ServerReader> makeEventDashboard(SourceId source, std::string name)
{
    return std::make_unique<EventDashboard>(source, std::move(name));
}

} // namespace perfdeck
