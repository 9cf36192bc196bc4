// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/remote/ServerReplies.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <fstream>

using namespace perfdeck;

namespace {

/// The body that a server was recorded to answer.
std::string bodyOf(const std::string &name)
{
    std::ifstream file(PERFDECK_TEST_DATA "/benchmark-api/" + name + ".json");
    return nlohmann::json::parse(file)["response"]["body"].dump();
}

} // namespace

TEST(ServerReplies, StatusWhileItRuns)
{
    const auto status = readRemoteStatus(bodyOf("status.get.running"));
    ASSERT_TRUE(status);
    EXPECT_EQ(status->state, "running");
    EXPECT_FALSE(status->isFinal());
    EXPECT_DOUBLE_EQ(status->progress, 0.24975);
    EXPECT_EQ(status->step, "Benchmarking bert on cpu (batch size 1)");
    EXPECT_DOUBLE_EQ(status->leftSeconds.value(), 1.4949876526526527);
    EXPECT_EQ(status->modelsDone, 0U);
    EXPECT_EQ(status->models, 2U);
    EXPECT_TRUE(status->error.empty());
}

TEST(ServerReplies, StatusAtTheEnd)
{
    const auto completed = readRemoteStatus(bodyOf("status.get.completed"));
    ASSERT_TRUE(completed);
    EXPECT_TRUE(completed->isCompleted());
    EXPECT_FALSE(completed->leftSeconds) << "null";
    const auto failed = readRemoteStatus(bodyOf("status.get.failed-in-run"));
    ASSERT_TRUE(failed);
    EXPECT_TRUE(failed->isFailed());
    EXPECT_DOUBLE_EQ(failed->progress, 0.999) << "stays where it was";
    EXPECT_FALSE(failed->leftSeconds) << "the server goes on guessing after the end";
    EXPECT_EQ(failed->error, "skillset for model boom not found");
}

TEST(ServerReplies, FramesOfAllForms)
{
    const auto pong = readRemoteFrame(R"({"pong":true})");
    ASSERT_TRUE(pong);
    EXPECT_FALSE(pong->status);
    EXPECT_TRUE(pong->refusal.empty());
    const auto unknown = readRemoteFrame(R"({"error":"Benchmark run x not found"})");
    ASSERT_TRUE(unknown);
    EXPECT_EQ(unknown->refusal, "Benchmark run x not found");
    const auto strange = readRemoteFrame(
        R"({"status":"dreaming","progress":NaN,"elapsed_time":-Infinity,"total_models":null})");
    ASSERT_TRUE(strange);
    ASSERT_TRUE(strange->status);
    EXPECT_EQ(strange->status->state, "dreaming");
    EXPECT_FALSE(strange->status->isFinal());
    EXPECT_EQ(strange->status->progress, 0);
    EXPECT_FALSE(strange->status->elapsedSeconds);
    EXPECT_FALSE(readRemoteFrame("<html>"));
}

TEST(ServerReplies, ResultsAreRowsAndARest)
{
    const auto results = readRemoteResults(bodyOf("results.get"));
    ASSERT_TRUE(results);
    ASSERT_EQ(results->rows.size(), 4U);
    const RemoteRow &row = results->rows[1];
    EXPECT_EQ(row.model, "bert");
    EXPECT_EQ(row.hardware, "cpu");
    EXPECT_EQ(row.batchSize, 8);
    EXPECT_EQ(row.precision, "float32") << "in our words";
    EXPECT_DOUBLE_EQ(row.latencySeconds.value(), 0.0132233);
    EXPECT_DOUBLE_EQ(row.itemsPerSecond.value(), 604.99);
    EXPECT_FALSE(row.peakBytes);
    EXPECT_TRUE(results->rest.empty());
}

