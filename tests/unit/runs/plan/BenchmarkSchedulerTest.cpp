// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/plan/BenchmarkScheduler.h"
#include "core/runs/plan/MatrixCells.h"
#include "core/runs/plan/MeasuredValues.h"

#include <gtest/gtest.h>

#include <atomic>

namespace perfdeck {
namespace {

using namespace std::chrono_literals;

/// Measures a latency of a millisecond a sample of the batch; waits for `gate` before each cell.
class FakeRunner final : public CellRunner
{
public:
    explicit FakeRunner(std::function<void(const CellKey &, const std::stop_token &)> gate = {})
        : m_gate(std::move(gate))
    {
    }

    Result<std::vector<CellKey>> cells(const BenchmarkDefinition &definition) const override
    {
        return matrixCells(definition);
    }

    Result<BenchmarkCell> run(const BenchmarkDefinition &,
                              const CellKey &key,
                              const std::stop_token &stop,
                              const CellListener &listener) override
    {
        if (m_gate)
            m_gate(key, stop);
        if (listener.progress)
            listener.progress(0.5, "half");
        if (key.precision == "int8")
            return failure(ErrorKind::Unsupported, "This CPU has no int8");
        BenchmarkCell cell;
        std::vector<double> samples(700, 1e-3 * static_cast<double>(key.batchSize));
        for (std::size_t i = 0; i < samples.size(); ++i)
            samples[i] *= 1 + 1e-3 * static_cast<double>(i * 7919 % 13);
        cell.values.push_back(measuredValues(BenchmarkMeasure::Latency, samples));
        return cell;
    }

    std::map<std::string, std::string> facts(const BenchmarkDefinition &) const override
    {
        return {{"library.fake", "1"}};
    }

private:
    std::function<void(const CellKey &, const std::stop_token &)> m_gate;
};

BenchmarkRun runOf(BenchmarkKind kind = BenchmarkKind::Builtin)
{
    BenchmarkRun run;
    run.id = newRunId();
    run.definition.id = "some";
    run.definition.title = "Some";
    run.definition.kind = kind;
    run.definition.server = "http://127.0.0.1:1";
    run.definition.matrix.models = {"mlp"};
    run.definition.matrix.batchSizes = {1, 2, 4};
    return run;
}

/// A quiet machine, unless told otherwise.
struct Surroundings
{
    SystemClock clock;
    std::atomic<double> busy{0};
    std::atomic<int> cores{2};

