// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/suite/PassWindows.h"
#include "core/runs/suite/SuiteCell.h"
#include "core/runs/suite/SuiteRunner.h"

#include <gtest/gtest.h>

#include <thread>

namespace perfdeck {
namespace {

using namespace std::chrono_literals;

BenchmarkDefinition definitionOf(std::string model)
{
    BenchmarkDefinition definition;
    definition.id = std::move(model);
    definition.effort.warmUp = 10ms;
    definition.effort.duration = 300ms;
    return definition;
}

TEST(SuiteRunner, FillsInWhatADefinitionLeavesOpen)
{
    const auto cells = SuiteRunner().cells(definitionOf("bert-base"));
    ASSERT_TRUE(cells) << cells.error().message();
    ASSERT_EQ(cells->size(), 1U);
    const CellKey &key = cells->front();
    EXPECT_EQ(key.model, "bert-base");
    EXPECT_EQ(key.device, "cpu");
    EXPECT_EQ(key.precision, "float32");
    EXPECT_EQ(key.batchSize, 1);
    EXPECT_EQ(key.sequenceLength, 128);
    EXPECT_EQ(key.concurrency, 1);
    EXPECT_EQ(key.threads, int(std::thread::hardware_concurrency()));
}

TEST(SuiteRunner, LengthsMeanNothingToAModelOfPictures)
{
    BenchmarkDefinition definition = definitionOf("resnet50");
    definition.matrix.sequenceLengths = {128, 512};
    definition.matrix.batchSizes = {8, 1};
    const auto cells = SuiteRunner().cells(definition);
    ASSERT_TRUE(cells);
    ASSERT_EQ(cells->size(), 2U);
    EXPECT_EQ(cells->front().batchSize, 1);
    EXPECT_EQ(cells->front().sequenceLength, 0);
}

TEST(SuiteRunner, RefusesWhatThereIsNot)
{
    const auto refusal = [](auto change) {
        BenchmarkDefinition definition = definitionOf("bert-base");
        change(definition.matrix);
        const auto cells = SuiteRunner().cells(definition);
        return cells ? std::string("accepted") : cells.error().message();
    };
    EXPECT_NE(refusal([](auto &m) { m.models = {"bert-huge"}; }).find("no model bert-huge"),
              std::string::npos);
    EXPECT_NE(refusal([](auto &m) { m.precisions = {"float8"}; }).find("float32, bfloat16"),
              std::string::npos);
    EXPECT_NE(refusal([](auto &m) { m.sequenceLengths = {513}; }).find("1 to 512"),
              std::string::npos);
    EXPECT_NE(refusal([](auto &m) { m.threads = {100'000}; }).find("100000"), std::string::npos);
    EXPECT_NE(refusal([](auto &m) { m.batchSizes = {-1}; }).find("batch of -1"), std::string::npos);
    EXPECT_NE(refusal([](auto &m) { m.devices = {"cuda:0"}; }).find("cuda:0"), std::string::npos);
    EXPECT_NE(refusal([](auto &m) { m.concurrencies = {4}; }).find("one user"), std::string::npos);
    EXPECT_NE(refusal([](auto &m) { m.rates = {10}; }).find("one user"), std::string::npos);
}

TEST(SuiteRunner, RefusesWhatDoesNotFitIntoMemory)
{
    CellKey key;
    key.model = "gpt2-prefill";
    key.precision = "float32";
    key.batchSize = 4096;
    key.sequenceLength = 1024;
    const auto graph = suiteGraph(key);
    ASSERT_FALSE(graph);
    EXPECT_EQ(graph.error().kind, ErrorKind::Full);
    EXPECT_NE(graph.error().message().find("MiB are free"), std::string::npos);
}

TEST(SuiteRunner, MeasuresAModel)
{
    BenchmarkDefinition definition = definitionOf("mobilenet-v2");
    definition.matrix.threads = {1};
    SuiteRunner runner;
    CellKey key = runner.cells(definition)->front();
    std::vector<std::string> steps;
    double last = 0;
    CellListener listener;
    listener.progress = [&](double ratio, std::string step) {
        EXPECT_GE(ratio, last);
        last = ratio;
        steps.push_back(std::move(step));
    };
    const auto cell = runner.run(definition, key, {}, listener);
    ASSERT_TRUE(cell) << cell.error().message();
    EXPECT_EQ(cell->state, RunState::Finished);
    EXPECT_EQ(cell->key, key);
    EXPECT_EQ(steps.front(), "mobilenet-v2, float32, batch 1, preparing");
    EXPECT_EQ(steps.back(), "mobilenet-v2, float32, batch 1, measuring");

    const MeasuredValues *latency = cell->find(BenchmarkMeasure::Latency);
    ASSERT_NE(latency, nullptr);
    double sum = 0;
    for (const double one : latency->samples)
        sum += one;
    EXPECT_GE(sum, 0.25); // of three windows of 100 ms
    const MeasuredValues *throughput = cell->find(BenchmarkMeasure::Throughput);
    ASSERT_NE(throughput, nullptr);
    EXPECT_NEAR(throughput->median.value * latency->median.value, 1, 0.5);
    EXPECT_EQ(cell->find(BenchmarkMeasure::OutputTokenRate), nullptr);
    // 13 MiB of weights in float32 and a few of activations.
    const double bytes = cell->find(BenchmarkMeasure::PeakMemory)->mean.value;
    EXPECT_GT(bytes, 3.4e6 * 4);
    EXPECT_LT(bytes, 40e6);
    EXPECT_NEAR(cell->numbers.at("flops").value, 0.6016e9, 0.001e9);
    EXPECT_NEAR(cell->numbers.at("achieved_flops_per_second").value * latency->median.value,
                0.6016e9,
                0.001e9);
}

TEST(SuiteRunner, StopsBetweenPasses)
{
    BenchmarkDefinition definition = definitionOf("mobilenet-v2");
    definition.effort.duration = 1h;
    std::stop_source stop;
    CellListener listener;
    listener.progress = [&](double, const std::string &step) {
        if (step.ends_with("measuring"))
            stop.request_stop();
    };
    SuiteRunner runner;
    const auto cell
        = runner.run(definition, runner.cells(definition)->front(), stop.get_token(), listener);
    ASSERT_FALSE(cell);
    EXPECT_EQ(cell.error().kind, ErrorKind::Cancelled);
}

TEST(SuiteRunner, FactsNameLibraryInstructionsAndModel)
{
    auto facts = SuiteRunner().facts(definitionOf("bert-base"));
    EXPECT_TRUE(facts.at("library.onednn").starts_with("2."));
    EXPECT_FALSE(facts.at("cpu.instructions").empty());
    EXPECT_EQ(facts.at("model.hash").size(), 16U);
    EXPECT_EQ(facts, SuiteRunner().facts(definitionOf("bert-base")));
    EXPECT_NE(facts.at("model.hash"), SuiteRunner().facts(definitionOf("mlp")).at("model.hash"));
}

/// Passes that take what they are told to.
struct Slept
{
    std::vector<std::chrono::microseconds> times; ///< the last one for ever
    std::size_t passes = 0;

    PassSubject subject()
    {
        PassSubject made;
        made.pass = [this]() -> Status {
            std::this_thread::sleep_for(times[std::min(passes++, times.size() - 1)]);
            return {};
        };
        return made;
    }
};

TEST(PassWindows, LeavesOutTenPassesAtLeast)
{
    BenchmarkEffort effort;
    effort.warmUp = 0ms;
    effort.duration = 0ms;
    effort.count = 6;
    effort.stableWithin = 1;
    Slept slept{{20ms, 1ms}};
    const auto measured = measurePasses(effort, slept.subject(), {});
    ASSERT_TRUE(measured);
    EXPECT_EQ(slept.passes, 16U);
    EXPECT_FALSE(measured->isCutShort);
    ASSERT_EQ(measured->windows.size(), 3U);
    for (const PassWindow &one : measured->windows)
        EXPECT_EQ(one.seconds.size(), 2U);
}

TEST(PassWindows, GoesOnUntilThreeWindowsAgree)
{
    BenchmarkEffort effort;
    effort.warmUp = 0ms;
    effort.duration = 0ms;
    effort.count = 3;
    effort.stableWithin = 0.5;
    // Ten of warm-up, then two windows that differ from what follows.
    Slept slept;
    slept.times.assign(10, 1ms);
    slept.times.insert(slept.times.end(), {80ms, 80ms, 10ms});
    const auto measured = measurePasses(effort, slept.subject(), {});
    ASSERT_TRUE(measured);
    EXPECT_GE(slept.passes, 15U);
    for (const PassWindow &one : measured->windows)
        EXPECT_LT(one.elapsed, 0.08);
}

TEST(PassWindows, EndsAtTheLimitAndSaysSo)
{
    BenchmarkEffort effort;
    effort.warmUp = 0ms;
    effort.duration = 1h;
    effort.limit = 100ms;
    Slept slept{{5ms}};
    const auto measured = measurePasses(effort, slept.subject(), {});
    ASSERT_TRUE(measured);
    EXPECT_TRUE(measured->isCutShort);
    EXPECT_EQ(measured->windows.size(), 1U);
}

TEST(PassWindows, AFailingPassIsToldOn)
{
    PassSubject subject;
    subject.pass = []() -> Status { return failure(ErrorKind::Internal, "broken"); };
    const auto measured = measurePasses({}, subject, {});
    ASSERT_FALSE(measured);
    EXPECT_EQ(measured.error().what, "broken");
}

} // namespace
} // namespace perfdeck
