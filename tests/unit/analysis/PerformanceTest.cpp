// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/ClusterAdvice.h"
#include "core/analysis/ClusterCost.h"
#include "core/analysis/TaskPerformance.h"
#include "tests/unit/analysis/ClusterMaker.h"

#include <gtest/gtest.h>

namespace perfdeck {
namespace {

using Rule = ClusterAdvice::Rule;

Task endedTask(const std::string &worker, double waited, double ran, double end)
{
    static int number = 0;
    Task task = makeTask(std::to_string(++number), TaskState::Completed, worker);
    task.ended = moment(end);
    task.started = moment(end - ran);
    task.created = moment(end - ran - waited);
    return task;
}

TEST(TaskPerformanceTest, GroupsByTypeAndHardware)
{
    std::vector<Task> tasks;
    for (int i = 1; i <= 10; ++i) {
        tasks.push_back(endedTask("slow", 1, 10 + i, 200));
        tasks.push_back(endedTask("fast", 2, 1, 200));
    }
    tasks.push_back(endedTask("fast", 2, 1, 90)); // before the range
    tasks.push_back(makeTask("failed", TaskState::Failed, "fast"));
    tasks.back().ended = moment(150);
    tasks.push_back(makeTask("running", TaskState::Running, "fast"));
    const std::vector<Worker> workers{makeWorker("slow"), makeWorker("fast", {"cpu", "cuda"})};
    const auto groups = taskGroups(tasks, workers, {moment(100), moment(300)});
    ASSERT_EQ(groups.size(), 2U);
    EXPECT_EQ(groups[0].hardware, "cpu");
    EXPECT_EQ(groups[0].completed, 10U);
    EXPECT_DOUBLE_EQ(groups[0].perSecond, 0.05);
    EXPECT_DOUBLE_EQ(*groups[0].execution.quantile(0.5), 15.5);
    EXPECT_EQ(groups[1].hardware, "cpu, cuda");
    EXPECT_EQ(groups[1].failed, 1U);
    EXPECT_DOUBLE_EQ(*groups[1].allocationEfficiency(), 1.0 / 3);
    const auto byType = mergedBy(groups, &TaskGroup::type);
    ASSERT_EQ(byType.size(), 1U);
    EXPECT_EQ(byType[0].completed, 20U);
    EXPECT_EQ(byType[0].hardware, "");
    EXPECT_DOUBLE_EQ(byType[0].perSecond, 0.1);
    EXPECT_EQ(byType[0].execution.count(), 20U);
    EXPECT_DOUBLE_EQ(byType[0].execution.sorted.front(), 1);
}

// Conover (1999), section 3.2: with 16 cases the ranks 4 to 12 (rounded up).
TEST(TaskPerformanceTest, MedianHasItsInterval)
{
    TimeSpread spread;
    EXPECT_FALSE(spread.quantile(0.5));
    for (int i = 1; i <= 16; ++i)
        spread.sorted.push_back(i);
    const auto interval = spread.medianInterval();
    ASSERT_TRUE(interval);
    EXPECT_EQ(interval->first, 5); // 8 − 1.96 × 2 = 4.08
    EXPECT_EQ(interval->second, 12); // 11.92
    spread.sorted.resize(5);
    EXPECT_FALSE(spread.medianInterval());
}

TEST(TaskPerformanceTest, WrongTimesAreNoTimes)
{
    Task task = endedTask("w", 1, 1, 10);
    task.created = moment(99); // after its start
    const std::vector<Task> tasks{task};
    const auto groups = taskGroups(tasks, {}, {moment(0), moment(20)});
    ASSERT_EQ(groups.size(), 1U);
    EXPECT_EQ(groups[0].waiting.count(), 0U);
    EXPECT_FALSE(groups[0].allocationEfficiency());
}

TEST(TaskPerformanceTest, UseIsHeldAgainstWhatIsReserved)
{
    std::vector<Worker> workers{makeWorker("a"), makeWorker("b"), makeWorker("c")};
    EXPECT_FALSE(useOfReserved(workers));
    workers[0].measured.cpuRatio = 0.2;
    workers[0].reserved.cpuRatio = 0.8;
    workers[1].measured.cpuRatio = 0.9; // its reservation is not known
    const auto use = useOfReserved(workers);
    ASSERT_TRUE(use);
    EXPECT_DOUBLE_EQ(use->ratio(), 0.25);
    EXPECT_EQ(use->workers, 1U);
}

TEST(ClusterCostTest, HoursAreCountedByHardware)
{
    Frame frame;
    const auto series = [](const char *metric,
                           const char *worker,
                           const std::vector<std::pair<double, double>> &samples) {
        return makeSeries(metric, Labels{{"worker", worker}}, samples);
    };
    frame.series
        = {series("worker_up", "a", {{0, 1}, {1'800, 1}, {3'600, 0}, {7'200, 0}}),
           series("worker_tasks_running", "a", {{0, 0}, {1'800, 2}, {3'600, 0}, {7'200, 0}}),
           series("worker_up", "b", {{0, 1}, {7'200, 1}}),
           series("worker_up", "g", {{0, 1}, {3'600, 1}})};
    frame.series[3].columns[1].gapBefore = true;
    const HardwareByWorker hardware{{"a", "cpu"}, {"b", "cpu"}, {"g", "cpu, cuda"}};
    const auto costs = clusterCost(frame, hardware, {{"cpu", 0.5}});
    ASSERT_EQ(costs.size(), 2U);
    EXPECT_EQ(costs[0].hardware, "cpu");
    EXPECT_EQ(costs[0].workers, 2U);
    EXPECT_DOUBLE_EQ(costs[0].hours, 3); // one of a, two of b
    EXPECT_DOUBLE_EQ(*costs[0].idleHours, 0.5); // not what it was down
    EXPECT_DOUBLE_EQ(*costs[0].cost(), 1.5);
    EXPECT_DOUBLE_EQ(*costs[0].idleCost(), 0.25);
    EXPECT_DOUBLE_EQ(costs[1].hours, 0); // nobody watched
    EXPECT_FALSE(costs[1].idleHours);
    EXPECT_FALSE(costs[1].price);
    EXPECT_FALSE(costs[1].cost());
}

TEST(ClusterAdviceTest, SaysNothingWithoutEnoughCases)
{
    std::vector<Task> tasks;
    for (int i = 0; i < 19; ++i)
        tasks.push_back(endedTask("w", 100, 1, 200));
    const auto few = taskGroups(tasks, {}, {moment(0), moment(300)});
    EXPECT_TRUE(performanceAdvice(few, {}, {}, {}).empty());
    tasks.push_back(endedTask("w", 100, 1, 200));
    const auto groups = taskGroups(tasks, {}, {moment(0), moment(300)});
    const auto advice = performanceAdvice(groups, {}, {}, {});
    ASSERT_EQ(advice.size(), 1U);
    EXPECT_EQ(advice[0].rule, Rule::WaitsLongerThanRuns);
    EXPECT_EQ(advice[0].value, 100);
    EXPECT_EQ(advice[0].other, 1);
    EXPECT_EQ(advice[0].cases, 20U);
}

TEST(ClusterAdviceTest, SlowAndFailingHardwareIsNamed)
{
    std::vector<Task> tasks;
    for (int i = 0; i < 40; ++i) {
        tasks.push_back(endedTask("slow", 0, 20 + i % 7, 200));
        tasks.push_back(endedTask("fast", 0, 5 + i % 3, 200));
    }
    for (int i = 0; i < 30; ++i) {
        tasks.push_back(makeTask("f" + std::to_string(i), TaskState::Failed, "slow"));
        tasks.back().ended = moment(100);
    }
    const std::vector<Worker> workers{makeWorker("slow"), makeWorker("fast", {"cuda"})};
    const auto groups = taskGroups(tasks, workers, {moment(0), moment(300)});
    const auto advice
        = performanceAdvice(groups, failureRatesByHardware(tasks, workers), workers, {});
    ASSERT_EQ(advice.size(), 2U);
    EXPECT_EQ(advice[0].rule, Rule::SlowerHardware);
    EXPECT_EQ(advice[0].from, "cpu");
    EXPECT_EQ(advice[0].to, "cuda");
    EXPECT_EQ(advice[1].rule, Rule::FailingHardware);
    EXPECT_EQ(advice[1].from, "cpu");
    EXPECT_NEAR(advice[1].value, 30.0 / 70, 1e-12);
}

TEST(ClusterAdviceTest, IdleWorkersMatterOnlyWhenNothingWaits)
{
    std::vector<Worker> workers;
    for (int i = 0; i < 10; ++i) {
        workers.push_back(makeWorker("w" + std::to_string(i)));
        workers.back().tasksRunning = i < 3 ? 1 : 0;
    }
    const auto advice = performanceAdvice({}, {}, workers, 0.0);
    ASSERT_EQ(advice.size(), 1U);
    EXPECT_EQ(advice[0].rule, Rule::IdleWorkers);
    EXPECT_EQ(advice[0].value, 7);
    EXPECT_EQ(advice[0].cases, 10U);
    EXPECT_TRUE(performanceAdvice({}, {}, workers, 5.0).empty());
    EXPECT_TRUE(performanceAdvice({}, {}, workers, {}).empty()); // not known
}

TEST(ClusterAdviceTest, CostSpeaksOfPricedHardwareOnly)
{
    HardwareCost cost{"cuda", 4, 10, 8, {}};
    EXPECT_TRUE(costAdvice(std::vector{cost}).empty());
    cost.price = 2;
    const auto advice = costAdvice(std::vector{cost});
    ASSERT_EQ(advice.size(), 1U);
    EXPECT_EQ(advice[0].rule, Rule::IdleCost);
    EXPECT_EQ(advice[0].value, 16);
    EXPECT_EQ(advice[0].other, 20);
}

} // namespace
} // namespace perfdeck
