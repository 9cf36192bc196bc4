// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/WorkerSpread.h"

#include <gtest/gtest.h>

namespace perfdeck {
namespace {

Worker worker(std::vector<std::string> hardware, std::optional<std::uint32_t> tasks)
{
    auto profile = std::make_shared<WorkerProfile>();
    profile->hardware = std::move(hardware);
    Worker made;
    made.profile = std::move(profile);
    made.state = WorkerState::Active;
    made.tasksRunning = tasks;
    return made;
}

TEST(WorkerSpreadTest, AWorkerCountsForEachOfItsCapabilities)
{
    const std::vector<Worker> workers{
        worker({"cpu", "cuda"}, 1), worker({"cpu"}, 0), worker({}, std::nullopt)};
    EXPECT_EQ(capabilityCounts(workers),
              (std::vector<CapabilityCount>{{"cpu", 2}, {"", 1}, {"cuda", 1}}));
    EXPECT_TRUE(capabilityCounts({}).empty());
}

TEST(WorkerSpreadTest, TasksAreCountedByNumberOrInSteps)
{
    std::vector<Worker> workers{worker({}, 0), worker({}, 2), worker({}, 2)};
    workers.push_back(worker({}, std::nullopt)); // does not report it
    workers.push_back(worker({}, 9));
    workers.back().state = WorkerState::Offline; // what it says is old
    EXPECT_EQ(taskShares(workers, 10), (std::vector<TaskShare>{{0, 0, 1}, {1, 1, 0}, {2, 2, 2}}));
    workers.push_back(worker({}, 24));
    EXPECT_EQ(
        taskShares(workers, 5),
        (std::vector<TaskShare>{{0, 4, 3}, {5, 9, 0}, {10, 14, 0}, {15, 19, 0}, {20, 24, 1}}));
    EXPECT_TRUE(taskShares({}, 5).empty());
}

} // namespace
} // namespace perfdeck
