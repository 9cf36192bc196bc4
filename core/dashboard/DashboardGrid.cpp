// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dashboard/DashboardGrid.h"

#include <algorithm>
#include <numeric>
#include <optional>
#include <utility>

namespace perfdeck {

namespace {

constexpr int kLeastWidth = 2; ///< of the halves of a split

GridPlace bounded(GridPlace place)
{
    place.width = std::clamp(place.width, 1, kDashboardColumns);
    place.height = std::clamp(place.height, 1, kTallestItem);
    place.column = std::clamp(place.column, 0, kDashboardColumns - place.width);
    place.row = std::clamp(place.row, 0, kDashboardRows);
    return place;
}

bool isFree(const GridPlace &place, const std::vector<GridPlace> &taken)
{
    return std::ranges::none_of(taken,
                                [&place](const GridPlace &other) { return place.overlaps(other); });
}

/// Indices from the top down, and from the left in a row.
std::vector<std::size_t> inOrder(const std::vector<DashboardItem> &items)
{
    std::vector<std::size_t> order(items.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, {}, [&items](std::size_t at) {
        return std::pair(items[at].place.row, items[at].place.column);
    });
    return order;
}

/// Everything makes room downwards for what stands above it; `fixed` for nothing.
void spread(std::vector<DashboardItem> &items, std::optional<std::size_t> fixed)
{
    std::vector<GridPlace> taken;
    if (fixed)
        taken.push_back(items[*fixed].place);
    for (const std::size_t at : inOrder(items)) {
        if (at == fixed)
            continue;
        GridPlace &place = items[at].place;
        while (!isFree(place, taken))
            ++place.row;
        taken.push_back(place);
    }
}

void rise(std::vector<DashboardItem> &items)
{
    std::vector<GridPlace> taken;
    for (const std::size_t at : inOrder(items)) {
        GridPlace &place = items[at].place;
        while (place.row > 0) {
            GridPlace above = place;
            --above.row;
            if (!isFree(above, taken))
                break;
            place = above;
        }
        taken.push_back(place);
    }
}

Dashboard arranged(Dashboard dashboard, std::optional<std::size_t> fixed)
{
    for (DashboardItem &item : dashboard.items)
        item.place = bounded(item.place);
    spread(dashboard.items, fixed);
    rise(dashboard.items);
    return dashboard;
}

} // namespace

Dashboard withItem(Dashboard dashboard, DashboardItem item)
{
    if (dashboard.items.size() >= kMostItems)
        return dashboard;
    std::vector<GridPlace> taken;
    int bottom = 0;
    for (const DashboardItem &other : dashboard.items) {
        taken.push_back(other.place);
        bottom = std::max(bottom, other.place.row + other.place.height);
    }
    item.place = bounded(item.place);
    for (item.place.row = 0; item.place.row < bottom; ++item.place.row) {
        const int last = kDashboardColumns - item.place.width;
        for (item.place.column = 0; item.place.column <= last; ++item.place.column)
            if (isFree(item.place, taken))
                break;
        if (item.place.column <= last)
            break;
    }
    if (item.place.row == bottom)
        item.place.column = 0;
    dashboard.items.push_back(std::move(item));
    return arranged(std::move(dashboard), std::nullopt);
}

Dashboard withoutItem(Dashboard dashboard, std::size_t index)
{
    if (index >= dashboard.items.size())
        return dashboard;
    dashboard.items.erase(dashboard.items.begin() + static_cast<std::ptrdiff_t>(index));
    return arranged(std::move(dashboard), std::nullopt);
}

Dashboard withPlace(Dashboard dashboard, std::size_t index, GridPlace place)
{
    if (index >= dashboard.items.size())
        return dashboard;
    DashboardItem &item = dashboard.items[index];
    const GridPlace before = std::exchange(item.place, bounded(place));
    // Down onto its neighbour: it goes below it, and the neighbour moves up into the room it
    // leaves.
    if (item.place.row > before.row) {
        const GridPlace onto = item.place;
        for (DashboardItem &other : dashboard.items) {
            if (&other == &item || !other.place.overlaps(onto)
                || other.place.row < before.row + before.height)
                continue;
            other.place.row = before.row;
            item.place.row = std::max(item.place.row, before.row + other.place.height);
        }
    }
    return arranged(std::move(dashboard), index);
}

Dashboard withSplit(Dashboard dashboard, std::size_t index)
{
    if (index >= dashboard.items.size() || dashboard.items.size() >= kMostItems)
        return dashboard;
    DashboardItem second = dashboard.items[index];
    GridPlace &first = dashboard.items[index].place;
    if (first.width >= 2 * kLeastWidth) {
        first.width /= 2;
        second.place.column += first.width;
        second.place.width -= first.width;
    } else if (first.height >= 2) {
        first.height /= 2;
        second.place.row += first.height;
        second.place.height -= first.height;
    } else {
        return dashboard;
    }
    dashboard.items.push_back(std::move(second));
    return arranged(std::move(dashboard), std::nullopt);
}

Dashboard settled(Dashboard dashboard)
{
    return arranged(std::move(dashboard), std::nullopt);
}

} // namespace perfdeck
