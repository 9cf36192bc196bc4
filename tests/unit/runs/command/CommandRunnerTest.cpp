// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/command/CommandRunner.h"
#include "core/runs/command/CommandText.h"
#include "core/runs/command/ProcessRun.h"

#include <gtest/gtest.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <thread>

namespace perfdeck {
namespace {

using namespace std::chrono_literals;

ProcessOutcome outcomeOf(const std::string &command, bool keepsOutput = false, Duration limit = 30s)
{
    ProcessOrder order;
    order.command = command;
    order.keepsOutput = keepsOutput;
    order.limit = limit;
    const auto outcome = runProcess(order, {});
    EXPECT_TRUE(outcome) << outcome.error().message();
    return outcome.value_or(ProcessOutcome());
}

TEST(ProcessRunTest, TimeCodeOutputAndLastWordsComeBack)
{
    const ProcessOutcome slept = outcomeOf("sleep 0.2");
    EXPECT_GE(slept.wallSeconds, 0.2);
    EXPECT_LT(slept.wallSeconds, 5);
    EXPECT_LT(slept.userSeconds, 0.1);
    EXPECT_EQ(outcomeOf("exit 7").exitCode, 7);
    EXPECT_EQ(outcomeOf("kill -9 $$").exitCode, 128 + SIGKILL);
    const ProcessOutcome said = outcomeOf("echo out; echo err >&2", true);
    EXPECT_EQ(said.output, "out\n");
    EXPECT_EQ(said.lastWords, "err\n");
    const ProcessOutcome busy = outcomeOf("i=0; while [ $i -lt 200000 ]; do i=$((i+1)); done");
    EXPECT_GT(busy.userSeconds + busy.systemSeconds, 0.02);
}

TEST(ProcessRunTest, WhatIsLeftOfTheGroupIsKilled)
{
    const auto file = std::filesystem::temp_directory_path() / "perfdeck-command-test.pid";
    std::filesystem::remove(file);
    const auto isGone = [&] {
        std::ifstream stream(file);
        int pid = 0;
        stream >> pid;
        for (int tries = 0; tries < 100 && kill(pid, 0) == 0; ++tries)
            std::this_thread::sleep_for(20ms);
        std::ifstream status("/proc/" + std::to_string(pid) + "/stat");
        const std::string text(std::istreambuf_iterator<char>(status), {});
        return pid > 0 && (text.empty() || text.find(") Z") != std::string::npos);
    };
    outcomeOf("sleep 60 & echo $! > " + file.string());
    EXPECT_TRUE(isGone());
    const ProcessOutcome late
        = outcomeOf("sleep 60 & echo $! > " + file.string() + "; wait", false, 200ms);
    EXPECT_TRUE(late.isTimedOut);
    EXPECT_LT(late.wallSeconds, 10);
    EXPECT_TRUE(isGone());
    std::filesystem::remove(file);
}

TEST(ProcessRunTest, StoppedAndTalkativeOnesFail)
{
    ProcessOrder order;
    order.command = "sleep 60";
    std::stop_source stop;
    std::jthread stopper([&] {
        std::this_thread::sleep_for(100ms);
        stop.request_stop();
    });
    const auto stopped = runProcess(order, stop.get_token());
    ASSERT_FALSE(stopped);
    EXPECT_EQ(stopped.error().kind, ErrorKind::Cancelled);
    order.command = "yes";
    order.keepsOutput = true;
    const auto talkative = runProcess(order, {});
    ASSERT_FALSE(talkative);
    EXPECT_EQ(talkative.error().kind, ErrorKind::TooLarge);
}

TEST(CommandTextTest, PlaceholdersOfTheCellAreFilledOthersStay)
{
    CellKey key;
    key.batchSize = 8;
    key.rate = 2.5;
    EXPECT_EQ(filledCommand("run -b ${batch} -r ${rate} ${HOME} ${x", key),
              "run -b 8 -r 2.5 ${HOME} ${x");
}

TEST(CommandTextTest, ResultsAreReadAndWrongOnesRefused)
{
    const auto read = readCommandResults(
        R"({"measures":{"latency":[0.1,0.2],"throughput":5},"numbers":{"n":3},"facts":{"a":"b"},"error":""})");
    ASSERT_TRUE(read) << read.error().message();
    EXPECT_EQ(read->measures.at(BenchmarkMeasure::Latency), (std::vector<double>{0.1, 0.2}));
    EXPECT_EQ(read->numbers.at("n"), 3);
    for (const char *wrong : {"",
                              "[]",
                              "{}",
                              R"({"measures":{"speed":1}})",
                              R"({"measures":{"latency":"x"}})",
                              R"({"measures":{"latency":1},"more":1})",
                              R"({"measures":{"latency":1},"error":"broken"})"})
        EXPECT_FALSE(readCommandResults(wrong)) << wrong;
}

BenchmarkDefinition definitionOf(std::vector<std::string> commands)
{
    BenchmarkDefinition definition;
    definition.id = "some";
    definition.kind = BenchmarkKind::Command;
    definition.effort.warmUp = 0s;
    definition.effort.duration = 0s;
    definition.effort.count = 12;
    for (std::string &command : commands)
        definition.commands.push_back(
            {std::string(1, static_cast<char>('A' + definition.commands.size())),
             std::move(command),
             {},
             {}});
    return definition;
}

BenchmarkCell
measured(CommandRunner &runner, const BenchmarkDefinition &definition, const char *variant)
{
    CellKey key;
    key.variant = variant;
    const auto cell = runner.run(definition, key, {}, {});
    EXPECT_TRUE(cell) << cell.error().message();
    return cell.value_or(BenchmarkCell());
}

TEST(CommandRunnerTest, VariantsAreInterleavedAtRandomAndPaired)
{
    const auto file = std::filesystem::temp_directory_path() / "perfdeck-command-order.txt";
    const auto orderOf = [&](std::uint64_t seed) {
        std::filesystem::remove(file);
        BenchmarkDefinition definition
            = definitionOf({"printf A >> " + file.string(), "printf B >> " + file.string()});
        definition.load.seed = seed;
        CommandRunner runner;
        const BenchmarkCell first = measured(runner, definition, "A");
        const BenchmarkCell second = measured(runner, definition, "B");
        EXPECT_EQ(first.values.at(0).samples.size(), 12U);
        EXPECT_EQ(second.values.at(0).samples.size(), 12U);
        EXPECT_TRUE(second.numbers.at("ratio_to_first").isKnown());
        std::ifstream stream(file);
        std::string order;
        stream >> order;
        return order;
    };
    const std::string order = orderOf(1);
    ASSERT_EQ(order.size(), 24U); // measured once, not once for each variant
    for (std::size_t at = 0; at < order.size(); at += 2)
        EXPECT_NE(order[at], order[at + 1]); // a block holds each once
    EXPECT_NE(order.find("ABBA"), std::string::npos);
    EXPECT_EQ(orderOf(1), order);
    EXPECT_NE(orderOf(2), order);
    std::filesystem::remove(file);
}

TEST(CommandRunnerTest, TheSlowerOneIsSlowerByItsRatio)
{
    const BenchmarkDefinition definition = definitionOf({"sleep 0.05", "sleep 0.1"});
    CommandRunner runner;
    const BenchmarkCell first = measured(runner, definition, "A");
    const BenchmarkCell second = measured(runner, definition, "B");
    EXPECT_GE(first.values.at(0).min, 0.05);
    const Estimate ratio = second.numbers.at("ratio_to_first");
    EXPECT_GT(ratio.low, 1.2);
    EXPECT_LT(ratio.high, 2.2);
    EXPECT_EQ(first.numbers.at("errors").value, 0);
}

TEST(CommandRunnerTest, ErrorsAreCountedByWhatTheySaid)
{
    const BenchmarkDefinition definition = definitionOf({"echo no model >&2; exit 3"});
    CommandRunner runner;
    const BenchmarkCell cell = measured(runner, definition, "A");
    EXPECT_TRUE(cell.values.empty());
    EXPECT_EQ(cell.numbers.at("errors").value, 12);
    EXPECT_EQ(cell.errors.at("It ended with code 3: no model"), 12U);
}

TEST(CommandRunnerTest, WhatACommandSaysItselfIsTaken)
{
    BenchmarkDefinition definition
        = definitionOf({R"(echo '{"measures":{"latency":[0.25,0.5],"throughput":4}}')"});
    definition.readsJson = true;
    CommandRunner runner;
    const BenchmarkCell cell = measured(runner, definition, "A");
    const MeasuredValues *latency = cell.find(BenchmarkMeasure::Latency);
    ASSERT_NE(latency, nullptr);
    EXPECT_EQ(latency->mean.count, 24U);
    EXPECT_EQ(latency->mean.value, 0.375);
    ASSERT_NE(cell.find(BenchmarkMeasure::Throughput), nullptr);
}

} // namespace
} // namespace perfdeck
