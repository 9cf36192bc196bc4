// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/ResourcePools.h"

#include "core/analysis/Hardware.h"
#include "core/model/Liveness.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <string_view>

namespace perfdeck {

namespace {

constexpr double kGib = 1'073'741'824;

std::optional<double> leadingNumber(std::string_view text)
{
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && value >= 0 ? std::optional(value) : std::nullopt;
}

std::optional<double> product(std::optional<double> a, std::optional<double> b)
{
    return a && b ? std::optional(*a * *b) : std::nullopt;
}

void add(std::optional<double> &sum, std::optional<double> value)
{
    if (value)
        sum = sum.value_or(0) + *value;
}

} // namespace

WorkerCapacity workerCapacity(const Worker &worker)
{
    WorkerCapacity capacity;
    for (const auto &[name, value] : worker.profile->attributes) {
        if (name == "Cores" || name == "Cores / threads")
            capacity.cores = leadingNumber(value);
        else if (name == "Memory" && value.ends_with("GiB"))
            capacity.memoryBytes = product(leadingNumber(value), kGib);
        else if (name == "GPUs")
            capacity.gpus = leadingNumber(value);
    }
    if (!capacity.gpus && !worker.gpus.empty())
        capacity.gpus = static_cast<double>(worker.gpus.size());
    return capacity;
}

std::vector<ResourcePool> resourcePools(std::span<const Worker> workers)
{
    std::map<std::string, ResourcePool> pools;
    for (const Worker &worker : workers) {
        const std::string hardware = hardwareName(*worker.profile);
        ResourcePool &pool = pools[hardware];
        pool.hardware = hardware;
        ++pool.workers;
        if (!isAlive(worker.state))
            continue;
        ++pool.alive;
        const WorkerCapacity has = workerCapacity(worker);
        add(pool.cores, has.cores);
        add(pool.memoryBytes, has.memoryBytes);
        add(pool.gpus, has.gpus);
        add(pool.coresReserved, product(has.cores, worker.reserved.cpuRatio));
        add(pool.coresBusy, product(has.cores, worker.measured.cpuRatio));
        add(pool.memoryUsedBytes,
            worker.memoryUsedBytes ? worker.memoryUsedBytes
                                   : product(has.memoryBytes, worker.measured.memoryRatio));
        add(pool.gpusBusy, product(has.gpus, worker.measured.gpuRatio));
        if (worker.tasksRunning)
            add(pool.tasksRunning, static_cast<double>(*worker.tasksRunning));
    }
    std::vector<ResourcePool> found;
    for (auto &[hardware, pool] : pools)
        found.push_back(std::move(pool));
    return found;
}

} // namespace perfdeck
