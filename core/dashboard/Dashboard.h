// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Selector.h"

#include <string>
#include <vector>

namespace perfdeck {

/// Where an item stands on a dashboard: in cells of a grid that is kDashboardColumns wide and grows
/// downwards.
struct GridPlace
{
    int column = 0; ///< from 0
    int row = 0;
    int width = 6; ///< cells, at least 1
    int height = 4;

    [[nodiscard]] bool overlaps(const GridPlace &other) const
    {
        return column < other.column + other.width && other.column < column + width
            && row < other.row + other.height && other.row < row + height;
    }

    friend bool operator==(const GridPlace &, const GridPlace &) = default;
};

inline constexpr int kDashboardColumns = 12;
inline constexpr int kDashboardRows = 1000;
inline constexpr int kTallestItem = 40;
inline constexpr std::size_t kMostItems = 200;

/// What a tile makes of its series over the range shown.
enum class TileStatistic
{
    Last,
    Mean,
    Minimum,
    Maximum
};

/// One thing on a dashboard.
struct DashboardItem
{
    enum class Kind
    {
        Tile, ///< one number: the largest of its series
        Chart, ///< lines of series or of an expression
        Table, ///< newest values of series
        HeatMap, ///< the distribution of a histogram over time
    };

    Kind kind = Kind::Chart;
    std::string title; ///< may be empty: then it is made from what is shown
    std::vector<Selector> series;
    std::string expression; ///< of a chart, in place of series; core/derive/README.md
    bool isRate = false; ///< counters as increase per second
    TileStatistic statistic = TileStatistic::Last;
    GridPlace place;

    friend bool operator==(const DashboardItem &, const DashboardItem &) = default;
};

/// A page that somebody arranged. A value; any thread.
struct Dashboard
{
    std::string title;
    std::vector<DashboardItem> items;

    friend bool operator==(const Dashboard &, const Dashboard &) = default;
};

} // namespace perfdeck
