// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/change/RankTest.h"

#include <gtest/gtest.h>

#include <vector>

namespace perfdeck {

/// scipy.stats.mannwhitneyu(…, method='asymptotic'), SciPy 1.10.
TEST(RankTest, AgreesWithSciPy)
{
    const std::vector<double> first{1.2, 3.4, 2.2, 5.1, 4.4, 2.2};
    const std::vector<double> second{4.4, 6.1, 7.3, 2.2, 8.0, 6.1, 5.5};
    EXPECT_NEAR(twoSided(rankScore(first, second)), 0.030715473098711102, 1e-12);
    EXPECT_GT(rankScore(first, second), 0);
    EXPECT_EQ(rankScore(first, second), -rankScore(second, first));
    const std::vector<double> low{1, 2, 3, 4, 5, 6, 7, 8};
    const std::vector<double> high{9, 10, 11, 12, 13};
    EXPECT_NEAR(twoSided(rankScore(low, high)), 0.004310358499535053, 1e-12);
}

TEST(RankTest, NothingToCompare)
{
    const std::vector<double> same(5, 2.0);
    EXPECT_EQ(rankScore(same, same), 0);
    EXPECT_EQ(rankScore({}, same), 0);
    EXPECT_EQ(twoSided(0), 1);
}

} // namespace perfdeck