TEST(ServerReplies, ResultsOfAnyForm)
{
    const auto nested = readRemoteResults(
        R"({"results":{"by":{"cpu":[{"model_name":"a","average_latency_ms":2,"memory_peak_mb":1}]},
            "took":1.5,"log":["x",{"model":"no numbers"}]}})");
    ASSERT_TRUE(nested);
    ASSERT_EQ(nested->rows.size(), 1U);
    EXPECT_DOUBLE_EQ(nested->rows[0].peakBytes.value(), 1048576);
    EXPECT_EQ(nested->rest, R"({"took":1.5,"log":["x",{"model":"no numbers"}]})");
    const auto text = readRemoteResults(R"({"results":"nothing to do"})");
    ASSERT_TRUE(text);
    EXPECT_TRUE(text->rows.empty());
    EXPECT_EQ(text->rest, "\"nothing to do\"");
    EXPECT_TRUE(readRemoteResults(R"({"results":null})")->rest.empty());
    EXPECT_FALSE(readRemoteResults(R"({"status":"completed"})"));
}

TEST(ServerReplies, StoredRowsWithNulls)
{
    const auto rows = readRemoteRows(bodyOf("query.get.nulls"));
    ASSERT_TRUE(rows);
    const auto bare = std::ranges::find_if(
        *rows, [](const RemoteRow &row) { return !row.latencySeconds || !row.peakBytes; });
    ASSERT_NE(bare, rows->end()) << "the recording has one";
    EXPECT_EQ(bare->model, "gpt2");
    const auto filtered = readRemoteRows(bodyOf("query.get.filtered"));
    ASSERT_TRUE(filtered);
    ASSERT_EQ(filtered->size(), 3U);
    EXPECT_EQ(filtered->front().device, "NVIDIA A100-SXM4-80GB");
    EXPECT_EQ(filtered->front().precision, "float16");
    EXPECT_EQ(filtered->front().created, "2026-11-14T06:24:00");
}

TEST(ServerReplies, ListsOfAServer)
{
    EXPECT_TRUE(readRemoteModels(bodyOf("models.get"))->empty());
    const auto hardware = readRemoteHardware(bodyOf("hardware.get"));
    ASSERT_EQ(hardware->size(), 1U);
    EXPECT_EQ(hardware->front().device, "CPU");
    EXPECT_EQ(hardware->front().memoryBytes, 0);
    const auto reports = readRemoteReports(bodyOf("reports.get"));
    ASSERT_EQ(reports->size(), 1U);
    EXPECT_EQ(reports->front().files, std::vector<std::string>{"benchmark_report.md"});
    EXPECT_FALSE(readRemoteModels(R"({"detail":"Not Found"})"));
}

TEST(ServerReplies, Refusals)
{
    EXPECT_EQ(refusalText(bodyOf("status.get.404")), "Benchmark run no-such-run not found");
    EXPECT_EQ(refusalText(bodyOf("run.post.422")), "body.batch_sizes: value is not a valid list");
    EXPECT_EQ(refusalText(bodyOf("query.get.limit-422")),
              "query.limit: ensure this value is greater than 0");
    EXPECT_TRUE(refusalText("<html>").empty());
}

TEST(ServerReplies, RunIdsArePlain)
{
    EXPECT_EQ(readRunId(bodyOf("run.post")).value(), "d617281c-7621-4284-ab5f-69b43ba0a69d");
    EXPECT_FALSE(readRunId(R"({"run_id":"../status?x"})")) << "it becomes part of an address";
    EXPECT_FALSE(readRunId(R"({"run_id":""})"));
}

TEST(ServerReplies, ARequestHasAllParameters)
{
    BenchmarkDefinition definition;
    definition.priority = BenchmarkPriority::High;
    definition.matrix.models = {"bert", "gpt2"};
    definition.matrix.devices = {"cpu"};
    definition.matrix.batchSizes = {1, 8};
    definition.isProgressive = true;
    EXPECT_EQ(runRequest(definition, "float32"),
              R"({"priority":"high","hardware":["cpu"],"models":["bert","gpt2"],)"
              R"("batch_sizes":[1,8],"precision":"fp32","progressive_mode":true,)"
              R"("incremental":false})");
    definition = {};
    definition.priority = BenchmarkPriority::Low;
    EXPECT_EQ(runRequest(definition, ""),
              R"({"priority":"all","progressive_mode":false,"incremental":false})");
}
