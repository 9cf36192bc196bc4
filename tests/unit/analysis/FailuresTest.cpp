// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/FailureGroups.h"
#include "core/analysis/FailureRates.h"
#include "tests/unit/analysis/ClusterMaker.h"

#include <gtest/gtest.h>

namespace perfdeck {
namespace {

Task failedTask(const std::string &id, const std::string &error, double seconds)
{
    Task task = makeTask(id, TaskState::Failed);
    task.error = error;
    task.ended = moment(seconds);
    return task;
}

TEST(FailuresTest, OnePatternIsOneGroup)
{
    std::vector<Task> tasks{failedTask("a", "out of memory: 12 MiB", 100),
                            failedTask("b", "out of memory: 900 MiB", 300),
                            failedTask("c", "connection reset", 200),
                            failedTask("d", "out of memory: 1 MiB", 200),
                            makeTask("e", TaskState::Completed),
                            makeTask("f", TaskState::Cancelled),
                            makeTask("g", TaskState::Running),
                            makeTask("h", TaskState::TimedOut)};
    tasks[1].worker = "w2";
    tasks[3].type = "test";
    const auto groups = groupFailures(tasks);
    ASSERT_EQ(groups.size(), 3U);
    EXPECT_EQ(groups[0].pattern, "out of memory: # MiB");
    EXPECT_EQ(groups[0].example, "out of memory: 900 MiB");
    EXPECT_EQ(groups[0].tasks, (std::vector<std::string>{"b", "d", "a"}));
    EXPECT_EQ(groups[0].workers, (std::vector<std::string>{"w1", "w2"}));
    EXPECT_EQ(groups[0].types, (std::vector<std::string>{"benchmark", "test"}));
    EXPECT_EQ(groups[0].first, moment(100));
    EXPECT_EQ(groups[0].last, moment(300));
    EXPECT_DOUBLE_EQ(groups[0].share, 0.6);
    EXPECT_EQ(groups[1].pattern, ""); // the one that timed out in silence
    EXPECT_FALSE(groups[1].first);
    EXPECT_TRUE(groupFailures({}).empty());
}

TEST(FailuresTest, RatesCountEachTaskOnceWithItsInterval)
{
    std::vector<Task> tasks;
    for (int i = 0; i < 29; ++i)
        tasks.push_back(makeTask(std::to_string(i),
                                 i == 0 ? TaskState::Failed : TaskState::Completed,
                                 i < 20 ? "gpu" : "cpu"));
    tasks.push_back(makeTask("cancelled", TaskState::Cancelled, "gpu"));
    const std::vector<Worker> workers{makeWorker("gpu", {"cpu", "cuda"}), makeWorker("cpu")};
    const FailureRates byType = failureRatesByType(tasks);
    ASSERT_EQ(byType.rates.size(), 1U);
    EXPECT_EQ(byType.rates[0].failed, 1U);
    EXPECT_EQ(byType.rates[0].ended, 29U);
    EXPECT_NEAR(byType.rates[0].share.low, 0.0061, 5e-5); // Newcombe 1998, table I
    EXPECT_NEAR(byType.rates[0].share.high, 0.1718, 5e-5);
    const FailureRates byHardware = failureRatesByHardware(tasks, workers);
    ASSERT_EQ(byHardware.rates.size(), 2U);
    EXPECT_EQ(byHardware.rates[0].name, "cpu, cuda");
    EXPECT_EQ(byHardware.rates[0].ended, 20U);
    EXPECT_EQ(byHardware.rates[1].name, "cpu");
    EXPECT_EQ(byHardware.rates[1].failed, 0U);
    EXPECT_FALSE(byHardware.isSinceStart);
}

TEST(FailuresTest, WithoutTasksTheCountersOfTheWorkersTell)
{
    std::vector<Worker> workers{makeWorker("a"), makeWorker("b"), makeWorker("c", {"cuda"})};
    workers[0].tasksCompleted = 10;
    workers[0].tasksFailed = 0;
    workers[1].tasksCompleted = 5;
    workers[1].tasksFailed = 5;
    const FailureRates rates = failureRatesByHardware({}, workers);
    EXPECT_TRUE(rates.isSinceStart);
    ASSERT_EQ(rates.rates.size(), 1U); // the third one's are not reported
    EXPECT_EQ(rates.rates[0].failed, 5U);
    EXPECT_EQ(rates.rates[0].ended, 20U);
}

} // namespace
} // namespace perfdeck