    RunSurroundings parts()
    {
        RunSurroundings made;
        made.clock = &clock;
        made.look = [this] {
            MachineLook look;
            look.cpuModel = "Fake";
            look.cores = cores;
            look.busyRatio = busy.load();
            return look;
        };
        return made;
    }
};

BenchmarkRun executed(BenchmarkRun run, const RunSurroundings &surroundings)
{
    FakeRunner runner;
    return executeRun(std::move(run), runner, surroundings, {}, {});
}

TEST(RunExecutionTest, EveryCellIsMeasuredAndJudged)
{
    Surroundings around;
    const BenchmarkRun run = executed(runOf(), around.parts());
    EXPECT_EQ(run.state, RunState::Finished);
    ASSERT_EQ(run.cells.size(), 3U);
    for (const BenchmarkCell &cell : run.cells) {
        EXPECT_EQ(cell.state, RunState::Finished);
        EXPECT_EQ(cell.verdict, RunVerdict::Valid) << cell.reasons.size();
    }
    EXPECT_EQ(run.environment.facts.at("library.fake"), "1");
    EXPECT_EQ(run.progress.ratio, 1);
    EXPECT_EQ(run.progress.modelsDone, 1U);
}

TEST(RunExecutionTest, ProgressiveLeavesOutWhatLiesBehindAMiss)
{
    Surroundings around;
    BenchmarkRun run = runOf();
    run.definition.isProgressive = true;
    run.definition.objectives = {{BenchmarkMeasure::Latency, 0.99, 1.5e-3}};
    run = executed(std::move(run), around.parts());
    EXPECT_FALSE(run.cells[0].isSkipped);
    EXPECT_FALSE(run.cells[1].isSkipped); // misses
    EXPECT_TRUE(run.cells[2].isSkipped);
}

TEST(RunExecutionTest, IncrementalLeavesOutWhatWasMeasuredBefore)
{
    Surroundings around;
    RunSurroundings parts = around.parts();
    std::string asked;
    parts.measuredBefore
        = [&](const BenchmarkDefinition &, const CellKey &key, const std::string &environment) {
              asked = environment;
              return key.batchSize == 2 ? std::optional<std::string>("before") : std::nullopt;
          };
    BenchmarkRun run = runOf();
    run.definition.isIncremental = true;
    run = executed(std::move(run), parts);
    EXPECT_TRUE(run.cells[1].isSkipped);
    EXPECT_FALSE(run.cells[2].isSkipped);
    EXPECT_EQ(asked, run.environment.key);
}

TEST(RunExecutionTest, AFailedCellCostsItselfOnly)
{
    Surroundings around;
    BenchmarkRun run = runOf();
    run.definition.matrix.batchSizes = {1};
    run.definition.matrix.precisions = {"float32", "int8"};
    const BenchmarkRun half = executed(run, around.parts());
    EXPECT_EQ(half.state, RunState::Finished);
    EXPECT_EQ(half.cells[1].state, RunState::Failed);
    run.definition.matrix.precisions = {"int8"};
    const BenchmarkRun none = executed(run, around.parts());
    EXPECT_EQ(none.state, RunState::Failed);
    EXPECT_EQ(none.error, "This CPU has no int8");
}

TEST(RunExecutionTest, AResumedRunKeepsWhatIsDoneAndDistrustsItInAnotherEnvironment)
{
    Surroundings around;
    std::stop_source stop;
    FakeRunner stopping([&](const CellKey &key, const std::stop_token &) {
        if (key.batchSize == 2)
            stop.request_stop();
    });
    const RunSurroundings parts = around.parts();
    const BenchmarkRun cut = executeRun(runOf(), stopping, parts, stop.get_token(), {});
    EXPECT_EQ(cut.state, RunState::Cancelled);
    EXPECT_EQ(cut.cells[0].state, RunState::Finished);
    EXPECT_EQ(cut.cells[1].state, RunState::Cancelled);
    const BenchmarkRun resumed = executed(cut, parts);
    EXPECT_EQ(resumed.state, RunState::Finished);
    EXPECT_EQ(resumed.cells[0].end, cut.cells[0].end);
    EXPECT_EQ(resumed.cells[2].verdict, RunVerdict::Valid);
    around.cores = 4;
    const BenchmarkRun elsewhere = executed(cut, parts);
    EXPECT_EQ(elsewhere.cells[0].verdict, RunVerdict::Invalid);
    ASSERT_FALSE(elsewhere.cells[0].reasons.empty());
    EXPECT_NE(elsewhere.cells[0].reasons.back().text.find("cpu.cores: 2, 4"), std::string::npos);
    EXPECT_EQ(elsewhere.cells[2].verdict, RunVerdict::Valid);
}

/// Follows a scheduler.
class Watcher
{
public:
    SchedulerListener listener()
    {
        SchedulerListener made;
        made.changed = [this](const BenchmarkRun &run) {
            const std::scoped_lock lock(m_mutex);
            m_runs[run.id] = run;
            if (run.state == RunState::Running && m_begun.insert(run.id).second)
                m_order.push_back(run.id);
            m_wake.notify_all();
        };
        return made;
    }

    BenchmarkRun waitFor(const std::string &id, RunState state)
    {
        std::unique_lock lock(m_mutex);
        m_wake.wait_for(lock, 20s, [&] { return m_runs[id].state == state; });
        return m_runs[id];
    }

