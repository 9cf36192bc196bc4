// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/cluster/ClusterSampler.h"

#include "core/model/ClusterWords.h"
#include "core/model/Liveness.h"

#include <map>

namespace perfdeck {

namespace {

template<class Count>
std::optional<double> asNumber(const std::optional<Count> &count)
{
    return count ? std::optional(static_cast<double>(*count)) : std::nullopt;
}

std::optional<double> gpuMemory(const Worker &worker)
{
    std::optional<double> sum;
    for (const WorkerGpu &gpu : worker.gpus)
        if (gpu.memoryUsedBytes)
            sum = sum.value_or(0) + *gpu.memoryUsedBytes;
    return sum;
}

} // namespace

ClusterSampler::ClusterSampler(std::string source)
    : m_source(std::move(source))
{
}

Observation ClusterSampler::sample(const Cluster &cluster)
{
    m_values.assign(m_keys.size(), absentValue());
    if (cluster.workers)
        sampleWorkers(*cluster.workers);
    sampleStates(cluster);
    sampleTotals(cluster);
    if (!m_set)
        m_set = std::make_shared<const SeriesSet>(SeriesSet{m_keys});
    Observation observation;
    observation.time = cluster.time;
    observation.series = m_set;
    observation.values = m_values;
    return observation;
}

void ClusterSampler::sampleWorkers(const std::vector<Worker> &workers)
{
    for (const Worker &worker : workers)
        sampleWorker(worker);
}

void ClusterSampler::sampleWorker(const Worker &worker)
{
    auto at = m_rows.find(worker.id());
    if (at == m_rows.end()) {
        if (m_rows.size() >= kMostWorkers)
            return;
        at = m_rows.emplace(worker.id(), Row()).first;
    }
    Row &row = at->second;
    std::size_t column = 0;
    const auto sampleColumn = [&](const char *metric, std::optional<double> value) {
        if (value)
            putAt(row.slots[column], metric, worker.id(), *value);
        ++column;
    };
    sampleColumn("worker_up",
                 worker.stateText.empty() ? std::nullopt
                                          : std::optional(isAlive(worker.state) ? 1.0 : 0.0));
    sampleColumn("worker_cpu_utilization_ratio", worker.measured.cpuRatio);
    sampleColumn("worker_memory_utilization_ratio", worker.measured.memoryRatio);
    sampleColumn("worker_gpu_utilization_ratio", worker.measured.gpuRatio);
    sampleColumn("worker_cpu_reserved_ratio", worker.reserved.cpuRatio);
    sampleColumn("worker_memory_reserved_ratio", worker.reserved.memoryRatio);
    sampleColumn("worker_gpu_reserved_ratio", worker.reserved.gpuRatio);
    sampleColumn("worker_memory_used_bytes", worker.memoryUsedBytes);
    sampleColumn("worker_gpu_memory_used_bytes", gpuMemory(worker));
    sampleColumn("worker_tasks_running", asNumber(worker.tasksRunning));
    sampleColumn("worker_tasks_completed_total", asNumber(worker.tasksCompleted));
    sampleColumn("worker_tasks_failed_total", asNumber(worker.tasksFailed));
}

void ClusterSampler::sampleStates(const Cluster &cluster)
{
    if (cluster.workers) {
        std::map<std::string, double> counts;
        for (const Worker &worker : *cluster.workers)
            if (!worker.stateText.empty())
                ++counts[worker.state == WorkerState::Unknown
                             ? worker.stateText
                             : std::string(stateName(worker.state))];
        for (const auto &[state, count] : counts)
            put("cluster_workers", Labels{{"state", state}}, count);
    } else
        put("cluster_workers", Labels{{"state", "all"}}, cluster.totals.workers);
    if (cluster.totals.tasksPending)
        put("cluster_tasks", Labels{{"state", "pending"}}, cluster.totals.tasksPending);
    if (cluster.totals.tasksRunning)
        put("cluster_tasks", Labels{{"state", "running"}}, cluster.totals.tasksRunning);
}

void ClusterSampler::sampleTotals(const Cluster &cluster)
{
    const ClusterTotals &totals = cluster.totals;
    std::optional<double> rate = totals.tasksPerSecond;
    if (totals.tasksCompleted && !rate) {
        const double ended = *totals.tasksCompleted + totals.tasksFailed.value_or(0);
        const double seconds = std::chrono::duration<double>(cluster.time - m_timeBefore).count();
        if (m_endedBefore && ended >= *m_endedBefore && seconds > 0)
            rate = (ended - *m_endedBefore) / seconds;
        m_endedBefore = ended;
        m_timeBefore = cluster.time;
    }
    put("cluster_cpu_utilization_ratio", {}, totals.measured.cpuRatio);
    put("cluster_memory_utilization_ratio", {}, totals.measured.memoryRatio);
    put("cluster_gpu_utilization_ratio", {}, totals.measured.gpuRatio);
    put("cluster_cpu_reserved_ratio", {}, totals.reserved.cpuRatio);
    put("cluster_memory_reserved_ratio", {}, totals.reserved.memoryRatio);
    put("cluster_gpu_reserved_ratio", {}, totals.reserved.gpuRatio);
    put("cluster_tasks_per_second", {}, rate);
    put("cluster_tasks_completed_total", {}, totals.tasksCompleted);
    put("cluster_tasks_failed_total", {}, totals.tasksFailed);
    put("cluster_task_execution_mean_seconds", {}, totals.meanExecutionSeconds);
    put("cluster_allocation_seconds", {}, totals.allocationSeconds);
    put("cluster_efficiency_ratio", {}, totals.efficiencyRatio);
    put("cluster_queue_length", {}, totals.queueLength);
    put("cluster_errors_total", {}, totals.errors);
    put("cluster_health_ratio", {}, totals.healthRatio);
}

void ClusterSampler::put(const char *metric, Labels labels, std::optional<double> value)
{
    if (!value)
        return;
    std::string text = metric;
    text += labels.get("state");
    const auto known = m_others.find(text);
    std::uint32_t slot = known == m_others.end() ? 0 : known->second;
    if (slot == 0) {
        labels.set("source", m_source);
        slot = newSlot({metric, std::move(labels)});
        m_others.emplace(std::move(text), slot);
    }
    m_values[slot - 1] = *value;
}

void ClusterSampler::putAt(std::uint32_t &slot,
                           const char *metric,
                           const std::string &worker,
                           double value)
{
    if (slot == 0)
        slot = newSlot({metric, Labels{{"source", m_source}, {"worker", worker}}});
    m_values[slot - 1] = value;
}

std::uint32_t ClusterSampler::newSlot(SeriesKey key)
{
    m_keys.push_back(std::make_shared<const SeriesKey>(std::move(key)));
    m_values.push_back(absentValue());
    m_set.reset();
    return static_cast<std::uint32_t>(m_keys.size());
}

} // namespace perfdeck
