// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/BenchmarkWords.h"
#include "core/runs/plan/BundledBenchmarkFiles.h"
#include "core/runs/plan/DefinitionFile.h"
#include "core/runs/plan/DefinitionSet.h"
#include "core/runs/plan/MatrixCells.h"

#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <set>

namespace perfdeck {
namespace {

constexpr auto kFull = R"(title = "Chat under load"
description = "As users come"
kind = "http"
task = "inference"
priority = "high"
progressive = true
incremental = true

[matrix]
models = ["llama"]
batch_sizes = 4
rates = [1, 2.5]

[load]
arrivals = "gamma"
burstiness = 0.5
seed = 7

[effort]
warm_up = "500ms"
duration = "2m"
count = 100
stable_within = "5 %"

[objectives]
latency_p99 = "250 ms"
"latency_p99.9" = 1.5
error_ratio = "0.1 %"

[request]
protocol = "openai-chat"
url = "http://127.0.0.1:8000/v1/chat/completions"
headers = { X-Team = "ml" }
stream = true
output_tokens = 64
timeout = "10s"
)";

std::string refusalOf(const std::string &text)
{
    const auto read = readDefinition(text, "some", "some.toml");
    return read ? "taken" : read.error().message();
}

TEST(DefinitionFileTest, ReadsEveryEntry)
{
    const auto read = readDefinition(kFull, "chat", "chat.toml");
    ASSERT_TRUE(read) << read.error().message();
    EXPECT_EQ(read->id, "chat");
    EXPECT_EQ(read->kind, BenchmarkKind::Http);
    EXPECT_EQ(read->priority, BenchmarkPriority::High);
    EXPECT_TRUE(read->isProgressive);
    EXPECT_EQ(read->matrix.batchSizes, std::vector<std::int64_t>{4});
    EXPECT_EQ(read->matrix.rates, (std::vector<double>{1, 2.5}));
    EXPECT_EQ(read->load.arrivals, ArrivalProcess::Gamma);
    EXPECT_EQ(read->load.seed, 7U);
    EXPECT_EQ(read->effort.warmUp, std::chrono::milliseconds(500));
    EXPECT_EQ(read->effort.stableWithin, 0.05);
    ASSERT_EQ(read->objectives.size(), 3U);
    EXPECT_EQ(read->request.headers.at("X-Team"), "ml");
    EXPECT_EQ(missingPart(*read), "");
}

TEST(DefinitionFileTest, TextIsReadBackToTheSame)
{
    const auto read = readDefinition(kFull, "chat", "chat.toml");
    ASSERT_TRUE(read);
    const auto again = readDefinition(definitionText(*read), "chat", "again");
    ASSERT_TRUE(again) << again.error().message();
    EXPECT_EQ(definitionText(*again), definitionText(*read));
    EXPECT_EQ(again->request, read->request);
    EXPECT_EQ(again->matrix, read->matrix);
    EXPECT_EQ(again->effort, read->effort);
}

TEST(DefinitionFileTest, FaultsAreSaidWithTheirLines)
{
    EXPECT_EQ(refusalOf("title = \"x\"\nspeed = 3\n"),
              "some.toml:2: the key speed is not known of a benchmark");
    EXPECT_EQ(refusalOf("[matrix]\nbatch_sizes = [1, 0]\n"),
              "some.toml:2: batch_sizes: each of its numbers is above 0");
    EXPECT_EQ(refusalOf("kind = \"gpu\"\n[effort]\nduration = 30\n"),
              "some.toml:1: kind: it is none of builtin, http, command and remote; line 3: "
              "duration: it is not a length of time such as \"250ms\", \"30s\" or \"5m\"");
    EXPECT_NE(refusalOf("[objectives]\nlatency_p99 = \"5 MiB\"\n").find("its unit is not"),
              std::string::npos);
    EXPECT_NE(refusalOf("[objectives]\nspeed = 1\n").find("some.toml:2: speed: no measure"),
              std::string::npos);
    EXPECT_NE(refusalOf("[matrix]\nrates = [-1]\n").find("rates"), std::string::npos);
    EXPECT_NE(refusalOf("[matrix\n").find("some.toml:1"), std::string::npos);
    EXPECT_NE(refusalOf("[[command]]\nname = \"a\"\n[[command]]\nname = \"a\"\n").find(":4:"),
              std::string::npos);
    EXPECT_NE(refusalOf("[request]\nprotocol = \"openai-chat\"\nurl = \"file:///etc/passwd\"\n")
                  .find("begins with http"),
              std::string::npos);
    EXPECT_FALSE(readDefinition("", "No Id", "No Id.toml"));
}

TEST(DefinitionFileTest, BundledOnesAreAllReadAndSayWhatTheyNeed)
{
    const DefinitionSet set = readDefinitions({});
    EXPECT_TRUE(set.refused.empty()) << set.refused.front().message();
    ASSERT_EQ(set.definitions.size(), bundledBenchmarkFiles().size());
    ASSERT_GE(set.definitions.size(), 18U);
    for (const BenchmarkDefinition &each : set.definitions) {
        EXPECT_FALSE(each.title.empty());
        EXPECT_EQ(missingPart(each).empty(), each.kind == BenchmarkKind::Builtin) << each.id;
        const auto again = readDefinition(definitionText(each), each.id, each.id);
        ASSERT_TRUE(again) << again.error().message();
        EXPECT_EQ(*again, each) << each.id;
    }
    ASSERT_NE(set.find("bert-base"), nullptr);
    EXPECT_EQ(set.find("nothing"), nullptr);
}

TEST(DefinitionFileTest, FilesOfTheUserTakeThePlaceOfBundledOnes)
{
    const auto folder = std::filesystem::temp_directory_path() / "perfdeck-definitions-test";
    std::filesystem::remove_all(folder);
    BenchmarkDefinition mine;
    mine.id = "mlp";
    mine.title = "Mine";
    mine.matrix.models = {"mlp"};
    ASSERT_TRUE(putDefinition(folder, mine));
    std::ofstream(folder / "bad.toml") << "title = 1\n";
    const DefinitionSet set = readDefinitions(folder);
    ASSERT_NE(set.find("mlp"), nullptr);
    EXPECT_EQ(set.find("mlp")->title, "Mine");
    EXPECT_EQ(set.find("mlp")->origin, (folder / "mlp.toml").string());
    ASSERT_EQ(set.refused.size(), 1U);
    EXPECT_NE(set.refused[0].message().find("bad.toml:1"), std::string::npos);
    mine.id = "../out";
    EXPECT_FALSE(putDefinition(folder, mine));
    std::filesystem::remove_all(folder);
}

TEST(DefinitionFileTest, SettingsReplaceEntries)
{
    const DefinitionSet set = readDefinitions({});
    const auto changed = withSettings(*set.find("http-openai-chat"),
                                      {"batch_sizes=1,8",
                                       "url=http://h:1/v1/chat/completions",
                                       "latency_p99=250ms",
                                       "duration=1s",
                                       "count=20",
                                       "models=7,b"});
    ASSERT_TRUE(changed) << changed.error().message();
    EXPECT_EQ(changed->matrix.batchSizes, (std::vector<std::int64_t>{1, 8}));
    EXPECT_EQ(changed->matrix.models, (std::vector<std::string>{"7", "b"}));
    EXPECT_EQ(changed->request.url, "http://h:1/v1/chat/completions");
    ASSERT_EQ(changed->objectives.size(), 1U);
    EXPECT_EQ(changed->objectives[0].limit, 0.25);
    EXPECT_EQ(changed->effort.count, 20U);
    const auto two = withSettings(*set.find("command-compare"), {"command=a", "command=b --c=1,2"});
    ASSERT_TRUE(two);
    ASSERT_EQ(two->commands.size(), 2U);
    EXPECT_EQ(two->commands[1].name, "B");
    EXPECT_EQ(two->commands[1].command, "b --c=1,2");
    EXPECT_FALSE(withSettings(*set.find("mlp"), {"speed=1"}));
    EXPECT_FALSE(withSettings(*set.find("mlp"), {"batch_sizes"}));
    const auto wrong = withSettings(*set.find("mlp"), {"batch_sizes=1,x"});
    ASSERT_FALSE(wrong);
    EXPECT_EQ(wrong.error().message(), "--set: batch_sizes: it is not a list of whole numbers");
}

TEST(DefinitionFileTest, CellsAreEveryCombinationSimpleOnesFirst)
{
    BenchmarkDefinition definition;
    definition.matrix.models = {"b", "a"};
    definition.matrix.batchSizes = {8, 1};
    definition.matrix.sequenceLengths = {128, 16};
    const auto cells = matrixCells(definition);
    ASSERT_TRUE(cells);
    ASSERT_EQ(cells->size(), 8U);
    EXPECT_EQ(cellTitle(cells->front()), "b, batch 1, 16 tokens");
    EXPECT_EQ(cellTitle(cells->back()), "a, batch 8, 128 tokens");
    definition.matrix.concurrencies = {4};
    definition.matrix.rates = {10, 20};
    EXPECT_EQ(matrixCells(definition)->size(), 24U);
    EXPECT_EQ(matrixCells({})->size(), 1U);
    definition.matrix.batchSizes.assign(5'000, 1);
    EXPECT_FALSE(matrixCells(definition));
}

} // namespace
} // namespace perfdeck
