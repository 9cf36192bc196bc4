// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/ColumnGrid.h"

#include <gtest/gtest.h>

namespace perfdeck {
namespace {

Timestamp at(std::int64_t micros)
{
    return Timestamp{Duration(micros)};
}

TEST(ColumnGridTest, AWidthThatDoesNotDivideIsRoundedUp)
{
    EXPECT_EQ(ColumnGrid({at(0), at(1000)}, 10).width(), 100);
    EXPECT_EQ(ColumnGrid({at(0), at(1001)}, 10).width(), 101);
    EXPECT_EQ(ColumnGrid({at(0), at(3)}, 10).width(), 1) << "never zero";
}

TEST(ColumnGridTest, ColumnsLieOnMultiplesOfTheWidthOnBothSidesOfTheEpoch)
{
    const ColumnGrid grid({at(0), at(1000)}, 10);
    EXPECT_EQ(grid.columnOf(0), 0);
    EXPECT_EQ(grid.columnOf(99), 0);
    EXPECT_EQ(grid.columnOf(100), 1);
    EXPECT_EQ(grid.columnOf(-1), -1);
    EXPECT_EQ(grid.columnOf(-100), -1);
    EXPECT_EQ(grid.columnOf(-101), -2);
    EXPECT_EQ(grid.endOf(-1), 0);
    EXPECT_EQ(grid.endOf(4), 500);
}

TEST(ColumnGridTest, SlidingARangeKeepsTheColumnOfASample)
{
    const std::int64_t length = 300'000'007;
    const ColumnGrid first({at(5), at(5 + length)}, 811);
    for (std::int64_t slide = 0; slide < 5'000'000; slide += 16'667) {
        const ColumnGrid grid({at(5 + slide), at(5 + slide + length)}, 811);
        ASSERT_EQ(grid.columnOf(123'456'789), first.columnOf(123'456'789));
    }
}

} // namespace
} // namespace perfdeck
