// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dashboard/DashboardGrid.h"

#include <gtest/gtest.h>

#include <random>

namespace perfdeck {
namespace {

DashboardItem item(std::string title, GridPlace place = {})
{
    DashboardItem made;
    made.title = std::move(title);
    made.place = place;
    return made;
}

Dashboard board(std::vector<GridPlace> places)
{
    Dashboard made;
    for (const GridPlace &place : places)
        made.items.push_back(item(std::to_string(made.items.size()), place));
    return made;
}

std::vector<GridPlace> places(const Dashboard &dashboard)
{
    std::vector<GridPlace> all;
    for (const DashboardItem &each : dashboard.items)
        all.push_back(each.place);
    return all;
}

void expectApart(const Dashboard &dashboard)
{
    for (std::size_t a = 0; a < dashboard.items.size(); ++a) {
        const GridPlace &place = dashboard.items[a].place;
        EXPECT_GE(place.column, 0);
        EXPECT_GE(place.row, 0);
        EXPECT_LE(place.column + place.width, kDashboardColumns);
        for (std::size_t b = a + 1; b < dashboard.items.size(); ++b)
            EXPECT_FALSE(place.overlaps(dashboard.items[b].place)) << a << " and " << b;
    }
}

TEST(DashboardGridTest, NewItemsTakeTheFirstRoomThatFits)
{
    Dashboard made;
    made = withItem(made, item("a", {0, 0, 6, 4}));
    made = withItem(made, item("b", {0, 0, 6, 4}));
    made = withItem(made, item("c", {0, 0, 4, 2}));
    EXPECT_EQ(places(made), (std::vector<GridPlace>{{0, 0, 6, 4}, {6, 0, 6, 4}, {0, 4, 4, 2}}));
}

TEST(DashboardGridTest, AMovedItemKeepsItsPlaceAndOthersMakeRoomDownwards)
{
    const Dashboard made = withPlace(board({{0, 0, 6, 4}, {6, 0, 6, 4}}), 1, {3, 0, 6, 4});
    EXPECT_EQ(places(made), (std::vector<GridPlace>{{0, 4, 6, 4}, {3, 0, 6, 4}}));
}

TEST(DashboardGridTest, AnItemMovesDownPastItsNeighbour)
{
    const Dashboard made = withPlace(board({{0, 0, 12, 2}, {0, 2, 12, 2}}), 0, {0, 2, 12, 2});
    EXPECT_EQ(places(made), (std::vector<GridPlace>{{0, 2, 12, 2}, {0, 0, 12, 2}}));
}

TEST(DashboardGridTest, OneStepDownOrUpChangesPlacesWithTheNeighbour)
{
    const Dashboard before = board({{0, 0, 12, 4}, {0, 4, 12, 3}});
    const Dashboard down = withPlace(before, 0, {0, 1, 12, 4});
    EXPECT_EQ(places(down), (std::vector<GridPlace>{{0, 3, 12, 4}, {0, 0, 12, 3}}));
    EXPECT_EQ(withPlace(down, 0, {0, 2, 12, 4}), before);
}

TEST(DashboardGridTest, RoomThatBecomesEmptyIsFilledFromBelow)
{
    const Dashboard made = withoutItem(board({{0, 0, 12, 3}, {0, 3, 6, 2}, {6, 3, 6, 2}}), 0);
    EXPECT_EQ(places(made), (std::vector<GridPlace>{{0, 0, 6, 2}, {6, 0, 6, 2}}));
}

TEST(DashboardGridTest, ASplitHalvesTheWiderWayAndASingleCellStays)
{
    EXPECT_EQ(places(withSplit(board({{0, 0, 7, 4}}), 0)),
              (std::vector<GridPlace>{{0, 0, 3, 4}, {3, 0, 4, 4}}));
    EXPECT_EQ(places(withSplit(board({{0, 0, 3, 5}}), 0)),
              (std::vector<GridPlace>{{0, 0, 3, 2}, {0, 2, 3, 3}}));
    EXPECT_EQ(withSplit(board({{0, 0, 1, 1}}), 0).items.size(), 1U);
}

TEST(DashboardGridTest, PlacesOutsideTheGridAreBroughtIntoIt)
{
    const Dashboard made = settled(board({{11, 5, 20, 900}, {-3, 0, 0, 0}}));
    EXPECT_EQ(made.items[0].place.width, kDashboardColumns);
    EXPECT_EQ(made.items[0].place.height, kTallestItem);
    EXPECT_EQ(made.items[1].place.width, 1);
    expectApart(made);
}

TEST(DashboardGridTest, NothingEverOverlaps)
{
    std::mt19937 random(7);
    const auto upTo = [&random](int most) { return static_cast<int>(random() % unsigned(most)); };
    Dashboard made;
    for (int step = 0; step < 2000; ++step) {
        const auto index = static_cast<std::size_t>(upTo(12));
        const GridPlace place{upTo(14) - 1, upTo(12), upTo(14), upTo(6)};
        switch (upTo(5)) {
        case 0:
            made = withItem(made, item("x", place));
            break;
        case 1:
            made = made.items.size() > 8 ? withoutItem(made, index) : made;
            break;
        case 2:
            made = made.items.size() < 20 ? withSplit(made, index) : made;
            break;
        default:
            made = withPlace(made, index, place);
        }
        expectApart(made);
        EXPECT_EQ(settled(made), made) << "something floats after step " << step;
    }
}

} // namespace
} // namespace perfdeck
