// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/judge/LayerNumbers.h"
#include "core/profile/judge/MergedProfile.h"
#include "tests/support/ProfileSamples.h"

#include <gtest/gtest.h>

#include <cmath>
#include <memory>

namespace perfdeck {
namespace {

TEST(LayerNumbers, MeanWithItsInterval)
{
    // scipy.stats.t.interval(0.95, 4, loc=mean, scale=stats.sem([1.0, 1.2, 0.9, 1.1, 1.3]))
    const std::vector<double> samples{1.0, 1.2, 0.9, 1.1, 1.3};
    const MeanInterval interval = meanInterval(samples);
    EXPECT_DOUBLE_EQ(interval.mean, 1.1);
    EXPECT_NEAR(interval.low, 0.903675683852244, 1e-12);
    EXPECT_NEAR(interval.high, 1.2963243161477562, 1e-12);
    EXPECT_EQ(interval.samples, 5U);
    const std::vector<double> one{2};
    EXPECT_EQ(meanInterval(one).mean, 2);
    EXPECT_TRUE(std::isnan(meanInterval(one).low));
    EXPECT_TRUE(std::isnan(meanInterval({}).mean));
}

Profile smallProfile()
{
    Profile profile = profileOf({timedLayer("a", "MatMul", {1e-3, 2e-3, 3e-3}),
                                 timedLayer("b", "Add", {1e-3, 1e-3, 1e-3}),
                                 timedLayer("c", "MatMul", {5e-3, 5e-3, 5e-3})});
    profile.runSeconds = 10e-3;
    profile.layers[0].cost = {1000, 40, 10, 20, false};
    profile.layers[1].cost.flops = 50;
    profile.layers[1].cost.isApproximate = true;
    profile.layers[0].module = profile.layers[1].module = "encoder";
    profile.layers[2].memoryPeak = 700;
    profile.memory.push_back({"cpu", {{0, 900, 1000, 0}, {5, 300, 1000, 1}}});
    return profile;
}

TEST(LayerNumbers, TotalsAddWhatIsKnownAndCountWhatIsNot)
{
    const ProfileTotals totals = totalsOf(smallProfile());
    EXPECT_DOUBLE_EQ(totals.runSeconds, 10e-3);
    EXPECT_DOUBLE_EQ(totals.layerSeconds, 8e-3);
    EXPECT_EQ(totals.flops, 1050);
    EXPECT_EQ(totals.matrixFlops, 1000);
    EXPECT_EQ(totals.approximateFlops, 50);
    EXPECT_EQ(totals.bytes, 50);
    EXPECT_EQ(totals.parameterBytes, 20);
    EXPECT_EQ(totals.unattributed, 1U);
    EXPECT_DOUBLE_EQ(totals.unattributedSeconds, 5e-3);
    EXPECT_EQ(totals.memoryPeak, 900);
    EXPECT_TRUE(std::isnan(totalsOf(profileOf({})).memoryPeak));
    Profile model;
    model.layers.push_back(shapedLayer("Add", {}, {}));
    EXPECT_TRUE(std::isnan(totalsOf(model).runSeconds)); // never ran
}

TEST(LayerNumbers, RowsOfLayersAndOfGroups)
{
    const Profile profile = smallProfile();
    const auto layers = layerRows(profile, LayerGrouping::Layer);
    ASSERT_EQ(layers.size(), 3U);
    EXPECT_DOUBLE_EQ(layers[0].share, 0.2);
    EXPECT_DOUBLE_EQ(layers[0].flopsPerSecond(), 1000 / 2e-3);
    EXPECT_DOUBLE_EQ(layers[0].intensity(), 20);
    EXPECT_TRUE(std::isnan(layers[2].flops));

    const auto ops = layerRows(profile, LayerGrouping::Op);
    ASSERT_EQ(ops.size(), 2U);
    EXPECT_EQ(ops[0].name, "MatMul");
    EXPECT_EQ(ops[0].layers, (std::vector<std::uint32_t>{0, 2}));
    EXPECT_DOUBLE_EQ(ops[0].seconds, 7e-3);
    EXPECT_DOUBLE_EQ(ops[0].mean.mean, 7e-3); // runs of 6, 7 and 8 ms
    EXPECT_GT(ops[0].mean.low, 4e-3);
    EXPECT_EQ(ops[0].flops, 1000);

    const auto modules = layerRows(profile, LayerGrouping::Module);
    ASSERT_EQ(modules.size(), 2U);
    EXPECT_EQ(modules[0].name, "encoder");
    EXPECT_EQ(modules[0].op, "");
    EXPECT_EQ(modules[0].flops, 1050);
    EXPECT_TRUE(modules[0].isApproximate);
}

TEST(LayerNumbers, OfASummaryHaveNoInterval)
{
    Profile profile = profileOf({timedLayer("a", "MatMul", {1e-3})});
    profile.layers[0].summarised = true;
    const auto rows = layerRows(profile, LayerGrouping::Layer);
    EXPECT_EQ(rows[0].mean.mean, 1e-3);
    EXPECT_TRUE(std::isnan(rows[0].mean.low));
}

TEST(MergedProfile, TakesEachProfileForOneSample)
{
    // The runs of one process share what happened beside it: 3 profiles are 3 samples, not 9.
    const auto made = [](double seconds) {
        Profile profile
            = profileOf({timedLayer("a", "MatMul", {seconds, seconds * 1.01, seconds * 9}),
                         timedLayer("b", "Add", {1e-3, 1e-3, 1e-3})});
        return std::make_shared<const Profile>(std::move(profile));
    };
    const std::vector<ProfilePtr> three{made(1e-3), made(2e-3), made(4e-3)};
    const ProfilePtr merged = mergedProfiles(three);
    ASSERT_EQ(merged->layers.size(), 2U);
    EXPECT_EQ(merged->layers[0].selfSeconds, (std::vector<double>{1.01e-3, 2.02e-3, 4.04e-3}));
    EXPECT_DOUBLE_EQ(merged->layers[0].median, 2.02e-3);
    EXPECT_EQ(merged->runs.size(), 3U);
    EXPECT_DOUBLE_EQ(merged->runSeconds, 3.02e-3);
    EXPECT_TRUE(merged->warnings.empty());
    EXPECT_EQ(mergedProfiles(std::span(three).first(1)), three[0]);
    EXPECT_EQ(mergedProfiles({}), nullptr);
}

TEST(MergedProfile, KeepsLayersThatNotAllHaveAndSaysSo)
{
    const auto a = std::make_shared<const Profile>(profileOf({timedLayer("a", "MatMul", {1e-3})}));
    const auto b = std::make_shared<const Profile>(
        profileOf({timedLayer("a", "MatMul", {3e-3}), timedLayer("new", "Erf", {1e-3})}));
    const std::vector<ProfilePtr> two{a, b};
    const ProfilePtr merged = mergedProfiles(two);
    ASSERT_EQ(merged->layers.size(), 2U);
    EXPECT_DOUBLE_EQ(merged->layers[0].median, 2e-3);
    EXPECT_EQ(merged->layers[1].selfSeconds.size(), 1U);
    ASSERT_EQ(merged->warnings.size(), 1U);
    EXPECT_EQ(merged->warnings[0], "1 of 2 layers are not in all profiles.");
}

} // namespace
} // namespace perfdeck
