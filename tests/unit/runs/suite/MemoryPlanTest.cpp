// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/suite/MemoryPlan.h"
#include "core/runs/suite/SuiteModels.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace perfdeck {
namespace {

/// a → b → c → d, each of its own size.
LayerGraph chain()
{
    GraphBuilder b{"chain", Precision::Float32};
    const Operand a = b.input("a", {2, 16});
    Operand x = b.linear("one", a, 64);
    x = b.linear("two", x, 32);
    x = b.linear("three", x, 64);
    return b.take(a, x);
}

TEST(MemoryPlan, WhatIsReadNoMoreGivesItsPlaceAway)
{
    const MemoryPlan plan = planMemory(chain());
    // Input 128 bytes for ever; 512 and 512 never live together, 256 lives with either.
    EXPECT_EQ(plan.size, 128 + 512 + 256);
    EXPECT_EQ(plan.offsets[1], plan.offsets[3]);
    EXPECT_EQ(plan.inUse, (std::vector<std::int64_t>{128 + 512, 128 + 512 + 256, 128 + 256 + 512}));
}

TEST(MemoryPlan, WhatLivesTogetherNeverOverlaps)
{
    const LayerGraph graph = findSuiteModel("mobilenet-v2")->build("m", Precision::Int8, {1, 0});
    const MemoryPlan plan = planMemory(graph);
    const auto overlap = [&](std::uint32_t a, std::uint32_t b) {
        return plan.offsets[a] < plan.offsets[b] + graph.tensors[b].bytes()
            && plan.offsets[b] < plan.offsets[a] + graph.tensors[a].bytes();
    };
    for (const GraphLayer &layer : graph.layers)
        for (const Operand &in : layer.inputs)
            if (in.tensor != layer.output.tensor) {
                EXPECT_FALSE(overlap(in.tensor, layer.output.tensor)) << layer.name;
                EXPECT_FALSE(overlap(in.tensor, graph.input.tensor)
                             && in.tensor != graph.input.tensor);
            }
    for (const std::int64_t offset : plan.offsets)
        EXPECT_EQ(offset % kTensorAlignment, 0);
}

TEST(MemoryPlan, NeedsNoMoreThanMostAliveAtOnceWithinATenth)
{
    for (const SuiteModel &model : suiteModels()) {
        const LayerGraph graph
            = model.build(model.name, Precision::Float32, {2, model.usualSequence});
        const MemoryPlan plan = planMemory(graph);
        const std::int64_t most = *std::ranges::max_element(plan.inUse);
        EXPECT_GE(plan.size, most);
        EXPECT_LE(double(plan.size), 1.1 * double(most)) << model.name;
    }
}

} // namespace
} // namespace perfdeck
