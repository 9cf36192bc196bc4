// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/remote/RemoteRunner.h"
#include "tests/support/ReplayedBenchmarkServer.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <atomic>
#include <thread>

using namespace perfdeck;

// Against recordings that are played back with their pauses: the recorded run takes 2.5 s, most
// tests a quarter of that.

namespace {

/// Impatient, so that no test waits for what is not to come.
FollowPatience impatient()
{
    FollowPatience patience;
    patience.poll = std::chrono::milliseconds(200);
    patience.silence = std::chrono::milliseconds(1200);
    patience.lost = std::chrono::milliseconds(1500);
    return patience;
}

BenchmarkDefinition definitionFor(const std::string &server)
{
    BenchmarkDefinition definition;
    definition.id = "remote";
    definition.kind = BenchmarkKind::Remote;
    definition.priority = BenchmarkPriority::High;
    definition.isProgressive = true;
    definition.matrix.models = {"bert", "gpt2"};
    definition.matrix.devices = {"cpu"};
    definition.matrix.batchSizes = {1, 8};
    definition.matrix.precisions = {"float32"};
    definition.server = server;
    return definition;
}

/// What came of all cells of a definition, and what was told meanwhile.
struct Course
{
    std::vector<BenchmarkCell> cells;
    std::vector<Error> errors;
    std::vector<double> progress;
    std::vector<std::string> steps;
};

Course follow(const BenchmarkDefinition &definition, const std::stop_token &stop = {})
{
    RemoteRunner runner(impatient());
    Course course;
    CellListener listener;
    listener.progress = [&course](double ratio, const std::string &step) {
        course.progress.push_back(ratio);
        course.steps.push_back(step);
    };
    auto keys = runner.cells(definition);
    EXPECT_TRUE(keys);
    for (std::size_t at = 0; at < keys->size(); ++at) {
        auto cell = runner.run(definition, (*keys)[at], stop, listener);
        if (cell)
            course.cells.push_back(*std::move(cell));
        else
            course.errors.push_back(cell.error());
        if (at + 1 == keys->size())
            for (CellKey &more : runner.moreCells(definition, course.cells))
                keys->push_back(std::move(more));
    }
    return course;
}

void expectRecordedResults(const Course &course)
{
    EXPECT_TRUE(course.errors.empty());
    ASSERT_EQ(course.cells.size(), 4U);
    const std::vector<double> milliseconds{1.6942, 13.2233, 1.7931, 13.2242};
    for (const BenchmarkCell &cell : course.cells) {
        const MeasuredValues *latency = cell.find(BenchmarkMeasure::Latency);
        ASSERT_NE(latency, nullptr);
        const std::size_t at
            = (cell.key.model == "gpt2" ? 2U : 0U) + (cell.key.batchSize == 8 ? 1U : 0U);
        EXPECT_NEAR(latency->mean.value, milliseconds[at] / 1000, 1e-12);
        EXPECT_NE(cell.find(BenchmarkMeasure::Throughput), nullptr);
    }
    EXPECT_TRUE(std::ranges::is_sorted(course.progress));
    EXPECT_EQ(course.progress.back(), 1);
}

} // namespace

TEST(RemoteRun, IsFollowedLiveToItsResults)
{
    const ReplayedBenchmarkServer server("completes", "1");
    const BenchmarkDefinition definition = definitionFor(server.address());
    const Course course = follow(definition);
    expectRecordedResults(course);
    EXPECT_GE(course.progress.size(), 7U) << "every change that was recorded";
    EXPECT_TRUE(std::ranges::count(course.steps,
                                   "Benchmarking bert on cpu (batch size 1), 25 %, 0 of 2 models, "
                                   "2 s left"));
    const auto asked = BenchmarkServer::at(server.address())->talk().get("/requests", {});
    ASSERT_TRUE(asked);
    EXPECT_EQ(nlohmann::json::parse(asked->body),
              nlohmann::json::parse("[" + runRequest(definition, "float32") + "]"))
        << "one run of the server for all cells, with every parameter";
}

TEST(RemoteRun, TheTimeOfItsEndIsFrozen)
{
    const ReplayedBenchmarkServer server("completes");
    const Course course = follow(definitionFor(server.address()));
    ASSERT_FALSE(course.cells.empty());
    EXPECT_DOUBLE_EQ(course.cells[0].numbers.at("server_elapsed_seconds").value, 2.551918)
        << "of the first frame that said completed";
}