    std::vector<std::string> order()
    {
        const std::scoped_lock lock(m_mutex);
        return m_order;
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::map<std::string, BenchmarkRun> m_runs;
    std::set<std::string> m_begun;
    std::vector<std::string> m_order;
};

TEST(BenchmarkSchedulerTest, OneRunsAtATimeThoseOfHigherPriorityFirst)
{
    Surroundings around;
    Watcher watcher;
    std::atomic<int> atOnce{0};
    std::atomic<int> most{0};
    const auto gate = [&](const CellKey &, const std::stop_token &) {
        most = std::max(most.load(), ++atOnce);
        std::this_thread::sleep_for(5ms);
        --atOnce;
    };
    around.busy = 0.9; // until all are there
    BenchmarkScheduler scheduler(
        {{BenchmarkKind::Builtin, [&] { return std::make_unique<FakeRunner>(gate); }}},
        around.parts(),
        {1h, 10ms},
        watcher.listener());
    BenchmarkRun low = runOf();
    low.definition.priority = BenchmarkPriority::Low;
    BenchmarkRun high = runOf();
    high.definition.priority = BenchmarkPriority::Critical;
    BenchmarkRun usual = runOf();
    scheduler.add(low);
    scheduler.add(usual);
    scheduler.add(high);
    const BenchmarkRun waiting = watcher.waitFor(low.id, RunState::Waiting);
    EXPECT_NE(watcher.waitFor(high.id, RunState::Waiting).waitsFor.find("90 %"), std::string::npos);
    around.busy = 0;
    watcher.waitFor(low.id, RunState::Finished);
    EXPECT_EQ(watcher.order(), (std::vector<std::string>{high.id, usual.id, low.id}));
    EXPECT_EQ(most, 1);
}

TEST(BenchmarkSchedulerTest, PatienceEndsAndABusyMachineInvalidates)
{
    Surroundings around;
    around.busy = 0.5;
    Watcher watcher;
    BenchmarkScheduler scheduler(
        {{BenchmarkKind::Builtin, [] { return std::make_unique<FakeRunner>(); }}},
        around.parts(),
        {50ms, 10ms},
        watcher.listener());
    const BenchmarkRun run = runOf();
    scheduler.add(run);
    const BenchmarkRun done = watcher.waitFor(run.id, RunState::Finished);
    EXPECT_EQ(done.cells.at(0).verdict, RunVerdict::Invalid);
    EXPECT_EQ(done.cells.at(0).reasons.at(0).code, "load");
}

TEST(BenchmarkSchedulerTest, WaitingAndRunningOnesAreCancelled)
{
    Surroundings around;
    Watcher watcher;
    const auto gate = [](const CellKey &, const std::stop_token &stop) {
        while (!stop.stop_requested())
            std::this_thread::sleep_for(1ms);
    };
    BenchmarkScheduler scheduler(
        {{BenchmarkKind::Builtin, [&] { return std::make_unique<FakeRunner>(gate); }}},
        around.parts(),
        {0s, 10ms},
        watcher.listener());
    const BenchmarkRun first = runOf();
    const BenchmarkRun second = runOf();
    scheduler.add(first);
    watcher.waitFor(first.id, RunState::Running);
    scheduler.add(second);
    EXPECT_NE(watcher.waitFor(second.id, RunState::Waiting).waitsFor.find("is first"),
              std::string::npos);
    scheduler.cancel(second.id);
    EXPECT_EQ(watcher.waitFor(second.id, RunState::Cancelled).state, RunState::Cancelled);
    scheduler.cancel(first.id);
    EXPECT_EQ(watcher.waitFor(first.id, RunState::Cancelled).state, RunState::Cancelled);
    const BenchmarkRun foreign = runOf(BenchmarkKind::Http);
    scheduler.add(foreign);
    EXPECT_FALSE(watcher.waitFor(foreign.id, RunState::Failed).error.empty());
}

TEST(BenchmarkSchedulerTest, DevicesAreToldApart)
{
    BenchmarkDefinition definition;
    EXPECT_EQ(measuredDevice(definition), "this machine");
    definition.kind = BenchmarkKind::Http;
    definition.request.url = "http://127.0.0.1:8000/v1";
    EXPECT_EQ(measuredDevice(definition), "this machine");
    definition.request.url = "https://gpu-1:8000/v1";
    EXPECT_EQ(measuredDevice(definition), "gpu-1:8000");
    definition.kind = BenchmarkKind::Remote;
    EXPECT_EQ(measuredDevice(definition), "");
}

} // namespace
} // namespace perfdeck
