// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/cluster/RestTask.h"
#include "core/collect/cluster/RoundReader.h"
#include "core/collect/cluster/ServerReaders.h"
#include "core/model/ClusterWords.h"

namespace perfdeck {

namespace {

Utilization sharesOf(const JsonObject &object)
{
    return {numberOf(object, "cpu"), numberOf(object, "memory"), numberOf(object, "gpu")};
}

/// The manager describes resources as {registration_time, …, resources{…}}, its stand-in as the
/// inner object alone.
JsonObject innerResources(const JsonObject &resources)
{
    return objectOf(resources, "resources").value_or(resources);
}

void readResources(const JsonObject &resources, WorkerProfile &profile)
{
    if (const auto cpu = objectOf(resources, "cpu"))
        if (const auto cores = countOf<unsigned>(*cpu, "cores"))
            profile.attributes.emplace_back("Cores", std::to_string(*cores));
    if (const auto memory = objectOf(resources, "memory"))
        if (const auto total = countOf<std::uint64_t>(*memory, "total_mb"))
            profile.attributes.emplace_back("Memory", std::to_string(*total) + " MiB");
    profile.hardware = {"cpu"};
    const auto gpu = objectOf(resources, "gpu");
    const auto memory = gpu ? countOf<std::uint64_t>(*gpu, "memory_mb") : std::nullopt;
    if (memory && *memory > 0) {
        profile.hardware.emplace_back("gpu");
        profile.attributes.emplace_back("GPU memory", std::to_string(*memory) + " MiB");
    }
}

/// PerfDeck's own convention for the resource manager's numbers, resources/drm-api.md.
class DrmService final : public RoundReader
{
public:
    DrmService(SourceId source, std::string name)
        : RoundReader(ServerKind::DrmService, source, std::move(name))
    {
    }

protected:
    [[nodiscard]] std::vector<ServerRequest> requests() override
    {
        std::string scaling = "/api/drm/scaling";
        if (m_lastDecision > 0)
            scaling += "?since=" + std::to_string(m_lastDecision);
        return {{ReadingPart::Summary, "/api/drm/statistics"},
                {ReadingPart::Totals, "/api/drm/performance", true},
                {ReadingPart::Scaling, std::move(scaling), true}};
    }

    [[nodiscard]] Status read(const ServerRequest &request, std::string_view body) override;

private:
    void readStatistics(const JsonObject &root);
    [[nodiscard]] Worker readWorker(std::string_view id, const JsonObject &object);
    void readPerformance(const JsonObject &root);
    void readDecision(const JsonObject &object);

    double m_lastDecision = 0; ///< Unix seconds on the server's clock
};

Status DrmService::read(const ServerRequest &request, std::string_view body)
{
    const auto root = json().read(body);
    if (!root)
        return tl::make_unexpected(root.error());
    JsonObject object;
    JsonArray array;
    if (request.part == ReadingPart::Scaling && !root->get(array)) {
        for (const JsonElement &element : array)
            if (!element.get(object))
                readDecision(object);
        return {};
    }
    if (root->get(object))
        return failure(ErrorKind::InvalidInput, "the answer is JSON, but no object");
    if (request.part == ReadingPart::Summary)
        readStatistics(object);
    else if (request.part == ReadingPart::Totals)
        readPerformance(object);
    return {};
}

void DrmService::readStatistics(const JsonObject &root)
{
    ClusterTotals &totals = reading().totals;
    totals.workers = numberOf(root, "total_workers");
    totals.workersActive = numberOf(root, "active_workers");
    totals.tasksRunning = numberOf(root, "active_tasks");
    if (numberOf(root, "pending_tasks").value_or(0) > 0) // 0 means "not known" to the manager
        totals.tasksPending = numberOf(root, "pending_tasks");
    if (const auto shares = objectOf(root, "overall_utilization"))
        totals.reserved = sharesOf(*shares);
    if (const auto all = objectOf(root, "workers")) {
        workers();
        for (const auto &[id, element] : *all) {
            JsonObject object;
            if (!element.get(object))
                workers().push_back(readWorker(id, object));
        }
    }
    lookForMark(root);
}

Worker DrmService::readWorker(std::string_view id, const JsonObject &object)
{
    const auto resources = objectOf(object, "resources");
    Worker worker;
    worker.profile = profiles().get(id, {}, [&](WorkerProfile &profile) {
        if (resources)
            readResources(innerResources(*resources), profile);
    });
    worker.stateText = textOf(object, "status");
    worker.state = workerState(worker.stateText);
    if (const auto shares = objectOf(object, "utilization"))
        worker.reserved = sharesOf(*shares);
    worker.tasksRunning = countOf<std::uint32_t>(object, "tasks");
    worker.lastSeen = clock().place(textOf(object, "last_heartbeat"));
    if (const auto registered
        = resources ? numberOf(*resources, "registration_time") : std::nullopt)
        worker.registered = clock().place(*registered);
    const std::string_view health = textOf(object, "health");
    if (!health.empty())
        worker.isHealthy = health == "healthy";
    const auto performance = objectOf(object, "performance");
    const auto count = performance ? numberOf(*performance, "task_count") : std::nullopt;
    if (count && *count > 0) { // before the first task the others are defaults
        worker.meanExecutionSeconds = numberOf(*performance, "avg_execution_time");
        const double succeeded
            = std::round(numberOf(*performance, "success_rate").value_or(1) * *count);
        worker.tasksCompleted = asCount<std::uint64_t>(succeeded);
        worker.tasksFailed = asCount<std::uint64_t>(std::round(*count - succeeded));
    }
    return worker;
}

void DrmService::readPerformance(const JsonObject &root)
{
    ClusterTotals &totals = reading().totals;
    totals.tasksPerSecond = numberOf(root, "task_throughput");
    totals.allocationSeconds = scaledOf(root, "allocation_time", 1e-3);
    totals.efficiencyRatio = scaledOf(root, "resource_efficiency", 0.01);
}

void DrmService::readDecision(const JsonObject &object)
{
    const auto seconds = numberOf(object, "timestamp");
    const auto time = seconds ? clock().place(*seconds) : std::nullopt;
    if (!time)
        return;
    m_lastDecision = std::max(m_lastDecision, *seconds);
    ScalingDecision decision;
    decision.time = *time;
    decision.action = scalingAction(textOf(object, "action"));
    decision.reason = firstLine(textOf(object, "reason"));
    decision.count = countOf<std::uint32_t>(object, "count");
    decision.utilizationRatio = numberOf(object, "utilization");
    decision.workerType = textOf(object, "worker_type");
    if (const auto ids = arrayOf(object, "worker_ids"))
        for (const JsonElement &element : *ids) {
            std::string_view id;
            if (!element.get(id))
                decision.workers.emplace_back(id);
        }
    reading().scaling.push_back(std::move(decision));
}

} // namespace

std::unique_ptr<ServerReader> makeDrmService(SourceId source, std::string name)
{
    return std::make_unique<DrmService>(source, std::move(name));
}

} // namespace perfdeck
