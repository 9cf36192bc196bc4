// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/load/LoadRunner.h"
#include "core/runs/load/LoopServer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <mutex>
#include <set>
#include <thread>

namespace perfdeck {

namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;

BenchmarkDefinition definitionFor(const std::string &url)
{
    BenchmarkDefinition definition;
    definition.kind = BenchmarkKind::Http;
    definition.request.protocol = "kserve-v2";
    definition.request.url = url;
    definition.matrix.models = {"m"};
    definition.effort.warmUp = 100ms;
    definition.effort.duration = 1200ms;
    return definition;
}

bool has(const BenchmarkCell &cell, std::string_view code)
{
    for (const VerdictReason &reason : cell.reasons)
        if (reason.code == code)
            return true;
    return false;
}

} // namespace

TEST(LoadRunnerTest, CellsAreTheLoadsItsArrivalsUnderstand)
{
    const LoadRunner runner;
    BenchmarkDefinition definition = definitionFor("http://127.0.0.1:1");
    definition.matrix.rates = {5};
    EXPECT_EQ(runner.cells(definition)->at(0).concurrency, 1) << "one user, and no rates";
    definition.matrix.concurrencies = {2, 4};
    ASSERT_EQ(runner.cells(definition)->size(), 2U);
    definition.load.arrivals = ArrivalProcess::Poisson;
    ASSERT_EQ(runner.cells(definition)->size(), 1U);
    EXPECT_EQ(runner.cells(definition)->at(0).rate, 5);
    definition.matrix.rates.clear();
    EXPECT_THAT(runner.cells(definition).error().message(), HasSubstr("rates"));
    definition.searchesObjective = true;
    EXPECT_EQ(runner.cells(definition)->at(0).rate, 1) << "a search begins somewhere";
    definition.request.protocol = "gopher";
    EXPECT_FALSE(runner.cells(definition));
}

TEST(LoadRunnerTest, MeasuresACellAndTellsMeanwhile)
{
    std::mutex mutex;
    std::string seen;
    const LoopServer server([&](std::uint64_t i) {
        const std::scoped_lock lock(mutex);
        seen = std::to_string(i);
        std::this_thread::sleep_for(5ms);
        return plainAnswer(50);
    });
    BenchmarkDefinition definition = definitionFor(server.url());
    definition.load.arrivals = ArrivalProcess::Constant;
    definition.matrix.rates = {40};
    definition.matrix.batchSizes = {8};
    definition.objectives = {{BenchmarkMeasure::Latency, 0.99, 10.0}};
    LoadRunner runner;
    const auto keys = runner.cells(definition);
    ASSERT_TRUE(keys);
    std::set<std::string> steps;
    std::set<std::string> samples;
    double ratio = 0;
    const CellListener listener{[&](double now, std::string step) {
                                    EXPECT_GE(now, ratio);
                                    ratio = now;
                                    steps.insert(std::move(step));
                                },
                                [&](RunSample sample) { samples.insert(sample.name); }};
    const auto cell = runner.run(definition, keys->at(0), {}, listener);
    ASSERT_TRUE(cell) << cell.error().message();
    EXPECT_EQ(cell->state, RunState::Finished);
    EXPECT_EQ(cell->key, keys->at(0));
    EXPECT_NEAR(cell->numbers.at("scheduled_requests_per_second").value, 40, 2);
    EXPECT_NEAR(cell->find(BenchmarkMeasure::Throughput)->mean.value, 320, 40);
    EXPECT_NEAR(cell->numbers.at("goodput_requests_per_second").value, 40, 2);
    EXPECT_GE(cell->find(BenchmarkMeasure::Latency)->median.value, 0.005);
    EXPECT_GT(cell->numbers.at("client_overhead_seconds").value, 0);
    EXPECT_EQ(runner.lastRecords().size(),
              static_cast<std::size_t>(cell->numbers.at("requests").value));
    EXPECT_TRUE(steps.contains("measuring"));
    EXPECT_THAT(samples, testing::Contains("throughput"));
    EXPECT_THAT(samples, testing::Contains("in_flight"));
    EXPECT_EQ(ratio, 1);
}

/// On a server that takes no time at all the client measures itself, and says so.
TEST(LoadRunnerTest, RefusesToMeasureItself)
{
    const LoopServer server(50);
    BenchmarkDefinition definition = definitionFor(server.url());
    definition.load.arrivals = ArrivalProcess::Constant;
    definition.matrix.rates = {200};
    LoadRunner runner;
    const auto cell = runner.run(definition, runner.cells(definition)->at(0), {}, {});
    ASSERT_TRUE(cell) << cell.error().message();
    EXPECT_TRUE(has(*cell, "client-overhead"));
}

TEST(LoadRunnerTest, SecretsGoToTheServerAndNowhereElse)
{
    const LoopServer server(10);
    BenchmarkDefinition definition = definitionFor(server.url());
    definition.effort.duration = 200ms;
    SourceAccess access;
    access.bearerToken = {Secret::Place::Variable, "PERFDECK_TEST_NO_SUCH_KEY"};
    LoadRunner runner(access);
    const auto missing = runner.run(definition, runner.cells(definition)->at(0), {}, {});
    ASSERT_FALSE(missing);
    EXPECT_THAT(missing.error().message(), HasSubstr("PERFDECK_TEST_NO_SUCH_KEY"));
    for (const auto &[name, value] : runner.facts(definition))
        EXPECT_TRUE(name == "endpoint" || name == "protocol") << name;
}

/// A server whose time grows with the requests that wait: one worker of 10 ms. Three users wait
/// 30 ms each, four 40 ms: of a limit of 35 ms the search finds three.
TEST(LoadRunnerTest, SearchFindsTheLargestLoad)
{
    const LoopServer server([](std::uint64_t) {
        std::this_thread::sleep_for(10ms);
        return plainAnswer(10);
    });
    BenchmarkDefinition definition = definitionFor(server.url());
    definition.searchesObjective = true;
    definition.effort.duration = 500ms;
    definition.objectives = {{BenchmarkMeasure::Latency, 0.5, 0.035}};
    LoadRunner runner;
    auto next = *runner.cells(definition);
    std::vector<BenchmarkCell> done;
    while (!next.empty() && done.size() < 10) {
        auto cell = runner.run(definition, next.front(), {}, {});
        ASSERT_TRUE(cell) << cell.error().message();
        done.push_back(std::move(*cell));
        next = runner.moreCells(definition, done);
    }
    std::vector<std::int64_t> users;
    for (const BenchmarkCell &cell : done)
        users.push_back(cell.key.concurrency);
    EXPECT_THAT(users, testing::ElementsAre(1, 2, 4, 3));
}

} // namespace perfdeck
