// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/judge/Advice.h"
#include "core/profile/judge/LayerCosts.h"
#include "tests/support/ProfileSamples.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <optional>

namespace perfdeck {
namespace {

std::optional<Advice>
found(AdviceRule rule, const Profile &profile, const ComputePeaks *peaks = nullptr)
{
    for (const Advice &advice : advise(profile, peaks))
        if (advice.rule == rule)
            return advice;
    return std::nullopt;
}

/// Ten layers of the same length.
std::vector<ProfileLayer> evenLayers(double seconds, const std::string &op = "Softmax")
{
    std::vector<ProfileLayer> layers;
    for (int i = 0; i < 10; ++i)
        layers.push_back(timedLayer("l" + std::to_string(i), op, {seconds}));
    return layers;
}

ProfileLayer costing(ProfileLayer layer, double flops, double bytes, double weights = 0)
{
    layer.cost = {flops, bytes, 0, weights, false};
    return layer;
}

TEST(Advice, HotLayer)
{
    auto layers = evenLayers(1e-3);
    layers[4] = timedLayer("hot", "Softmax", {10e-3});
    const auto hot = found(AdviceRule::HotLayer, profileOf(layers));
    ASSERT_TRUE(hot);
    EXPECT_EQ(hot->layers, std::vector<std::uint32_t>{4});
    EXPECT_NEAR(hot->value(Fact::TimesMean), 10e-3 / 1.9e-3, 1e-9);
    EXPECT_NEAR(hot->value(Fact::Share), 10.0 / 19, 1e-9);
    EXPECT_EQ(hot->basis, GainBasis::None); // what it computes is not known
    EXPECT_FALSE(found(AdviceRule::HotLayer, profileOf(evenLayers(1e-3))));
    auto many = evenLayers(1e-6);
    for (int round = 0; round < 4; ++round)
        std::ranges::copy(evenLayers(1e-6), std::back_inserter(many));
    for (int i = 0; i < 8; ++i)
        many.push_back(timedLayer("hot", "Softmax", {1e-3 * (i + 10)}));
    const auto advice = advise(profileOf(many));
    EXPECT_EQ(std::ranges::count(advice, AdviceRule::HotLayer, &Advice::rule), 5);
    EXPECT_EQ(advice[0].layers, std::vector<std::uint32_t>{57}); // the hottest first
    EXPECT_FALSE(found(AdviceRule::HotLayer, Profile()));

    // 100 MFLOP at 100 GFLOP/s are 1 ms of the ten.
    layers[4] = costing(named("hot", timed(shapedLayer("MatMul", {{1}}, {}), {10e-3})), 1e8, 1e6);
    const ComputePeaks peaks = samplePeaks();
    const auto bounded = found(AdviceRule::HotLayer, profileOf(layers), &peaks);
    ASSERT_TRUE(bounded);
    EXPECT_EQ(bounded->basis, GainBasis::Roofline);
    EXPECT_NEAR(bounded->gainSeconds, 9e-3, 1e-12);
}

TEST(Advice, MemoryBound)
{
    // 20 MB at 10 GB/s take 2 ms at best; half of it in 16 bits.
    const auto layer = [](double seconds) {
        return costing(timed(shapedLayer("Add", {{1}}, {}), {seconds}), 5e6, 20e6);
    };
    const ComputePeaks peaks = samplePeaks();
    const auto bound = found(AdviceRule::MemoryBound, profileOf({layer(2.5e-3)}), &peaks);
    ASSERT_TRUE(bound);
    EXPECT_NEAR(bound->value(Fact::Bandwidth), 8e9, 1);
    EXPECT_NEAR(bound->value(Fact::PeakBandwidth), 10e9, 1);
    EXPECT_NEAR(bound->value(Fact::Intensity), 0.25, 1e-12);
    EXPECT_EQ(bound->basis, GainBasis::FewerBytes);
    EXPECT_NEAR(bound->gainSeconds, 1e-3, 1e-12);
    // Far from the bandwidth: something else slows it down.
    EXPECT_FALSE(found(AdviceRule::MemoryBound, profileOf({layer(10e-3)}), &peaks));
    EXPECT_FALSE(found(AdviceRule::MemoryBound, profileOf({layer(2.5e-3)})));
}

TEST(Advice, LowerPrecision)
{
    auto layers = evenLayers(1e-3);
    layers[0] = timed(shapedLayer("MatMul", {{8, 8}, {8, 8}}, {{8, 8}}), {20e-3});
    const ComputePeaks peaks = samplePeaks();
    const auto faster = found(AdviceRule::LowerPrecision, profileOf(layers), &peaks);
    ASSERT_TRUE(faster);
    EXPECT_EQ(faster->subject, "int8");
    EXPECT_NEAR(faster->gainSeconds, 15e-3, 1e-12); // a quarter of the time and of the bytes
    const auto unsure = found(AdviceRule::LowerPrecision, profileOf(layers));
    ASSERT_TRUE(unsure);
    EXPECT_TRUE(std::isnan(unsure->gainSeconds));
    ComputePeaks slow = peaks;
    slow.compute[2].perSecond = 90e9; // int8 is slower on this machine
    EXPECT_FALSE(found(AdviceRule::LowerPrecision, profileOf(layers), &slow));
    layers[0].inputs[0].dtype = layers[0].inputs[1].dtype = "bfloat16";
    EXPECT_FALSE(found(AdviceRule::LowerPrecision, profileOf(layers), &peaks));
    layers[0].inputs.clear();
    layers[0].outputs.clear(); // the precision is not known
    EXPECT_FALSE(found(AdviceRule::LowerPrecision, profileOf(layers), &peaks));
}

TEST(Advice, BatchTooSmall)
{
    // 16 of 20 MB are weights, 2 FLOPs a byte.
    const auto layer = [](double weights) {
        return costing(
            timed(shapedLayer("MatMul", {{1, 8}, {8, 8}}, {}), {2e-3}), 40e6, 20e6, weights);
    };
    const ComputePeaks peaks = samplePeaks();
    const auto small = found(AdviceRule::BatchTooSmall, profileOf({layer(16e6)}), &peaks);
    ASSERT_TRUE(small);
    EXPECT_NEAR(small->value(Fact::WeightShare), 0.8, 1e-12);
    EXPECT_NEAR(small->value(Fact::Ridge), 10, 1e-12);
    EXPECT_NEAR(small->gainSeconds, 0.8e-3, 1e-12);
    EXPECT_FALSE(found(AdviceRule::BatchTooSmall, profileOf({layer(2e6)}), &peaks));
    EXPECT_FALSE(found(AdviceRule::BatchTooSmall, profileOf({layer(16e6)})));
    EXPECT_FALSE(found(AdviceRule::BatchTooSmall, profileOf({layer(std::nan(""))}), &peaks));
}

std::vector<ProfileLayer> chain(const Dims &between)
{
    return {timed(shapedLayer("MatMul", {{8, 64}, {64, 256}}, {{8, 256}}), {5e-3}),
            timed(shapedLayer("Gelu", {between}, {between}), {2e-3}),
            timed(shapedLayer("MatMul", {{8, 256}, {256, 64}}, {{8, 64}}), {5e-3})};
}

TEST(Advice, Fusion)
{
    const auto fusion = found(AdviceRule::Fusion, withCosts(profileOf(chain({8, 256}))));
    ASSERT_TRUE(fusion);
    EXPECT_EQ(fusion->layers, std::vector<std::uint32_t>{1});
    EXPECT_EQ(fusion->value(Fact::ByteCount), 2 * 8 * 256 * 4);
    EXPECT_NEAR(fusion->gainSeconds, 2e-3, 1e-12); // all it does is to read and write it
    EXPECT_FALSE(found(AdviceRule::Fusion, withCosts(profileOf(chain({8, 128})))));
    EXPECT_FALSE(found(AdviceRule::Fusion, profileOf(chain({8, 256})))); // no bytes known

    // Somebody else reads the tensor too: it has to be written.
    Profile shared = profileOf(chain({8, 256}));
    shared.edges = {{0, 1, "x"}, {0, 2, "x"}, {1, 2, "y"}};
    EXPECT_FALSE(found(AdviceRule::Fusion, withCosts(shared)));
    shared.edges = {{0, 1, "x"}, {1, 2, "y"}};
    EXPECT_TRUE(found(AdviceRule::Fusion, withCosts(shared)));
}

TEST(Advice, LayoutConversions)
{
    auto layers = evenLayers(1e-3);
    layers[1].op = "ReorderInput";
    layers[7].op = "Transpose";
    const auto layout = found(AdviceRule::LayoutConversions, profileOf(layers));
    ASSERT_TRUE(layout);
    EXPECT_EQ(layout->layers, (std::vector<std::uint32_t>{1, 7}));
    EXPECT_NEAR(layout->gainSeconds, 2e-3, 1e-12);
    EXPECT_NEAR(layout->gainShare, 0.2, 1e-12);
    layers[7].op = "aten::transpose"; // moves nothing
    EXPECT_FALSE(found(AdviceRule::LayoutConversions, profileOf(layers)));
}

TEST(Advice, FallbackProvider)
{
    auto layers = evenLayers(1e-3);
    for (ProfileLayer &layer : layers)
        layer.provider = "CPUExecutionProvider";
    EXPECT_FALSE(found(AdviceRule::FallbackProvider, profileOf(layers))); // there is no other
    for (std::size_t i = 3; i < layers.size(); ++i)
        layers[i].provider = "CUDAExecutionProvider";
    layers[2].op = "MemcpyToHost";
    layers[2].provider = "CUDAExecutionProvider";
    const auto fallback = found(AdviceRule::FallbackProvider, profileOf(layers));
    ASSERT_TRUE(fallback);
    EXPECT_EQ(fallback->subject, "CPUExecutionProvider");
    EXPECT_EQ(fallback->layers, (std::vector<std::uint32_t>{0, 1}));
    EXPECT_NEAR(fallback->gainSeconds, 1e-3, 1e-12); // the copies for certain
    for (ProfileLayer &layer : layers)
        layer.provider.clear();
    EXPECT_FALSE(found(AdviceRule::FallbackProvider, profileOf(layers)));
}

/// Kernels of 4 µs, `gap` ns apart, on a device.
Profile kernels(std::int64_t length, std::int64_t gap)
{
    Profile profile;
    for (int i = 0; i < 100; ++i)
        addEvent(profile, "gemm", i * (length + gap), length);
    profile.tracks[0].isDevice = true;
    return profile;
}

TEST(Advice, LaunchBound)
{
    const auto bound = found(AdviceRule::LaunchBound, kernels(4'000, 6'000));
    ASSERT_TRUE(bound);
    EXPECT_NEAR(bound->gainSeconds, 99 * 6e-6, 1e-12);
    EXPECT_NEAR(bound->value(Fact::MedianSeconds), 4e-6, 1e-12);
    EXPECT_FALSE(found(AdviceRule::LaunchBound, kernels(4'000, 500))); // busy enough
    EXPECT_FALSE(found(AdviceRule::LaunchBound, kernels(50'000, 60'000))); // long kernels
    Profile threads = kernels(4'000, 6'000);
    threads.tracks[0].isDevice = false;
    EXPECT_FALSE(found(AdviceRule::LaunchBound, threads)); // nobody launches anything
}

TEST(Advice, IdleGaps)
{
    const auto idle = found(AdviceRule::IdleGaps, kernels(500'000, 200'000));
    ASSERT_TRUE(idle);
    EXPECT_NEAR(idle->gainSeconds, 99 * 200e-6, 1e-12);
    EXPECT_EQ(idle->value(Fact::Count), 99);
    EXPECT_NEAR(idle->value(Fact::LongestSeconds), 200e-6, 1e-12);
    EXPECT_FALSE(found(AdviceRule::IdleGaps, kernels(500'000, 90'000))); // too short to be one
    EXPECT_FALSE(found(AdviceRule::IdleGaps, profileOf(evenLayers(1e-3)))); // no timeline
    // Another thread works meanwhile, and between runs nothing has to.
    Profile two = kernels(500'000, 200'000);
    two.tracks[0].isDevice = false;
    Profile overlapped;
    for (int i = 0; i < 10; ++i) {
        addEvent(overlapped, "a", i * 700'000, 500'000, 0);
        addEvent(overlapped, "b", i * 700'000 + 400'000, 290'000, 1);
    }
    EXPECT_TRUE(found(AdviceRule::IdleGaps, two));
    EXPECT_FALSE(found(AdviceRule::IdleGaps, overlapped));
    for (int i = 0; i < 100; ++i)
        two.runs.push_back({i * 700'000, 500e-6, false});
    EXPECT_FALSE(found(AdviceRule::IdleGaps, two));
}

/// Two threads with so many pieces of 1 ms each.
Profile threads(int first, int second, const std::string &work)
{
    Profile profile;
    for (int i = 0; i < first; ++i)
        addEvent(profile, "gemm", i * 1'000'000, 1'000'000, 0);
    for (int i = 0; i < second; ++i)
        addEvent(profile, work, i * 1'000'000, 1'000'000, 1);
    return profile;
}

TEST(Advice, Imbalance)
{
    const auto uneven = found(AdviceRule::Imbalance, threads(10, 4, "gemm"));
    ASSERT_TRUE(uneven);
    EXPECT_EQ(uneven->subject, "track 0");
    EXPECT_NEAR(uneven->gainSeconds, 3e-3, 1e-9);
    EXPECT_EQ(uneven->basis, GainBasis::EvenLoad);
    EXPECT_FALSE(found(AdviceRule::Imbalance, threads(10, 9, "gemm")));
    EXPECT_FALSE(found(AdviceRule::Imbalance, threads(10, 4, "logging"))); // another job
    EXPECT_FALSE(found(AdviceRule::Imbalance, threads(10, 0, "gemm")));
}

TEST(Advice, ThreadPool)
{
    auto layers = evenLayers(1e-3, "MatMul");
    EXPECT_FALSE(found(AdviceRule::PoolWaiting, profileOf(layers)));
    EXPECT_FALSE(found(AdviceRule::PoolUnused, profileOf(layers))); // nobody says
    for (ProfileLayer &layer : layers)
        layer.poolRun = layer.poolWait = 0;
    const auto unused = found(AdviceRule::PoolUnused, profileOf(layers));
    ASSERT_TRUE(unused);
    EXPECT_EQ(unused->layers.size(), 10U);
    for (ProfileLayer &layer : layers) {
        layer.poolRun = 0.3e-3;
        layer.poolWait = 0.6e-3;
    }
    const auto waiting = found(AdviceRule::PoolWaiting, profileOf(layers));
    ASSERT_TRUE(waiting);
    EXPECT_NEAR(waiting->gainSeconds, 6e-3, 1e-12);
    EXPECT_FALSE(found(AdviceRule::PoolUnused, profileOf(layers)));
    for (ProfileLayer &layer : layers)
        layer.poolWait = 0.01e-3;
    EXPECT_FALSE(found(AdviceRule::PoolWaiting, profileOf(layers)));
}

TEST(Advice, SmallLayers)
{
    const auto small = found(AdviceRule::SmallLayers, profileOf(evenLayers(5e-6)));
    ASSERT_TRUE(small);
    EXPECT_NEAR(small->gainSeconds, 50e-6, 1e-12);
    EXPECT_FALSE(found(AdviceRule::SmallLayers, profileOf(evenLayers(20e-6))));
    EXPECT_FALSE(found(AdviceRule::SmallLayers, Profile()));
}

TEST(Advice, RunOverhead)
{
    Profile profile = profileOf(evenLayers(1e-3));
    EXPECT_FALSE(found(AdviceRule::RunOverhead, profile));
    profile.runs[0].seconds = profile.runSeconds = 15e-3;
    const auto overhead = found(AdviceRule::RunOverhead, profile);
    ASSERT_TRUE(overhead);
    EXPECT_NEAR(overhead->gainSeconds, 5e-3, 1e-12);
    EXPECT_NEAR(overhead->gainShare, 1.0 / 3, 1e-12);
    profile.runs.clear();
    profile.runSeconds = std::nan(""); // only layers are known
    EXPECT_FALSE(found(AdviceRule::RunOverhead, profile));
}

TEST(Advice, RunOverheadIsThatOfTheTypicalRun)
{
    // One of three runs was disturbed: medians of layers and of runs come from different runs.
    Profile profile = profileOf(
        {timedLayer("a", "Add", {1e-3, 9e-3, 1e-3}), timedLayer("b", "Add", {9e-3, 1e-3, 1e-3})});
    profile.runs = {{0, 10e-3, false}, {0, 10e-3, false}, {0, 2e-3, false}};
    profile.runSeconds = 10e-3;
    EXPECT_FALSE(found(AdviceRule::RunOverhead, profile));
}

TEST(Advice, MemoryOwner)
{
    auto layers = evenLayers(1e-3);
    EXPECT_FALSE(found(AdviceRule::MemoryOwner, profileOf(layers)));
    for (ProfileLayer &layer : layers)
        layer.memoryAllocated = 1e6;
    EXPECT_FALSE(found(AdviceRule::MemoryOwner, profileOf(layers)));
    layers[3].memoryAllocated = 30e6;
    const auto owner = found(AdviceRule::MemoryOwner, profileOf(layers));
    ASSERT_TRUE(owner);
    EXPECT_EQ(owner->layers, std::vector<std::uint32_t>{3});
    EXPECT_NEAR(owner->value(Fact::TimesMean), 30 / 3.9, 1e-9);
    EXPECT_TRUE(std::isnan(owner->gainSeconds));
}

TEST(Advice, StandsInTheOrderOfWhatItGains)
{
    auto layers = evenLayers(5e-6);
    layers[1].op = "Transpose";
    layers[2].op = "Transpose";
    layers[3].memoryAllocated = 30e6;
    for (ProfileLayer &layer : layers)
        layer.memoryAllocated = std::isnan(layer.memoryAllocated) ? 1e6 : layer.memoryAllocated;
    std::vector<AdviceRule> rules;
    for (const Advice &advice : advise(profileOf(layers)))
        rules.push_back(advice.rule);
    EXPECT_EQ(rules,
              (std::vector<AdviceRule>{AdviceRule::SmallLayers,
                                       AdviceRule::LayoutConversions,
                                       AdviceRule::MemoryOwner}));
}

TEST(Advice, SaysWhatWasSeenAndWhatItWouldBring)
{
    auto layers = evenLayers(1e-3);
    layers[1].op = "Transpose";
    layers[7].op = "Transpose";
    const Profile profile = profileOf(layers);
    const auto layout = found(AdviceRule::LayoutConversions, profile);
    ASSERT_TRUE(layout);
    EXPECT_EQ(adviceText(*layout, profile),
              "2 layers only bring tensors into another order, 2 ms (20 % of the run): keep one "
              "layout from layer to layer. At most 2 ms (20 % of the run) would be gained if it "
              "took no time.");
}

} // namespace
} // namespace perfdeck
