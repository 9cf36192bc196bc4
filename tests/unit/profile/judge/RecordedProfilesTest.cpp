// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/judge/Advice.h"
#include "core/profile/judge/FlameTree.h"
#include "core/profile/judge/LayerCosts.h"
#include "core/profile/judge/LayerNumbers.h"
#include "tests/unit/profile/ReadFixtures.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace perfdeck {
namespace {

using test::mustRead;

// What the PyTorch profiler reports for a tiny BERT of batch 8 and sequence 128: aten::addmm and
// aten::bmm; and for a small convolutional net of batch 2: aten::conv2d and aten::addmm.
constexpr double kBertFlops = 201'394'176 + 67'108'864;
constexpr double kConvFlops = 23'330'816 + 2'560;

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

TEST(RecordedProfiles, AreAllJudged)
{
    for (const char *file : {"onednn/onednn-2.6.3-create-exec-timestamps.log",
                             "onednn/onednn-2.6.3-exec.log",
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
