// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/judge/ProfileDiff.h"
#include "tests/support/ProfileSamples.h"

#include <gtest/gtest.h>

#include <cmath>

namespace perfdeck {
namespace {

std::vector<std::pair<std::uint32_t, std::uint32_t>> matched(const Profile &a, const Profile &b)
{
    std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
    for (const LayerPair &pair : matchedLayers(a, b))
        pairs.emplace_back(pair.a, pair.b);
    return pairs;
}

ProfileLayer inModule(const std::string &module, ProfileLayer layer)
{
    layer.module = module;
    return layer;
}

using Pairs = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

TEST(LayerMatch, ByNameThenByOperationInItsModule)
{
    const Profile a = profileOf({timedLayer("q", "MatMul", {1}),
                                 timedLayer("old", "Erf", {1}),
                                 inModule("m", timedLayer("x1", "Add", {1})),
                                 inModule("n", timedLayer("y", "Add", {1}))});
    const Profile b = profileOf({timedLayer("new", "Gelu", {1}),
                                 inModule("m", timedLayer("x2", "Add", {1})),
                                 timedLayer("q", "FusedMatMul", {1}),
                                 inModule("n", timedLayer("y", "Add", {1}))});
    EXPECT_EQ(matched(a, b), (Pairs{{kNoIndex, 0}, {0, 2}, {1, kNoIndex}, {2, 1}, {3, 3}}));
}

TEST(LayerMatch, OfTheSameNamesInTheirOrder)
{
    const Profile a = profileOf({timedLayer("add", "Add", {1}), timedLayer("add", "Add", {2})});
    const Profile b = profileOf({timedLayer("add", "Add", {1}),
                                 timedLayer("add", "Add", {2}),
                                 timedLayer("add", "Add", {3})});
    EXPECT_EQ(matched(a, b), (Pairs{{0, 0}, {1, 1}, {kNoIndex, 2}}));
    EXPECT_EQ(matched(b, a), (Pairs{{0, 0}, {1, 1}, {2, kNoIndex}}));
    EXPECT_EQ(matched({}, a), (Pairs{{kNoIndex, 0}, {kNoIndex, 1}}));
}

TEST(ProfileDiff, HasTheIntervalOfWelch)
{
    // scipy.stats.ttest_ind(b, a, equal_var=False): p = 0.001227151353729592; the interval from
    // the degrees of freedom by Welch and Satterthwaite.
    const Profile a = profileOf({timedLayer("q", "MatMul", {1.0, 1.1, 0.9})});
    const Profile b = profileOf({timedLayer("q", "MatMul", {2.0, 2.2, 1.9})});
    const ProfileDiff diff = diffProfiles(a, b);
    ASSERT_EQ(diff.layers.size(), 1U);
    EXPECT_DOUBLE_EQ(diff.layers[0].secondsA, 1);
    EXPECT_NEAR(diff.layers[0].difference, 1.0333333333333332, 1e-12);
    EXPECT_NEAR(diff.layers[0].low, 0.7212449381437669, 1e-9);
    EXPECT_NEAR(diff.layers[0].high, 1.3454217285228995, 1e-9);
    EXPECT_NEAR(diff.layers[0].pValue, 0.001227151353729592, 1e-9);
    EXPECT_TRUE(diff.layers[0].isSignificant());
}

TEST(ProfileDiff, AdjustsForAllLayersLookedAt)
{
    // One layer of forty differs a little by chance: p of 0.02 alone says nothing.
    std::vector<ProfileLayer> a;
    std::vector<ProfileLayer> b;
    for (int i = 0; i < 40; ++i) {
        a.push_back(timedLayer("l" + std::to_string(i), "Add", {1.0, 1.1, 0.9}));
        b.push_back(timedLayer("l" + std::to_string(i), "Add", {1.01, 1.09, 0.91}));
    }
    b[7] = timedLayer("l7", "Add", {1.3, 1.4, 1.2});
    const ProfileDiff diff = diffProfiles(profileOf(a), profileOf(b));
    EXPECT_LT(diff.layers[7].pValue, 0.05);
    EXPECT_GT(diff.layers[7].qValue, 0.05);
    EXPECT_FALSE(diff.layers[7].isSignificant());
}

TEST(ProfileDiff, SaysWhatOnlyOneSideHasAndWhatCannotBeTold)
{
    Profile a = profileOf({timedLayer("q", "MatMul", {1}), timedLayer("gone", "Erf", {2})});
    Profile b = profileOf({timedLayer("q", "MatMul", {4}), timedLayer("new", "Gelu", {3})});
    a.layers[0].cost.flops = 10;
    b.layers[0].cost.flops = 20;
    const ProfileDiff diff = diffProfiles(a, b);
    ASSERT_EQ(diff.layers.size(), 3U);
    EXPECT_EQ(diff.layers[0].difference, 3);
    EXPECT_TRUE(std::isnan(diff.layers[0].low)); // one run says nothing about the spread
    EXPECT_FALSE(diff.layers[0].isSignificant());
    EXPECT_TRUE(diff.layers[1].isOnlyInB());
    EXPECT_EQ(diff.layers[1].difference, 3);
    EXPECT_TRUE(diff.layers[2].isOnlyInA());
    EXPECT_EQ(diff.layers[2].difference, -2);
    EXPECT_EQ(diff.onlyInA, 1U);
    EXPECT_EQ(diff.onlyInB, 1U);
    EXPECT_EQ(diff.runSecondsA, 3);
    EXPECT_EQ(diff.runSecondsB, 7);
    EXPECT_EQ(diff.flopsA, 10);
    EXPECT_EQ(diff.flopsB, 20);
}

} // namespace
} // namespace perfdeck
