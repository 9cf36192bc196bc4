// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/WorkerRisk.h"
#include "tests/unit/analysis/ClusterMaker.h"

#include <gtest/gtest.h>

#include <random>

namespace perfdeck {
namespace {

using Kind = RiskReason::Kind;

std::vector<Worker> calmWorkers()
{
    std::vector<Worker> workers;
    for (int i = 0; i < 5; ++i) {
        Worker worker = makeWorker("w" + std::to_string(i));
        worker.tasksCompleted = 95;
        worker.tasksFailed = 5;
        worker.lastSeen = moment(1'000 - i);
        worker.measured.memoryRatio = 0.4;
        worker.isHealthy = true;
        workers.push_back(std::move(worker));
    }
    return workers;
}

TEST(WorkerRiskTest, CalmWorkersAreAtNoRisk)
{
    EXPECT_TRUE(workersAtRisk(calmWorkers(), {}, {}).empty());
    EXPECT_TRUE(workersAtRisk({}, {}, {}).empty());
    const std::vector<Worker> silent{makeWorker("knows nothing")};
    EXPECT_TRUE(workersAtRisk(silent, {}, {}).empty());
}

TEST(WorkerRiskTest, EachReasonIsNamedWithItsNumbers)
{
    auto workers = calmWorkers();
    workers[1].tasksCompleted = 70;
    workers[1].tasksFailed = 30;
    workers[1].lastSeen = moment(900);
    workers[2].measured.memoryRatio = 0.97;
    workers[3].isHealthy = false;
    workers[4].state = WorkerState::Offline; // is lost, not at risk
    workers[4].isHealthy = false;
    const std::vector<Outage> outages{{"w1", moment(1), moment(2), true, Outage::End::Back},
                                      {"w1", moment(5), moment(6), true, Outage::End::Back},
                                      {"w2", moment(5), moment(6), true, Outage::End::Back}};
    const std::vector<CircuitBreaker> breakers{
        {"w3", "worker", BreakerState::Open, {}, 3, 1, 2, {}, {}},
        {"w2", "task", BreakerState::Open, {}, 3, 1, 2, {}, {}}};
    const auto risks = workersAtRisk(workers, outages, breakers);
    ASSERT_EQ(risks.size(), 3U);
    EXPECT_EQ(risks[0].worker, "w1");
    ASSERT_EQ(risks[0].reasons.size(), 3U);
    EXPECT_EQ(risks[0].reasons[0].kind, Kind::FailureShare);
    EXPECT_DOUBLE_EQ(risks[0].reasons[0].own->ratio, 0.3);
    EXPECT_DOUBLE_EQ(risks[0].reasons[0].others->ratio, 0.05);
    EXPECT_EQ(risks[0].reasons[0].cases, 100U);
    EXPECT_EQ(risks[0].reasons[1].kind, Kind::RecentOutages);
    EXPECT_EQ(risks[0].reasons[1].value, 2);
    EXPECT_EQ(risks[0].reasons[2].kind, Kind::SilentHeartbeat);
    EXPECT_EQ(risks[0].reasons[2].value, 100);
    EXPECT_EQ(risks[0].reasons[2].limit, 30);
    EXPECT_EQ(risks[1].worker, "w3");
    ASSERT_EQ(risks[1].reasons.size(), 2U);
    EXPECT_EQ(risks[1].reasons[0].kind, Kind::Unhealthy);
    EXPECT_EQ(risks[1].reasons[1].kind, Kind::OpenBreaker);
    EXPECT_EQ(risks[2].worker, "w2");
    EXPECT_EQ(risks[2].reasons[0].kind, Kind::MemoryPressure);
}

TEST(WorkerRiskTest, AFewFailuresAreNoDifference)
{
    auto workers = calmWorkers();
    workers[0].tasksCompleted = 2;
    workers[0].tasksFailed = 1; // 33 %, but of three
    EXPECT_TRUE(workersAtRisk(workers, {}, {}).empty());
}

// Of many workers some have more failures than others by chance.
TEST(WorkerRiskTest, ChanceIsNoReason)
{
    std::mt19937 random(11);
    std::binomial_distribution<std::uint64_t> failures(100, 0.05);
    std::vector<Worker> workers;
    for (int i = 0; i < 1'000; ++i) {
        workers.push_back(makeWorker("w" + std::to_string(i)));
        workers.back().tasksFailed = failures(random);
        workers.back().tasksCompleted = 100 - *workers.back().tasksFailed;
    }
    EXPECT_LE(workersAtRisk(workers, {}, {}).size(), 1U);
}

} // namespace
} // namespace perfdeck
