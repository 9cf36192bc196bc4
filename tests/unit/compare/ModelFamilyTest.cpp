// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compare/ModelFamily.h"
#include "tests/unit/compare/SideMaker.h"

#include <gtest/gtest.h>

namespace perfdeck {
namespace {

ComparableThing model(std::string name, std::string hardware)
{
    ComparableThing thing;
    thing.name = std::move(name);
    thing.hardware = std::move(hardware);
    return thing;
}

TEST(ModelFamily, isTheWordThatTheNameBeginsWith)
{
    EXPECT_EQ(modelFamily("meta-llama/Llama-3.1-8B-Instruct"), "llama");
    EXPECT_EQ(modelFamily("llama3:70b"), "llama");
    EXPECT_EQ(modelFamily("resnet50"), "resnet");
    EXPECT_EQ(modelFamily("bert_base"), "bert");
    EXPECT_EQ(modelFamily("Qwen/Qwen2.5-7B"), "qwen");
    EXPECT_EQ(modelFamily("t5-large"), "t5");
    EXPECT_EQ(modelFamily("7b"), "7b");
    EXPECT_EQ(modelFamily("-"), "-");
    EXPECT_EQ(modelFamily(""), "");
}

TEST(ModelFamily, hardwareIsTheDeviceWithoutItsNumber)
{
    EXPECT_EQ(hardwareOf(model("m", "cuda:1")), "cuda");
    EXPECT_EQ(hardwareOf(model("m", "NVIDIA RTX 4090")), "NVIDIA RTX 4090");
    EXPECT_EQ(hardwareOf(model("m", "pci:0000:af")), "pci:0000:af");
    EXPECT_EQ(hardwareOf(model("m", "")), "");
}

TEST(ModelFamily, cellsAreMediansOfTheModelsInThem)
{
    const SeriesKey latency{"inference_latency_seconds", {{"quantile", "0.95"}}};
    const FamilyTable table = familyTable(
        {model("llama-8b", "cuda:0"),
         model("llama-70b", "cuda:1"),
         model("phi-3", "cpu"),
         model("bert", "cpu")},
        SideMaker({"1", "2", "3", "4"}).metric(latency, {{0.1, 0.2, 0.3}, {0.8}, {0.5}, {}}).make(),
        Criterion::Latency);
    EXPECT_EQ(table.info.name, "inference_latency_seconds");
    ASSERT_EQ(table.cells.size(), 2U);
    const FamilyCell &llama = table.cells.at({"llama", "cuda"});
    EXPECT_EQ(llama.models, 2U);
    EXPECT_DOUBLE_EQ(llama.median, 0.5);
    EXPECT_EQ(llama.best, "llama-8b");
    EXPECT_DOUBLE_EQ(llama.bestValue, 0.2);
    EXPECT_EQ(table.notMeasured, 1U);
}

TEST(ModelFamily, tokensAreNotMixedWithRequests)
{
    const FamilyTable table
        = familyTable({model("a", "x"), model("b", "x"), model("c", "x")},
                      SideMaker({"1", "2", "3"})
                          .metric({"generation_tokens_per_second", {}}, {{900}, {}, {}})
                          .metric({"requests_per_second", {}}, {{}, {5}, {7}})
                          .make(),
                      Criterion::Throughput);
    EXPECT_EQ(table.info.name, "requests_per_second") << "most models have that";
    EXPECT_EQ(table.cells.size(), 2U);
    EXPECT_EQ(table.cells.at({"c", "x"}).bestValue, 7);
    EXPECT_EQ(table.notMeasured, 1U);
    EXPECT_TRUE(familyTable({}, {}, Criterion::Power).cells.empty());
}

} // namespace
} // namespace perfdeck
