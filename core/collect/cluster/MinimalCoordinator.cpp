// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/cluster/Capabilities.h"
#include "core/collect/cluster/RestTask.h"
#include "core/collect/cluster/RoundReader.h"
#include "core/collect/cluster/ServerReaders.h"
#include "core/model/ClusterWords.h"

namespace perfdeck {

namespace {

/// D. Everything it has fits into four answers. Its `resource_usage` and `avg_task_duration` are
/// constants of the source code and are not read.
class MinimalCoordinator final : public RoundReader
{
public:
    MinimalCoordinator(SourceId source, std::string name)
        : RoundReader(ServerKind::MinimalCoordinator, source, std::move(name))
    {
    }

protected:
    [[nodiscard]] std::vector<ServerRequest> requests() override
    {
        return {{ReadingPart::Workers, "/api/workers"},
                {ReadingPart::Totals, "/statistics", true},
                {ReadingPart::Summary, "/system_metrics", true},
                {ReadingPart::FinishedTasks, "/task_results", true}};
    }

    [[nodiscard]] Status read(const ServerRequest &request, std::string_view body) override
    {
        const auto root = json().readObject(body);
        if (!root)
            return tl::make_unexpected(root.error());
        if (request.part == ReadingPart::Workers)
            readWorkers(*root);
        else if (request.part == ReadingPart::Totals)
            readTotals(*root);
        else if (request.part == ReadingPart::FinishedTasks)
            readTasks(*root);
        else if (const auto own = objectOf(*root, "coordinator")) {
            reading().totals.tasksPerSecond = numberOf(*own, "task_processing_rate");
            reading().totals.queueLength = numberOf(*own, "queue_length");
        }
        return {};
    }

private:
    void readWorkers(const JsonObject &root);
    void readTotals(const JsonObject &root);
    void readTasks(const JsonObject &root);
};

void MinimalCoordinator::readWorkers(const JsonObject &root)
{
    workers();
    for (const auto &[id, element] : root) {
        JsonObject object;
        if (element.get(object))
            continue;
        std::string_view host = textOf(object, "host");
        if (host.empty())
            host = textOf(object, "hostname");
        Worker worker;
        worker.profile = profiles().get(id, host, [&](WorkerProfile &profile) {
            if (const auto capabilities = objectOf(object, "capabilities"))
                readCapabilities(*capabilities, profile);
        });
        worker.stateText = textOf(object, "status");
        worker.state = workerState(worker.stateText);
        if (const auto registered = numberOf(object, "registered_at"))
            worker.registered = clock().place(*registered);
        if (const auto seen = numberOf(object, "last_heartbeat"))
            worker.lastSeen = clock().place(*seen);
        workers().push_back(std::move(worker));
    }
}

void MinimalCoordinator::readTotals(const JsonObject &root)
{
    ClusterTotals &totals = reading().totals;
    totals.tasksPending = numberOf(root, "tasks_pending");
    totals.tasksCompleted = numberOf(root, "tasks_completed");
    totals.tasksFailed = numberOf(root, "tasks_failed");
    totals.tasks = numberOf(root, "tasks_created");
}

void MinimalCoordinator::readTasks(const JsonObject &root)
{
    const auto results = arrayOf(root, "results");
    if (!results)
        return;
    for (const JsonElement &element : *results) {
        JsonObject object;
        if (element.get(object))
            continue;
        if (auto task = restTask(object, clock()))
            tasks().push_back(std::move(*task));
    }
}

} // namespace

std::unique_ptr<ServerReader> makeMinimalCoordinator(SourceId source, std::string name)
{
    return std::make_unique<MinimalCoordinator>(source, std::move(name));
}

} // namespace perfdeck
