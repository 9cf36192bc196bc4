// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/change/EnergySplit.h"

#include <gtest/gtest.h>

namespace perfdeck {

/// By NumPy from the definition: n m / (n + m) (2 E|X−Y| − E|X−X'| − E|Y−Y'|), pairs of different
/// points only.
TEST(EnergySplit, TheDistanceIsThatOfTheDefinition)
{
    const std::vector<double> first{1.2, 3.4, 2.2, 5.1, 4.4, 2.2};
    const std::vector<double> second{4.4, 6.1, 7.3, 2.2, 8.0, 6.1, 5.5};
    EXPECT_NEAR(energyDistance(first, second), 5.58153846153846, 1e-12);
}

TEST(EnergySplit, CutsWhereTheDistanceIsLargest)
{
    const std::vector<double> stretch{1.02, 0.95, 0.99, 1, 1.12, 0.9, 0.5, 0.51, 0.48, 0.48, 0.55};
    const std::span<const double> all = stretch;
    double largest = -1;
    std::size_t place = 0;
    for (std::size_t cut = 4; cut + 4 <= all.size(); ++cut)
        if (const double distance = energyDistance(all.first(cut), all.subspan(cut));
            distance > largest) {
            largest = distance;
            place = cut;
        }
    EXPECT_EQ(place, 6U);
    EXPECT_EQ(energySplits(stretch, 4), std::vector<std::size_t>{6});
    EXPECT_EQ(energySplits(stretch, 2).size(), 3U) << "goes on inside of both pieces";
}

TEST(EnergySplit, TooShortToCut)
{
    EXPECT_TRUE(energySplits({}, 3).empty());
    EXPECT_TRUE(energySplits(std::vector<double>{1, 2, 3, 4, 5}, 3).empty());
}

} // namespace perfdeck
