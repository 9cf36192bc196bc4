// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/WorkerSpread.h"

#include "core/model/Liveness.h"

#include <algorithm>
#include <map>

namespace perfdeck {

std::vector<CapabilityCount> capabilityCounts(std::span<const Worker> workers)
{
    std::map<std::string, std::size_t> counts;
    for (const Worker &worker : workers) {
        for (const std::string &name : worker.profile->hardware)
            ++counts[name];
        if (worker.profile->hardware.empty())
            ++counts[{}];
    }
    std::vector<CapabilityCount> found;
    for (const auto &[name, count] : counts)
        found.push_back({name, count});
    std::ranges::stable_sort(found, std::ranges::greater(), &CapabilityCount::workers);
    return found;
}

std::vector<TaskShare> taskShares(std::span<const Worker> workers, std::size_t maxShares)
{
    std::vector<std::uint32_t> tasks;
    for (const Worker &worker : workers)
        if (worker.tasksRunning && isAlive(worker.state))
            tasks.push_back(*worker.tasksRunning);
    if (tasks.empty() || maxShares == 0)
        return {};
    const std::uint64_t numbers = std::uint64_t(*std::ranges::max_element(tasks)) + 1;
    const std::uint64_t width = (numbers + maxShares - 1) / maxShares;
    std::vector<TaskShare> shares((numbers + width - 1) / width);
    for (std::size_t at = 0; at < shares.size(); ++at) {
        shares[at].least = static_cast<std::uint32_t>(at * width);
        shares[at].most = static_cast<std::uint32_t>(std::min((at + 1) * width, numbers) - 1);
    }
    for (const std::uint32_t count : tasks)
        ++shares[count / width].workers;
    return shares;
}

} // namespace perfdeck
