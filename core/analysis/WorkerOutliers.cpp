// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/WorkerOutliers.h"

#include "core/analysis/Hardware.h"
#include "core/model/Liveness.h"
#include "core/stats/Proportion.h"
#include "core/stats/RobustScore.h"

#include <array>
#include <cmath>
#include <map>
#include <optional>
#include <string>
#include <utility>

namespace perfdeck {

namespace {

constexpr std::size_t kLeastPeers = 5;
constexpr double kLeastShare = 0.1;
constexpr double kLeastOfMedian = 0.2;

std::optional<double> failures(const Worker &worker)
{
    if (!worker.tasksCompleted || !worker.tasksFailed)
        return std::nullopt;
    const auto share = wilson(*worker.tasksFailed, *worker.tasksCompleted + *worker.tasksFailed);
    return share ? std::optional(share->low) : std::nullopt;
}

struct Measure
{
    WorkerQuantity quantity;
    std::optional<double> (*read)(const Worker &worker);
    bool isShare;
    bool isOneSided;
};

constexpr std::array kMeasures{
    Measure{WorkerQuantity::Cpu,
            [](const Worker &worker) { return worker.measured.cpuRatio; },
            true,
            false},
    Measure{WorkerQuantity::Memory,
            [](const Worker &worker) { return worker.measured.memoryRatio; },
            true,
            false},
    Measure{WorkerQuantity::Gpu,
            [](const Worker &worker) { return worker.measured.gpuRatio; },
            true,
            false},
    Measure{WorkerQuantity::Execution,
            [](const Worker &worker) { return worker.meanExecutionSeconds; },
            false,
            true},
    Measure{WorkerQuantity::Failures, failures, true, true},
};

using Places = std::vector<std::size_t>;

void compare(std::span<const Worker> workers,
             const Places &peers,
             const Measure &measure,
             std::map<std::size_t, WorkerOutlier> &found)
{
    Places measured;
    std::vector<double> values;
    for (const std::size_t place : peers)
        if (const auto value = measure.read(workers[place]); value && std::isfinite(*value)) {
            measured.push_back(place);
            values.push_back(*value);
        }
    if (values.size() < kLeastPeers)
        return;
    const RobustScale scale = *robustScale(values);
    const double least = measure.isShare ? kLeastShare : kLeastOfMedian * std::abs(scale.median);
    for (std::size_t at = 0; at < values.size(); ++at) {
        const double score = scale.score(values[at]);
        const bool isStrange
            = measure.isOneSided ? score > kOutlierScore : std::abs(score) > kOutlierScore;
        if (!isStrange || std::abs(values[at] - scale.median) < least)
            continue;
        WorkerOutlier &outlier = found[measured[at]];
        if (std::abs(score) > std::abs(outlier.score))
            outlier
                = {measured[at], measure.quantity, values[at], scale.median, score, values.size()};
    }
}

} // namespace

std::vector<WorkerOutlier> workerOutliers(std::span<const Worker> workers)
{
    std::map<std::pair<std::string, bool>, Places> kinds;
    for (std::size_t place = 0; place < workers.size(); ++place)
        if (isAlive(workers[place].state))
            kinds[{hardwareName(*workers[place].profile),
                   workers[place].state == WorkerState::Idle}]
                .push_back(place);
    std::map<std::size_t, WorkerOutlier> found;
    for (const auto &[kind, peers] : kinds)
        for (const Measure &measure : kMeasures)
            compare(workers, peers, measure, found);
    std::vector<WorkerOutlier> outliers;
    for (const auto &[place, outlier] : found)
        outliers.push_back(outlier);
    return outliers;
}

} // namespace perfdeck