TEST(RemoteRun, IsPolledWithoutAWebSocket)
{
    const ReplayedBenchmarkServer server("polled");
    expectRecordedResults(follow(definitionFor(server.address())));
}

TEST(RemoteRun, GoesOnAfterADroppedSocket)
{
    const ReplayedBenchmarkServer server("drops");
    expectRecordedResults(follow(definitionFor(server.address())));
}

TEST(RemoteRun, ASilentSocketIsGivenUpForPolling)
{
    const ReplayedBenchmarkServer server("silent");
    expectRecordedResults(follow(definitionFor(server.address())));
}

TEST(RemoteRun, ARestartIsSaidInWords)
{
    const ReplayedBenchmarkServer server("restarts");
    const Course course = follow(definitionFor(server.address()));
    EXPECT_TRUE(course.cells.empty());
    ASSERT_EQ(course.errors.size(), 4U);
    const std::string message = course.errors[0].message();
    EXPECT_NE(message.find("does not know run 74217990"), std::string::npos) << message;
    EXPECT_NE(message.find("The server was restarted"), std::string::npos) << message;
}

TEST(RemoteRun, AFailureIsTheServersOwnSentence)
{
    const ReplayedBenchmarkServer server("fails");
    const Course course = follow(definitionFor(server.address()));
    ASSERT_EQ(course.errors.size(), 4U);
    EXPECT_EQ(course.errors[0].reason,
              "BenchmarkPipeline.__init__() got an unexpected keyword argument 'priority'");
    const ReplayedBenchmarkServer later("fails-later");
    const Course inRun = follow(definitionFor(later.address()));
    ASSERT_EQ(inRun.errors.size(), 4U);
    EXPECT_EQ(inRun.errors[0].reason, "skillset for model boom not found");
}

TEST(RemoteRun, ARefusedStartNamesTheField)
{
    const ReplayedBenchmarkServer server("refuses");
    const Course course = follow(definitionFor(server.address()));
    ASSERT_EQ(course.errors.size(), 4U);
    EXPECT_EQ(course.errors[0].message(),
              server.address()
                  + "/api/benchmark/run answered 422: body.batch_sizes: value is not a valid list");
}

TEST(RemoteRun, ModelsThatTheServerChoseBecomeCells)
{
    const ReplayedBenchmarkServer server("chooses");
    BenchmarkDefinition definition = definitionFor(server.address());
    definition.matrix.models.clear();
    definition.matrix.batchSizes.clear();
    Course course = follow(definition);
    ASSERT_EQ(course.cells.size(), 5U);
    EXPECT_TRUE(course.cells[0].key.model.empty());
    EXPECT_TRUE(course.cells[0].values.empty()) << "four rows are no single value";
    EXPECT_TRUE(course.cells[0].isSkipped);
    course.cells.erase(course.cells.begin());
    expectRecordedResults(course);
}

TEST(RemoteRun, NaNNullsAndUnknownWordsCostNothing)
{
    const ReplayedBenchmarkServer server("strange");
    const Course course = follow(definitionFor(server.address()));
    ASSERT_EQ(course.cells.size(), 4U) << course.errors.size();
    EXPECT_EQ(course.cells[0].find(BenchmarkMeasure::Latency), nullptr) << "it was NaN";
    EXPECT_NE(course.cells[0].find(BenchmarkMeasure::Throughput), nullptr);
    EXPECT_EQ(course.cells[0].reasons[0].text, R"({"note":{"by":["hand"]}})");
    const auto simulated = std::ranges::count_if(course.cells, [](const BenchmarkCell &cell) {
        return std::ranges::any_of(
            cell.reasons, [](const VerdictReason &reason) { return reason.code == "simulated"; });
    });
    EXPECT_EQ(simulated, 1);
}

