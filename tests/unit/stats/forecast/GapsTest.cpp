// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/forecast/Gaps.h"

#include <gtest/gtest.h>

#include <limits>

namespace perfdeck {
namespace {

constexpr double kGap = std::numeric_limits<double>::quiet_NaN();

TEST(GapsTest, LinesBetweenNeighbours)
{
    EXPECT_EQ(withoutGaps(std::vector<double>{kGap, 1, kGap, kGap, 4, kGap}, 0),
              (std::vector<double>{1, 1, 2, 3, 4, 4}));
}

TEST(GapsTest, TheSamePlaceOfTheSeasonsAround)
{
    EXPECT_EQ(withoutGaps(std::vector<double>{1, 9, kGap, 9, 3, 9}, 2),
              (std::vector<double>{1, 9, 2, 9, 3, 9}));
    // A gap longer than a season goes on with what was filled.
    EXPECT_EQ(withoutGaps(std::vector<double>{1, 9, kGap, kGap, kGap, kGap}, 2),
              (std::vector<double>{1, 9, 1, 9, 1, 9}));
}

TEST(GapsTest, NothingKnownGivesNothing)
{
    EXPECT_TRUE(withoutGaps(std::vector<double>{kGap, kGap}, 2).empty());
    EXPECT_TRUE(withoutGaps({}, 0).empty());
}

TEST(GapsTest, InfinitiesAreGaps)
{
    const double far = std::numeric_limits<double>::infinity();
    EXPECT_EQ(withoutGaps(std::vector<double>{1, far, 3}, 0), (std::vector<double>{1, 2, 3}));
}

} // namespace
} // namespace perfdeck
