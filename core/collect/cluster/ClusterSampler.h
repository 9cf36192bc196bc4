// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Cluster.h"
#include "core/model/Observation.h"

#include <array>
#include <string>
#include <unordered_map>
#include <vector>

namespace perfdeck {

/// Makes samples of the state of a cluster: series of each worker, which keep their places for as
/// long as the program runs, and of the whole. What is not reported is absent. One thread at a
/// time.
///
/// | series | labels besides `source` |
/// | worker_up (1 alive, 0 not), worker_{cpu,memory,gpu}_utilization_ratio (measured),
/// worker_{cpu,memory,gpu}_reserved_ratio, worker_memory_used_bytes, worker_gpu_memory_used_bytes
/// (sum of its GPUs), worker_tasks_running, worker_tasks_completed_total, worker_tasks_failed_total
/// | worker | | cluster_workers, cluster_tasks | state |
/// | cluster_{cpu,memory,gpu}_{utilization,reserved}_ratio, cluster_tasks_per_second,
/// cluster_tasks_completed_total, cluster_tasks_failed_total, cluster_task_execution_mean_seconds,
/// cluster_allocation_seconds, cluster_efficiency_ratio, cluster_queue_length,
/// cluster_errors_total, cluster_health_ratio | |
class ClusterSampler final
{
public:
    /// More workers than this get no series of their own; the cluster's go on.
    static constexpr std::size_t kMostWorkers = 20'000;

    explicit ClusterSampler(std::string source);

    [[nodiscard]] Observation sample(const Cluster &cluster);

private:
    static constexpr std::size_t kPerWorker = 12;

    struct Row
    {
        std::array<std::uint32_t, kPerWorker>
            slots{}; ///< place in m_keys, counted from 1; 0: no series yet
    };

    void sampleWorkers(const std::vector<Worker> &workers);
    void sampleWorker(const Worker &worker);
    void sampleStates(const Cluster &cluster);
    void sampleTotals(const Cluster &cluster);
    void put(const char *metric, Labels labels, std::optional<double> value);
    void putAt(std::uint32_t &slot, const char *metric, const std::string &worker, double value);
    std::uint32_t newSlot(SeriesKey key);

    std::string m_source;
    std::vector<SeriesKeyPtr> m_keys;
    SeriesSetPtr m_set; ///< of m_keys; null when one was added
    std::unordered_map<std::string, Row> m_rows;
    std::unordered_map<std::string, std::uint32_t> m_others; ///< by the text of the key
    std::vector<double> m_values;
    // To tell the rate of ending tasks where the server does not.
    std::optional<double> m_endedBefore;
    Timestamp m_timeBefore;
};

} // namespace perfdeck
