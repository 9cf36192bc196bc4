// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/judge/Advice.h"
#include "core/profile/judge/FlameTree.h"
#include "core/profile/judge/LayerCosts.h"
#include "core/profile/judge/LayerNumbers.h"
#include "tests/unit/profile/ReadFixtures.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <fstream>

namespace perfdeck {
namespace {

using test::mustRead;

// What the PyTorch profiler reports for a tiny BERT of batch 8 and sequence 128: aten::addmm and
// aten::bmm; and for a small convolutional net of batch 2: aten::conv2d and aten::addmm.
constexpr double kBertFlops = 201'394'176 + 67'108'864;
constexpr double kConvFlops = 23'330'816 + 2'560;

ReadOptions bound(std::int64_t batch, std::int64_t sequence)
{
    ReadOptions options;
    options.dimensions = {{"batch", batch}, {"seq", sequence}};
    return options;
}

Profile costed(const std::string &file, const Profile *model = nullptr)
{
    return withCosts(*mustRead(file), model);
}

TEST(RecordedProfiles, OfConvolutionsHaveTheFlopsOfThePyTorchProfiler)
{
    for (const char *file :
         {"ort/ort-1.30.0-smallconv-b2.json", "torch/smallconv.kineto-envelope.trace.json"})
        EXPECT_EQ(totalsOf(costed(file)).matrixFlops, kConvFlops) << file;
    EXPECT_EQ(totalsOf(costed("torch/tinybert.kineto-envelope.trace.json")).matrixFlops,
              kBertFlops);
}

/// Every node of the golden file that has a count, by name.
void expectNodes(const Profile &profile, const std::string &golden)
{
    std::ifstream file(PERFDECK_TEST_DATA "/profiles/" + golden);
    const nlohmann::json json = nlohmann::json::parse(file);
    std::size_t compared = 0;
    for (const auto &node : json["nodes"]) {
        const ProfileLayer *layer
            = test::layerNamed(profile, node["name"].get_ref<const std::string &>());
        if (layer == nullptr || node["flops"].is_null())
            continue;
        if (layer->cost.flops == 0) // arithmetic on shapes, which the file counts too
            continue;
        EXPECT_EQ(layer->cost.flops, node["flops"].get<double>()) << node["name"];
        ++compared;
    }
    EXPECT_GE(compared, json["nodes"].size() / 4);
}

TEST(RecordedProfiles, OfModelsAgreeWithTheGoldenCounts)
{
    const Profile bert = withCosts(*mustRead("onnx/tinybert-random.onnx", bound(1, 64)));
    expectNodes(bert, "tinybert-random.b1s64.flops.json");
    EXPECT_EQ(totalsOf(bert).matrixFlops, 14'680'064 + 8'448);
    const Profile conv = withCosts(*mustRead("onnx/smallconv-random.onnx", bound(2, 1)));
    expectNodes(conv, "smallconv-random.b2.flops.json");
    EXPECT_EQ(totalsOf(conv).matrixFlops, kConvFlops);
}

TEST(RecordedProfiles, OfRunsTakeWeightsFromTheirModel)
{
    const ProfilePtr model = mustRead("onnx/tinybert-random.onnx");
    const Profile plain = costed("ort/ort-1.30.0-tinybert-b1s64-noopt.json", model.get());
    expectNodes(plain, "tinybert-random.b1s64.flops.json");
    EXPECT_EQ(totalsOf(plain).matrixFlops, 14'680'064 + 8'448);
    EXPECT_EQ(totalsOf(plain).unattributed, 0U);
    const std::string fast = "ort/ort-1.30.0-tinybert-b8s128-threads1.json";
    const Profile joined = costed(fast, model.get());
    EXPECT_EQ(totalsOf(joined).matrixFlops, kBertFlops);
    EXPECT_EQ(totalsOf(joined).unattributed, 0U);
    const ProfileLayer *packed = test::layerNamed(joined, "/layers.0/attention/key/MatMul");
    ASSERT_NE(packed, nullptr);
    EXPECT_EQ(packed->cost.parameterBytes, 64 * 64 * 4);
    EXPECT_EQ(packed->cost.bytesRead, (8 * 128 * 64 + 64 * 64) * 4);
}

TEST(RecordedProfiles, AreAllJudged)
{
    for (const char *file : {"onednn/onednn-2.6.3-create-exec-timestamps.log",
                             "onednn/onednn-2.6.3-exec.log",
                             "onnx/silero_vad.onnx",
                             "onnx/smallconv-random.onnx",
                             "onnx/tinybert-random.onnx",
                             "ort/ort-1.30.0-silero_vad.json",
                             "ort/ort-1.30.0-smallconv-b2.json",
                             "ort/ort-1.30.0-tinybert-b1s64-noopt.json",
                             "ort/ort-1.30.0-tinybert-b8s128-threads1.json",
                             "ort/ort-1.30.0-tinybert-b8s128-threads2.json",
                             "torch/pytorch-1.13-legacy-smallconv.trace.json",
                             "torch/pytorch-1.13-legacy-tinybert.trace.json",
                             "torch/smallconv.kineto-envelope.trace.json",
                             "torch/tinybert.kineto-envelope.trace.json"}) {
        const Profile profile = costed(file);
        EXPECT_FALSE(profile.layers.empty()) << file;
        for (const Advice &advice : advise(profile)) {
            EXPECT_FALSE(adviceText(advice, profile).empty()) << file;
            EXPECT_FALSE(advice.gainShare > 1) << file << " " << adviceText(advice, profile);
        }
        const FlameTree tree = flameOfModules(profile);
        EXPECT_NEAR(tree.root().total, totalsOf(profile).layerSeconds, 1e-9) << file;
    }
}

TEST(RecordedProfiles, OfOneDnnAskForFewerReorders)
{
    const Profile profile = costed("onednn/onednn-2.6.3-create-exec-timestamps.log");
    const auto advice = advise(profile);
    EXPECT_TRUE(std::ranges::any_of(advice, [](const Advice &one) {
        return one.rule == AdviceRule::LayoutConversions && one.gainShare > 0.2;
    }));
}

} // namespace
} // namespace perfdeck
