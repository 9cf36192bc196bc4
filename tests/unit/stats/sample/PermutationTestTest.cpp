// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/sample/PermutationTest.h"
#include "tests/unit/stats/sample/Samples.h"

#include <gtest/gtest.h>

#include <cmath>

namespace perfdeck {
namespace {

TEST(PermutationTestTest, ExactIsThatOfSciPy)
{
    // permutation_test((B, A), |difference|, n_resamples=inf, alternative='greater')
    const PermutationTest means = permutationTest(kSmallA, kSmallB);
    EXPECT_TRUE(means.isExact);
    EXPECT_NEAR(means.difference, 2.5, 1e-14);
    EXPECT_NEAR(means.pValue, 0.12337662337662, 1e-13);
    const PermutationTest medians = permutationTest(kSmallA, kSmallB, Middle::Median);
    EXPECT_NEAR(medians.difference, 2.8, 1e-14);
    EXPECT_NEAR(medians.pValue, 0.11471861471861, 1e-13);
}

TEST(PermutationTestTest, RandomIsNearThatOfSciPy)
{
    // the same with n_resamples=30000, random_state=1
    const PermutationTest means = permutationTest(middleA(), middleB());
    EXPECT_FALSE(means.isExact);
    EXPECT_NEAR(means.pValue, 0.0519, 0.009); // four standard errors of 10,000
    EXPECT_NEAR(permutationTest(middleA(), middleB(), Middle::Median).pValue, 0.341, 0.02);
    EXPECT_EQ(means.pValue, permutationTest(middleA(), middleB()).pValue);
}

TEST(PermutationTestTest, BlocksKeepDependenceTogether)
{
    const auto rejected = [](auto test) {
        int count = 0;
        for (unsigned seed = 0; seed < 60; ++seed)
            count += test(noise(60, 2 * seed, 0.8), noise(60, 2 * seed + 1, 0.8)) < 0.05 ? 1 : 0;
        return count;
    };
    const int single = rejected([](const auto &a, const auto &b) {
        return permutationTest(a, b, Middle::Mean, 1'000).pValue;
    });
    const int blocks = rejected([](const auto &a, const auto &b) {
        return blockPermutationTest(a, b, 12, Middle::Mean, 1'000).pValue;
    });
    EXPECT_GT(single, 20); // of 60; no two samples differ
    EXPECT_LT(blocks, 12);
}

TEST(PermutationTestTest, BlocksOfARestJoinTheLast)
{
    EXPECT_EQ(blockMiddles(std::vector<double>{1, 3, 5, 7, 9}, 2, Middle::Mean),
              (std::vector<double>{2, 7}));
    EXPECT_EQ(blockMiddles(std::vector<double>{1, 3}, 5, Middle::Mean), (std::vector<double>{2}));
    EXPECT_TRUE(blockMiddles({}, 5, Middle::Mean).empty());
}

TEST(PermutationTestTest, NothingAndEqualSamplesSayNothing)
{
    EXPECT_EQ(permutationTest({}, kSmallA).pValue, 1);
    EXPECT_TRUE(std::isnan(permutationTest({}, kSmallA).difference));
    EXPECT_EQ(permutationTest(std::vector<double>(40, 2), std::vector<double>(40, 2)).pValue, 1);
}

} // namespace
} // namespace perfdeck
