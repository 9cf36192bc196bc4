// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/suite/SuiteCell.h"
#include "core/runs/suite/SuiteProfile.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace perfdeck {
namespace {

ProfilePtr profileOf(const std::string &model, std::uint64_t passes)
{
    BenchmarkDefinition definition;
    definition.id = model;
    definition.effort.count = passes;
    definition.matrix.sequenceLengths = {16};
    definition.matrix.threads = {1};
    const CellKey key = suiteCells(definition)->front();
    double told = 0;
    auto profile = profileSuiteModel(definition, key, {}, [&](double ratio) { told = ratio; });
    EXPECT_TRUE(profile) << profile.error().message();
    EXPECT_EQ(told, 1);
    return profile.value_or(nullptr);
}

TEST(SuiteProfile, EveryLayerHasATimeOfEveryMeasuredPass)
{
    const ProfilePtr profile = profileOf("mobilenet-v2", 7);
    EXPECT_EQ(profile->format, ProfileFormat::Builtin);
    EXPECT_EQ(profile->title, "mobilenet-v2, float32, batch 1");
    ASSERT_EQ(profile->runs.size(), 3U + 7);
    EXPECT_TRUE(profile->runs[2].isWarmUp);
    EXPECT_FALSE(profile->runs[3].isWarmUp);
    std::set<std::string> names;
    double flops = 0;
    for (const ProfileLayer &layer : profile->layers) {
        EXPECT_EQ(layer.selfSeconds.size(), 7U);
        EXPECT_LE(layer.p10, layer.median);
        EXPECT_LE(layer.median, layer.p90);
        EXPECT_GT(layer.cost.bytesWritten, 0);
        names.insert(layer.name);
        if (layer.op == "Conv" || layer.op == "Gemm")
            flops += layer.cost.flops;
    }
    EXPECT_EQ(names.size(), profile->layers.size());
    EXPECT_NEAR(flops, 0.6016e9, 0.001e9);
}

TEST(SuiteProfile, LayersFillTheirPass)
{
    const ProfilePtr profile = profileOf("mobilenet-v2", 5);
    for (std::size_t pass = 0; pass < 5; ++pass) {
        double sum = 0;
        for (const ProfileLayer &layer : profile->layers)
            sum += layer.selfSeconds[pass];
        EXPECT_NEAR(sum, profile->runs[3 + pass].seconds, 1e-6);
    }
}

TEST(SuiteProfile, EventsLieInsideTheirPass)
{
    const ProfilePtr profile = profileOf("mobilenet-v2", 2);
    const ProfileEvents &events = profile->events;
    ASSERT_EQ(events.size(), 5 * (profile->layers.size() + 1));
    EXPECT_TRUE(std::ranges::is_sorted(events.start));
    for (std::size_t i = 0; i < events.size(); ++i) {
        const std::uint32_t outer = events.parent[i];
        if (outer == kNoIndex) {
            EXPECT_EQ(events.names[events.name[i]], "pass");
            continue;
        }
        EXPECT_GE(events.start[i], events.start[outer]);
        EXPECT_LE(events.start[i] + events.duration[i],
                  events.start[outer] + events.duration[outer]);
        EXPECT_EQ(events.names[events.name[i]], profile->layers[events.layer[i]].name);
    }
}

TEST(SuiteProfile, MemoryIsThePlan)
{
    const ProfilePtr profile = profileOf("mobilenet-v2", 1);
    ASSERT_EQ(profile->memory.size(), 1U);
    const auto &points = profile->memory[0].points;
    ASSERT_EQ(points.size(), 4 * profile->layers.size());
    double most = 0;
    for (const MemoryPoint &point : points) {
        EXPECT_LE(point.inUse, point.reserved);
        most = std::max(most, point.inUse);
    }
    EXPECT_EQ(most, profile->layers.back().memoryPeak);
    EXPECT_GT(most, 3.4e6 * 4); // its weights
}

TEST(SuiteProfile, EdgesLeadForwardAndReachEveryLayerButTheFirst)
{
    for (const char *model : {"mobilenet-v2", "gpt2-decode"}) {
        const ProfilePtr profile = profileOf(model, 1);
        std::set<std::uint32_t> fed;
        for (const ModelEdge &edge : profile->edges) {
            EXPECT_LT(edge.from, edge.to);
            EXPECT_FALSE(edge.tensor.empty());
            fed.insert(edge.to);
        }
        EXPECT_EQ(fed.size(), profile->layers.size() - 1) << model;
    }
}

TEST(SuiteProfile, ABlockOfResidualsJoinsTwoWays)
{
    const ProfilePtr profile = profileOf("resnet50", 1);
    std::vector<std::string> feeders;
    for (const ModelEdge &edge : profile->edges)
        if (profile->layers[edge.to].name == "stage1/0/expand")
            feeders.push_back(profile->layers[edge.from].name);
    EXPECT_EQ(feeders, (std::vector<std::string>{"stage1/0/shortcut", "stage1/0/spatial"}));
}

TEST(SuiteProfile, IsCancelled)
{
    BenchmarkDefinition definition;
    definition.id = "mobilenet-v2";
    std::stop_source stop;
    const auto profile = profileSuiteModel(definition,
                                           suiteCells(definition)->front(),
                                           stop.get_token(),
                                           [&](double) { stop.request_stop(); });
    ASSERT_FALSE(profile);
    EXPECT_EQ(profile.error().kind, ErrorKind::Cancelled);
}

} // namespace
} // namespace perfdeck
