// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/cluster/workers/WorkerCharts.h"

#include "widgets/style/MetricTitles.h"

#include <QCoreApplication>

#include <array>

namespace perfdeck {

namespace {

struct Known
{
    const char *name;
    const char *title;
    Transform transform = Transform::None;
};

constexpr std::array kKnown{
    Known{"worker_cpu_utilization_ratio", QT_TRANSLATE_NOOP("WorkerCharts", "CPU")},
    Known{"worker_memory_utilization_ratio", QT_TRANSLATE_NOOP("WorkerCharts", "Memory")},
    Known{"worker_gpu_utilization_ratio", QT_TRANSLATE_NOOP("WorkerCharts", "GPU")},
    Known{"worker_tasks_running", QT_TRANSLATE_NOOP("WorkerCharts", "Running tasks")},
    Known{"worker_tasks_completed_total",
          QT_TRANSLATE_NOOP("WorkerCharts", "Completed tasks per second"),
          Transform::Rate},
    Known{"worker_tasks_failed_total",
          QT_TRANSLATE_NOOP("WorkerCharts", "Failed tasks per second"),
          Transform::Rate},
    Known{"worker_memory_used_bytes", QT_TRANSLATE_NOOP("WorkerCharts", "Memory in bytes")},
    Known{"worker_gpu_memory_used_bytes", QT_TRANSLATE_NOOP("WorkerCharts", "GPU memory in bytes")},
    Known{"worker_cpu_reserved_ratio", QT_TRANSLATE_NOOP("WorkerCharts", "CPU reserved")},
    Known{"worker_memory_reserved_ratio", QT_TRANSLATE_NOOP("WorkerCharts", "Memory reserved")},
    Known{"worker_gpu_reserved_ratio", QT_TRANSLATE_NOOP("WorkerCharts", "GPU reserved")},
    Known{"worker_up", QT_TRANSLATE_NOOP("WorkerCharts", "Up")},
};

} // namespace

std::vector<WorkerMetric> workerMetrics()
{
    std::vector<WorkerMetric> metrics;
    for (const Known &known : kKnown)
        metrics.push_back({known.name,
                           QCoreApplication::translate("WorkerCharts", known.title),
                           known.transform});
    return metrics;
}

WorkerMetric foreignWorkerMetric(const std::string &name)
{
    const MetricInfo info = metricInfo(name);
    return {name,
            QString::fromStdString(name),
            info.kind == MetricKind::Counter ? Transform::Rate : Transform::None};
}

Selector
workerSelector(const std::string &metric, const std::string &cluster, const QString &worker)
{
    Selector selector{metric, {}};
    if (!worker.isEmpty())
        selector.matchers.push_back({"worker", Selector::Match::Equal, worker.toStdString()});
    if (!cluster.empty())
        selector.matchers.push_back({"source", Selector::Match::Equal, cluster});
    return selector;
}

std::vector<WorkerChart> workerCharts()
{
    return {{"worker-load",
             QT_TRANSLATE_NOOP("WorkerCharts", "Load"),
             {"worker_cpu_utilization_ratio",
              "worker_memory_utilization_ratio",
              "worker_gpu_utilization_ratio"}},
            {"worker-tasks",
             QT_TRANSLATE_NOOP("WorkerCharts", "Running tasks"),
             {"worker_tasks_running"}},
            {"worker-ended",
             QT_TRANSLATE_NOOP("WorkerCharts", "Ended tasks per second"),
             {"worker_tasks_completed_total", "worker_tasks_failed_total"},
             Transform::Rate},
            {"worker-memory",
             QT_TRANSLATE_NOOP("WorkerCharts", "Memory in bytes"),
             {"worker_memory_used_bytes", "worker_gpu_memory_used_bytes"}},
            {"worker-reserved",
             QT_TRANSLATE_NOOP("WorkerCharts", "Reserved by the scheduler"),
             {"worker_cpu_reserved_ratio",
              "worker_memory_reserved_ratio",
              "worker_gpu_reserved_ratio"}}};
}

} // namespace perfdeck
