// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/simulator/wire/ExporterPage.h"

#include <charconv>
#include <functional>
#include <string_view>

namespace perfdeck::simulation {

namespace {

class Page final
{
public:
    void family(std::string_view name, std::string_view type, std::string_view help)
    {
        m_text.append("# HELP ").append(name).append(1, ' ').append(help);
        m_text.append("\n# TYPE ").append(name).append(1, ' ').append(type).append(1, '\n');
    }

    void sample(std::string_view name, const std::string &labels, double value)
    {
        char text[32];
        const auto [end, problem] = std::to_chars(text, text + sizeof text, value);
        m_text.append(name).append(labels).append(1, ' ').append(text, end).append(1, '\n');
    }

    void gauge(std::string_view name, std::string_view help, double value)
    {
        family(name, "gauge", help);
        sample(name, {}, value);
    }

    [[nodiscard]] std::string take() { return std::move(m_text); }

private:
    std::string m_text;
};

void writeTotals(const SimulatedCluster &cluster, const WireTime &time, Page &page)
{
    const ReservedShares shares = cluster.fleet().reserved();
    const TaskCounts &counts = cluster.ledger().counts();
    const RecentFigures recent = cluster.recent();
    const auto managed = double(cluster.fleet().managed());
    page.gauge("drm_cpu_utilization_percent",
               "CPU utilization percentage across all workers",
               100 * shares.cpu);
    page.gauge("drm_memory_utilization_percent",
               "Memory utilization percentage across all workers",
               100 * shares.memory);
    page.gauge("drm_gpu_utilization_percent",
               "GPU utilization percentage across all workers",
               100 * shares.gpu);
    page.gauge("drm_worker_count", "Total number of workers", managed);
    page.gauge("drm_active_workers", "Number of active workers", managed);
    page.gauge("drm_active_tasks",
               "Number of active tasks",
               double(counts.of(SimulatedTask::State::Running)));
    page.gauge("drm_pending_tasks", "Number of pending tasks", 0); // always so with a real manager
    page.family("drm_completed_tasks_total", "counter", "Total number of completed tasks");
    page.sample("drm_completed_tasks_total", {}, 0); // likewise
    page.gauge("drm_completed_tasks_created", "Total number of completed tasks", time.unix(0));
    page.gauge("drm_task_throughput_per_second",
               "Task throughput in tasks per second",
               time.rate(recent.tasksPerSecond));
    page.gauge("drm_allocation_time_milliseconds",
               "Resource allocation time in milliseconds",
               1'000 * time.shown(recent.allocationSeconds));
    page.gauge("drm_resource_efficiency_percent",
               "Resource efficiency percentage",
               recent.efficiencyPercent);
}

void writeScaling(const SimulatedCluster &cluster, const WireTime &time, Page &page)
{
    const auto labels = [](const auto &key) {
        return "{direction=\"" + key.first + "\",reason=\"" + key.second + "\"}";
    };
    page.family("drm_scaling_operations_total", "counter", "Total number of scaling operations");
    for (const auto &[key, count] : cluster.evaluations())
        page.sample("drm_scaling_operations_total", labels(key), double(count));
    page.family("drm_scaling_operations_created", "gauge", "Total number of scaling operations");
    for (const auto &[key, count] : cluster.evaluations())
        page.sample("drm_scaling_operations_created", labels(key), time.unix(0));
    page.family("drm_alerts_total", "counter", "Total number of alerts");
}

void writeWorkers(const SimulatedCluster &cluster, Page &page)
{
    using Value = std::function<double(const SimulatedWorker &)>;
    const auto family = [&](std::string_view name, std::string_view help, const Value &value) {
        page.family(name, "gauge", help);
        for (const SimulatedWorker &worker : cluster.fleet().workers())
            if (worker.isManaged())
                page.sample(name, "{worker_id=\"" + worker.id + "\"}", value(worker));
    };
    family("drm_worker_cpu_utilization_percent",
           "Worker CPU utilization percentage",
           [](const SimulatedWorker &worker) { return 100 * worker.reserved().cpu; });
    family("drm_worker_memory_utilization_percent",
           "Worker memory utilization percentage",
           [](const SimulatedWorker &worker) { return 100 * worker.reserved().memory; });
    family("drm_worker_gpu_utilization_percent",
           "Worker GPU utilization percentage",
           [](const SimulatedWorker &worker) { return 100 * worker.reserved().gpu; });
    family("drm_worker_tasks", "Number of tasks on worker", [](const SimulatedWorker &worker) {
        return double(worker.tasks.size());
    });
}

} // namespace

Answer exporterAnswer(const SimulatedCluster &cluster, const WireTime &time)
{
    Page page;
    writeTotals(cluster, time, page);
    writeScaling(cluster, time, page);
    writeWorkers(cluster, page);
    page.gauge("drm_simulated", "The numbers of this page are invented", 1);
    return {200, "text/plain; version=0.0.4; charset=utf-8", page.take()};
}

} // namespace perfdeck::simulation