TEST(RemoteRun, AMissingRowIsSaidOrTakenFromTheStore)
{
    const ReplayedBenchmarkServer server("keeps");
    BenchmarkDefinition definition = definitionFor(server.address());
    definition.matrix.models = {"bert-base-uncased"};
    definition.matrix.devices = {"cuda"};
    definition.matrix.batchSizes = {8};
    definition.matrix.precisions = {"float16"};
    const Course missing = follow(definition);
    ASSERT_EQ(missing.errors.size(), 1U);
    EXPECT_NE(missing.errors[0].message().find("gave no result of bert-base-uncased"),
              std::string::npos);
    EXPECT_NE(missing.errors[0].message().find(R"({"skipped":1})"), std::string::npos);
    definition.isIncremental = true;
    const Course kept = follow(definition);
    ASSERT_EQ(kept.cells.size(), 1U);
    EXPECT_NEAR(kept.cells[0].find(BenchmarkMeasure::Latency)->mean.value, 0.0238409, 1e-9);
    EXPECT_EQ(kept.cells[0].reasons.back().code, "measured-before");
}

TEST(RemoteRun, StopsSoonAndSaysThatTheServerGoesOn)
{
    const ReplayedBenchmarkServer server("completes", "1");
    std::stop_source stop;
    std::jthread later([&stop] {
        std::this_thread::sleep_for(std::chrono::milliseconds(600));
        stop.request_stop();
    });
    const auto begin = std::chrono::steady_clock::now();
    BenchmarkDefinition definition = definitionFor(server.address());
    definition.matrix.models = {"bert"};
    definition.matrix.batchSizes = {1};
    const Course course = follow(definition, stop.get_token());
    EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(2));
    ASSERT_EQ(course.errors.size(), 1U);
    EXPECT_EQ(course.errors[0].kind, ErrorKind::Cancelled);
    EXPECT_NE(course.errors[0].advice.find("goes on at the server"), std::string::npos);
}

TEST(RemoteRun, SeveralGoOnAtOnce)
{
    const ReplayedBenchmarkServer one("completes");
    const ReplayedBenchmarkServer two("polled");
    Course first;
    std::jthread beside([&] { first = follow(definitionFor(one.address())); });
    expectRecordedResults(follow(definitionFor(two.address())));
    beside.join();
    expectRecordedResults(first);
}

TEST(RemoteRun, NobodyThere)
{
    ReplayedBenchmarkServer server("completes");
    const BenchmarkDefinition definition = definitionFor(server.address());
    server.stop();
    const Course course = follow(definition);
    ASSERT_EQ(course.errors.size(), 4U);
    EXPECT_EQ(course.errors[0].kind, ErrorKind::Unavailable);
    EXPECT_NE(course.errors[0].message().find("cannot be reached"), std::string::npos);
}

TEST(BenchmarkServerFacts, AreAskedBeforeARunIsSetUp)
{
    const ReplayedBenchmarkServer server("completes");
    const auto facts = askServer(server.address());
    ASSERT_TRUE(facts);
    EXPECT_EQ(facts->title, "Benchmark API Server 1.0.0");
    EXPECT_EQ(facts->hardware, std::vector<std::string>{"cpu"});
    EXPECT_TRUE(facts->models.empty());
    EXPECT_EQ(facts->reports,
              std::vector<std::string>{
                  "74217990-662c-4654-9f4d-83c4ff8e7835/benchmark_report.md (completed)"});
    RemoteRunner runner(impatient());
    const auto told = runner.facts(definitionFor(server.address()));
    EXPECT_EQ(told.at("server.hardware.cpu"), "CPU");
    EXPECT_EQ(told.at("server.title"), "Benchmark API Server 1.0.0");
}

TEST(BenchmarkServerFacts, AddressesAreChecked)
{
    EXPECT_EQ(BenchmarkServer::at("127.0.0.1")->talk().origin(), "http://127.0.0.1:8000");
    EXPECT_EQ(BenchmarkServer::at("http://[::1]:81/x")->talk().address().port, 81);
    EXPECT_FALSE(BenchmarkServer::at(""));
    EXPECT_NE(BenchmarkServer::at("https://host").error().message().find("do not speak https"),
              std::string::npos);
}

TEST(BenchmarkServerQuery, IsFiltered)
{
    const ReplayedBenchmarkServer server("completes");
    const auto at = BenchmarkServer::at(server.address());
    const auto rows = at->query({"bert-base-uncased", "cuda", 8}, {});
    ASSERT_TRUE(rows);
    EXPECT_EQ(rows->size(), 3U);
    EXPECT_TRUE(at->query({"nope", {}, 0}, {})->empty());
    const auto refused = at->query({{}, {}, 0, 0}, {});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().reason, "query.limit: ensure this value is greater than 0");
}
