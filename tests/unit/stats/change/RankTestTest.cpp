// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/change/RankTest.h"

#include <gtest/gtest.h>

namespace perfdeck {

namespace {

const std::vector<double> kFirst{1.2, 3.4, 2.2, 5.1, 4.4, 2.2};
const std::vector<double> kSecond{4.4, 6.1, 7.3, 2.2, 8.0, 6.1, 5.5};

} // namespace

/// scipy.stats.mannwhitneyu(…, method='asymptotic'), SciPy 1.10.
TEST(RankTest, AgreesWithSciPy)
{
    EXPECT_NEAR(twoSided(rankScore(kFirst, kSecond)), 0.030715473098711102, 1e-12);
    EXPECT_GT(rankScore(kFirst, kSecond), 0);
    EXPECT_EQ(rankScore(kFirst, kSecond), -rankScore(kSecond, kFirst));
    const std::vector<double> low{1, 2, 3, 4, 5, 6, 7, 8};
    const std::vector<double> high{9, 10, 11, 12, 13};
    EXPECT_NEAR(twoSided(rankScore(low, high)), 0.004310358499535053, 1e-12);
}

TEST(RankTest, AllScoresAreThoseOfSingleCuts)
{
    std::vector<double> all(kFirst);
    all.insert(all.end(), kSecond.begin(), kSecond.end());
    const std::vector<double> scores = rankScores(all);
    ASSERT_EQ(scores.size(), all.size() - 1);
    for (std::size_t cut = 1; cut < all.size(); ++cut) {
        const std::span<const double> whole = all;
        const double corrected = rankScore(whole.first(cut), whole.subspan(cut));
        EXPECT_GE(std::abs(scores[cut - 1]), std::abs(corrected)) << cut;
        EXPECT_NEAR(scores[cut - 1], corrected, 0.2) << cut;
    }
}

TEST(RankTest, NothingToCompare)
{
    const std::vector<double> same(5, 2.0);
    EXPECT_EQ(rankScore(same, same), 0);
    EXPECT_EQ(rankScore({}, same), 0);
    EXPECT_EQ(rankScores(same), std::vector<double>(4, 0.0));
    EXPECT_EQ(twoSided(0), 1);
}

} // namespace perfdeck
