// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/ClusterCourse.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <string_view>

namespace perfdeck {

namespace {

constexpr std::array kReserved{
    "cluster_cpu_reserved_ratio", "cluster_memory_reserved_ratio", "cluster_gpu_reserved_ratio"};
constexpr std::array kMeasured{"cluster_cpu_utilization_ratio",
                               "cluster_memory_utilization_ratio",
                               "cluster_gpu_utilization_ratio"};
constexpr std::array kLost{"offline", "failed", "recovering"}; ///< as isAlive() has it

struct Sum
{
    double sum = 0;
    int count = 0;
};

using Sums = std::map<std::int64_t, Sum>; ///< by time

void add(Sums &sums, const FrameSeries &series)
{
    for (const FrameColumn &column : series.columns) {
        if (!std::isfinite(column.last))
            continue;
        Sum &sum = sums[column.lastTime];
        sum.sum += column.last;
        ++sum.count;
    }
}

template<class Metrics>
bool isOneOf(const Metrics &metrics, std::string_view metric)
{
    return std::ranges::find(metrics, metric) != metrics.end();
}

std::vector<TimedValue> sumsOf(const Sums &sums)
{
    std::vector<TimedValue> values;
    for (const auto &[time, sum] : sums)
        values.push_back({Timestamp(Duration(time)), sum.sum});
    return values;
}

std::vector<TimedValue> meansOf(const Sums &sums)
{
    std::vector<TimedValue> values;
    for (const auto &[time, sum] : sums)
        values.push_back({Timestamp(Duration(time)), sum.sum / sum.count});
    return values;
}

} // namespace

std::vector<Selector> clusterCourseSelectors()
{
    std::vector<Selector> selectors;
    for (const char *metric : kReserved)
        selectors.push_back({metric, {}});
    for (const char *metric : kMeasured)
        selectors.push_back({metric, {}});
    for (const char *metric :
         {"cluster_tasks_per_second", "cluster_queue_length", "cluster_tasks", "cluster_workers"})
        selectors.push_back({metric, {}});
    return selectors;
}

ClusterCourse clusterCourse(const Frame &frame)
{
    Sums reserved, measured, throughput, queue, pending, workers;
    for (const FrameSeries &series : frame.series) {
        const std::string_view metric = series.key->metric;
        const std::string_view state = series.key->labels.get("state");
        if (isOneOf(kReserved, metric))
            add(reserved, series);
        else if (isOneOf(kMeasured, metric))
            add(measured, series);
        else if (metric == "cluster_tasks_per_second")
            add(throughput, series);
        else if (metric == "cluster_queue_length")
            add(queue, series);
        else if (metric == "cluster_tasks" && state == "pending")
            add(pending, series);
        else if (metric == "cluster_workers" && !isOneOf(kLost, state))
            add(workers, series);
    }
    ClusterCourse course;
    course.isReserved = !reserved.empty();
    course.utilization = meansOf(course.isReserved ? reserved : measured);
    course.throughput = sumsOf(throughput);
    course.queue = sumsOf(queue.empty() ? pending : queue);
    course.workers = sumsOf(workers);
    return course;
}

std::vector<double> valuesWithin(const std::vector<TimedValue> &values, TimeRange range)
{
    const auto first = std::ranges::lower_bound(values, range.from, {}, &TimedValue::time);
    const auto last
        = std::ranges::lower_bound(first, values.end(), range.to, {}, &TimedValue::time);
    std::vector<double> within;
    for (auto at = first; at != last; ++at)
        within.push_back(at->value);
    return within;
}

} // namespace perfdeck
