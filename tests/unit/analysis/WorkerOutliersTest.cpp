// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/WorkerOutliers.h"

#include <gtest/gtest.h>

namespace perfdeck {
namespace {

Worker worker(std::size_t number, const char *hardware, double cpu)
{
    auto profile = std::make_shared<WorkerProfile>();
    profile->id = "w" + std::to_string(number);
    profile->hardware = {hardware};
    Worker made;
    made.profile = std::move(profile);
    made.state = WorkerState::Active;
    made.measured.cpuRatio = cpu;
    return made;
}

/// Ten of each kind: small ones at 20 to 29 %, large ones at 80 to 89 %.
std::vector<Worker> twoKinds()
{
    std::vector<Worker> workers;
    for (std::size_t at = 0; at < 20; ++at)
        workers.push_back(
            worker(at, at < 10 ? "cpu" : "cuda", (at < 10 ? 0.2 : 0.7) + 0.01 * double(at)));
    return workers;
}

TEST(WorkerOutliersTest, WorkersAreComparedWithTheirOwnKind)
{
    std::vector<Worker> workers = twoKinds();
    EXPECT_TRUE(workerOutliers(workers).empty());
    workers[3].measured.cpuRatio = 0.85; // like the other kind
    const auto outliers = workerOutliers(workers);
    ASSERT_EQ(outliers.size(), 1U);
    EXPECT_EQ(outliers[0].worker, 3U);
    EXPECT_EQ(outliers[0].quantity, WorkerQuantity::Cpu);
    EXPECT_DOUBLE_EQ(outliers[0].value, 0.85);
    EXPECT_NEAR(outliers[0].median, 0.255, 1e-9); // of 20, 21, 22, 24, …, 29 and 85 %
    EXPECT_GT(outliers[0].score, 3.5);
    EXPECT_EQ(outliers[0].peers, 10U);
}

/// Who has nothing to do is not strange for doing nothing.
TEST(WorkerOutliersTest, IdleWorkersAreComparedWithIdleOnes)
{
    std::vector<Worker> workers = twoKinds();
    for (const std::size_t at : {3U, 6U}) {
        workers[at].measured.cpuRatio = 0.99;
        workers[at].state = WorkerState::Idle;
    }
    EXPECT_TRUE(workerOutliers(workers).empty());
}

TEST(WorkerOutliersTest, ASmallDifferenceIsNone)
{
    std::vector<Worker> workers;
    for (std::size_t at = 0; at < 9; ++at)
        workers.push_back(worker(at, "cpu", 0.01));
    workers.push_back(worker(9, "cpu", 0.05)); // far out by its score, but who cares
    EXPECT_TRUE(workerOutliers(workers).empty());
    workers.back().measured.cpuRatio = 0.3;
    EXPECT_EQ(workerOutliers(workers).size(), 1U);
}

TEST(WorkerOutliersTest, FewAndLostWorkersSayNothing)
{
    std::vector<Worker> workers = twoKinds();
    workers[3].measured.cpuRatio = 0.9;
    workers[3].state = WorkerState::Offline;
    EXPECT_TRUE(workerOutliers(workers).empty());
    workers[3].state = WorkerState::Busy;
    workers.resize(4);
    EXPECT_TRUE(workerOutliers(workers).empty());
    EXPECT_TRUE(workerOutliers({}).empty());
}

TEST(WorkerOutliersTest, FastIsNotStrangeButSlowIs)
{
    std::vector<Worker> workers = twoKinds();
    for (std::size_t at = 0; at < workers.size(); ++at)
        workers[at].meanExecutionSeconds = 10 + 0.1 * double(at % 10);
    workers[4].meanExecutionSeconds = 1;
    workers[5].meanExecutionSeconds = 25;
    const auto outliers = workerOutliers(workers);
    ASSERT_EQ(outliers.size(), 1U);
    EXPECT_EQ(outliers[0].worker, 5U);
    EXPECT_EQ(outliers[0].quantity, WorkerQuantity::Execution);
}

/// One task that failed is no evidence; forty of fifty are.
TEST(WorkerOutliersTest, FailuresCountByTheirEvidence)
{
    std::vector<Worker> workers = twoKinds();
    for (Worker &each : workers) {
        each.tasksCompleted = 50;
        each.tasksFailed = 1;
    }
    workers[1].tasksCompleted = 0;
    workers[2].tasksCompleted = 10;
    workers[2].tasksFailed = 40;
    const auto outliers = workerOutliers(workers);
    ASSERT_EQ(outliers.size(), 1U);
    EXPECT_EQ(outliers[0].worker, 2U);
    EXPECT_EQ(outliers[0].quantity, WorkerQuantity::Failures);
}

} // namespace
} // namespace perfdeck
