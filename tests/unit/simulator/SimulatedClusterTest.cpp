// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/simulator/model/SimulatedCluster.h"

#include <gtest/gtest.h>

#include <numeric>
#include <set>

namespace perfdeck::simulation {

namespace {

using State = SimulatedTask::State;

SimulatedCluster after(double seconds, SimulationPlan plan)
{
    SimulatedCluster cluster(plan);
    cluster.advance(seconds);
    return cluster;
}

/// Everything that is counted is counted again from its parts.
void expectSums(const SimulatedCluster &cluster)
{
    TaskCounts counts;
    std::size_t onWorkers = 0;
    for (const SimulatedTask &task : cluster.ledger().tasks())
        ++counts.inState[static_cast<std::size_t>(task.state)];
    EXPECT_EQ(counts, cluster.ledger().counts());
    std::size_t managed = 0;
    std::uint64_t completed = 0;
    for (const SimulatedWorker &worker : cluster.fleet().workers()) {
        Resources taken;
        for (const std::uint32_t index : worker.tasks) {
            const SimulatedTask &task = cluster.ledger().tasks()[index];
            EXPECT_EQ(task.state, State::Running);
            EXPECT_EQ(&cluster.fleet().workers()[task.worker], &worker);
            taken += task.kind().need;
        }
        taken += worker.free;
        EXPECT_EQ(taken, worker.type->all);
        onWorkers += worker.tasks.size();
        completed += worker.completed;
        managed += worker.isManaged() ? 1U : 0U;
        EXPECT_TRUE(worker.isManaged() || worker.tasks.empty());
    }
    EXPECT_EQ(onWorkers, counts.of(State::Running));
    EXPECT_EQ(completed, counts.of(State::Completed));
    EXPECT_EQ(managed, cluster.fleet().managed());
}

} // namespace

TEST(SimulatedCluster, SumsHoldAtEveryMoment)
{
    SimulatedCluster cluster({.seed = 3, .workers = 40});
    for (double now = 0; now < 4'000; now += 7) {
        cluster.advance(now);
        expectSums(cluster);
        if (HasFailure())
            return;
    }
    EXPECT_GT(cluster.ledger().counts().of(State::Completed), 1'000U);
}

TEST(SimulatedCluster, ASeedRepeatsItsHistory)
{
    const auto ids = [](std::uint64_t seed) {
        const auto cluster = after(2'000, {.seed = seed, .workers = 30});
        std::string all;
        for (const SimulatedTask &task : cluster.ledger().tasks())
            all += task.id + std::to_string(task.ended) + std::string(task.error);
        for (const SimulatedWorker &worker : cluster.fleet().workers())
            all += worker.id + std::to_string(worker.cpuPercent);
        for (const Decision &decision : cluster.decisions())
            all += decision.reason;
        return all;
    };
    EXPECT_EQ(ids(5), ids(5));
    EXPECT_NE(ids(5), ids(6));
}

TEST(SimulatedCluster, StepsDoNotMatter)
{
    SimulatedCluster small({.seed = 2, .workers = 20});
    for (double now = 0; now <= 1'000; now += 0.25)
        small.advance(now);
    const auto large = after(1'000, {.seed = 2, .workers = 20});
    ASSERT_EQ(small.ledger().tasks().size(), large.ledger().tasks().size());
    EXPECT_EQ(small.ledger().counts(), large.ledger().counts());
    EXPECT_EQ(small.ledger().tasks().back().id, large.ledger().tasks().back().id);
}

TEST(SimulatedCluster, EverythingThatIsShownHappens)
{
    const auto cluster = after(3 * 3'600, {.seed = 1, .workers = 60});
    const TaskCounts &counts = cluster.ledger().counts();
    for (const State state :
         {State::Pending, State::Running, State::Completed, State::Failed, State::Cancelled})
        EXPECT_GT(counts.of(state), 0U) << static_cast<int>(state);
    std::set<Decision::Action> actions;
    for (const Decision &decision : cluster.decisions())
        actions.insert(decision.action);
    EXPECT_EQ(actions.size(), 3U);
    EXPECT_GT(cluster.fleet().workers().size(), 0U);
    std::size_t trips = 0;
    std::size_t recoveries = 0;
    for (const auto &[name, breaker] : cluster.taskBreakers()) {
        trips += breaker.trips().size();
        recoveries += breaker.recoveries().size();
    }
    EXPECT_GT(trips, 0U);
    EXPECT_GT(recoveries, 0U);
    std::uint32_t recovered = 0;
    for (const SimulatedWorker &worker : cluster.fleet().workers())
        recovered += worker.recoveries;
    EXPECT_GT(recovered, 0U);
    std::set<std::string_view> errors;
    for (const SimulatedTask &task : cluster.ledger().tasks())
        if (task.state == State::Failed)
            errors.insert(task.error);
    EXPECT_GE(errors.size(), 6U);
    EXPECT_TRUE(errors.contains(SimulatedTask::kLostWorker));
}

TEST(SimulatedCluster, TasksRunWhereTheyCanAndAfterWhatTheyNeed)
{
    const auto cluster = after(5'000, {.seed = 8, .workers = 50});
    const auto &tasks = cluster.ledger().tasks();
    std::size_t needing = 0;
    for (const SimulatedTask &task : tasks) {
        if (task.state == State::Pending || task.state == State::Cancelled)
            continue;
        EXPECT_TRUE(cluster.fleet().workers()[task.worker].type->has(task.kind().tag));
        EXPECT_GE(task.started, task.created);
        EXPECT_GE(task.attempts, 1);
        EXPECT_LE(task.attempts, TaskLedger::kMostAttempts);
        for (const std::uint32_t need : task.needs) {
            ++needing;
            EXPECT_EQ(tasks[need].state, State::Completed);
            EXPECT_LE(tasks[need].ended, task.started);
        }
    }
    EXPECT_GT(needing, 50U);
}

TEST(SimulatedCluster, DurationsDependOnTheHardware)
{
    const auto cluster = after(6'000, {.seed = 4, .workers = 80});
    std::map<std::string_view, std::vector<double>> seconds;
    for (const SimulatedTask &task : cluster.ledger().tasks())
        if (task.state == State::Completed && task.kind().name == "benchmark")
            seconds[cluster.fleet().workers()[task.worker].type->prefix].push_back(task.ended
                                                                                   - task.started);
    const auto mean = [&](std::string_view type) {
        const auto &all = seconds[type];
        return std::accumulate(all.begin(), all.end(), 0.0) / double(all.size());
    };
    EXPECT_NEAR(mean("l4") / mean("a100"), 1 / 0.45, 0.5); // the ratio of their speeds
}

/// A small cluster has one worker of some kinds only.
TEST(SimulatedCluster, ASmallOneKeepsWorking)
{
    for (const std::uint32_t seed : {1U, 2U, 3U}) {
        SimulatedCluster cluster({.seed = seed, .workers = 12});
        std::uint64_t before = 0;
        for (double hour = 1; hour <= 3; ++hour) {
            cluster.advance(hour * 3'600);
            const std::uint64_t done = cluster.ledger().counts().of(State::Completed);
            EXPECT_GT(done, before + 500) << "seed " << seed << " hour " << hour;
            before = done;
        }
    }
}

TEST(SimulatedCluster, AnIdIsFound)
{
    const auto cluster = after(200, {.seed = 1, .workers = 10});
    const SimulatedTask &some = cluster.ledger().tasks()[7];
    EXPECT_EQ(cluster.ledger().find(some.id), &some);
    for (const std::string &none : {std::string(),
                                    std::string("nope"),
                                    some.id.substr(0, 24) + "ffffffffffff",
                                    "0" + some.id,
                                    some.id.substr(0, 35) + "8"})
        EXPECT_EQ(cluster.ledger().find(none), nullptr) << none;
}

TEST(ScalingPolicy, SpeaksAsRecorded)
{
    ScalingPolicy policy;
    EXPECT_EQ(policy.decide(0, {}, 0, {}).reason, "No workers available, creating initial worker");
    const Decision waits = policy.decide(1, {}, 0, {});
    EXPECT_EQ(waits.action, Decision::Action::Maintain);
    EXPECT_EQ(waits.reason, "In scale-up cooldown period (299s remaining)");
    const Decision up = policy.decide(301, {.overall = 0.845947265625}, 3, {});
    EXPECT_EQ(up.action, Decision::Action::ScaleUp);
    EXPECT_EQ(up.reason, "Utilization (84.6%) exceeds scale-up threshold (80.0%)");
    EXPECT_EQ(up.count, 1U);
    EXPECT_EQ(up.workerType, "default");
    const Decision down = policy.decide(302, {.overall = 0.104736328125}, 4, {0, 1});
    EXPECT_EQ(down.reason, "Utilization (10.5%) below scale-down threshold (30.0%)");
    EXPECT_EQ(down.workers.size(), down.count);
    EXPECT_EQ(policy.decide(303, {.overall = 0.1}, 4, {0, 1}).reason,
              "In scale-down cooldown period (599s remaining)");
    const Decision gpu
        = policy.decide(700, {.cpu = 0.95, .memory = 0.95, .gpu = 0.99, .overall = 0.97}, 2, {});
    EXPECT_EQ(gpu.workerType, "gpu");
    EXPECT_EQ(policy.decide(701, {.overall = 0.5}, 4, {}).reason,
              "Current utilization within target range");
}

TEST(Breaker, OpensTriesAndCloses)
{
    Breaker breaker(0, 3, 60);
    breaker.failed(1);
    breaker.failed(2);
    breaker.succeeded(3);
    breaker.failed(4);
    breaker.failed(5);
    EXPECT_TRUE(breaker.allows(5));
    breaker.failed(6);
    EXPECT_EQ(breaker.state(), Breaker::State::Open);
    EXPECT_FALSE(breaker.allows(65));
    EXPECT_TRUE(breaker.allows(66));
    EXPECT_EQ(breaker.state(), Breaker::State::HalfOpen);
    breaker.failed(67);
    EXPECT_FALSE(breaker.allows(70));
    EXPECT_TRUE(breaker.allows(127));
    breaker.succeeded(128);
    EXPECT_EQ(breaker.state(), Breaker::State::Closed);
    EXPECT_EQ(breaker.trips(), (std::vector<double>{6, 67}));
    EXPECT_EQ(breaker.recoveries(), (std::vector<double>{128}));
}

TEST(Dice, KnownNumbers)
{
    // First outputs of splitmix64 for seed 1234567, as its reference implementation prints them.
    Dice dice(1'234'567);
    EXPECT_EQ(dice.bits(), 6'457'827'717'110'365'317U);
    EXPECT_EQ(dice.bits(), 3'203'168'211'198'807'973U);
    double sum = 0;
    for (int i = 0; i < 10'000; ++i)
        sum += dice.poisson(3.5);
    EXPECT_NEAR(sum / 10'000, 3.5, 0.1);
    EXPECT_EQ(Dice(1).uuid().size(), 36U);
    EXPECT_EQ(Dice(1).uuid()[14], '4');
}

} // namespace perfdeck::simulation
