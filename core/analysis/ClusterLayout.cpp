// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/ClusterLayout.h"

#include "core/base/NaturalOrder.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <unordered_map>

namespace perfdeck {

namespace {

constexpr double kAspect = 1.7; ///< of the whole, about that of a screen
constexpr double kGroupAspect = 0.6; ///< rows per column
constexpr double kGap = 0.6; ///< between groups
constexpr double kPadding = 0.25; ///< inside of a group
constexpr double kLeastHeading = 0.45;
constexpr double kHeadingShare = 0.07; ///< of the width, so that it can be read from afar
constexpr double kServerShare = 0.16; ///< of the whole width
constexpr double kLeastServer = 2.5;
constexpr double kCellWidth = 0.84; ///< of a worker in its cell
constexpr double kCellHeight = 0.8;
constexpr double kTolerance = 1e-9;
constexpr double kBusRoom = 0.26; ///< above a worker

std::size_t capacityOf(std::size_t columns)
{
    return columns
        * static_cast<std::size_t>(std::ceil(static_cast<double>(columns) * kGroupAspect));
}

/// 1, 2, 3, 4, 6, 8, 12, 16, 24, …: growing in steps keeps a growing group as it is for long.
std::size_t columnsFor(std::size_t count)
{
    std::size_t columns = 1;
    while (capacityOf(columns) < count) {
        const bool isPower = (columns & (columns - 1)) == 0;
        columns += columns < 2 ? 1 : isPower ? columns / 2 : columns / 3;
    }
    return columns;
}

using Members = std::vector<std::string_view>;

const LayoutGroup *groupNamed(const ClusterLayout *layout, std::string_view name)
{
    if (!layout)
        return nullptr;
    const auto at = std::ranges::find(layout->groups, name, &LayoutGroup::name);
    return at == layout->groups.end() ? nullptr : &*at;
}

/// A group that has become much smaller is laid out anew.
bool fits(const LayoutGroup &before, std::size_t count)
{
    return count <= capacityOf(before.columns) && 4 * count >= before.slots.size();
}

LayoutGroup placeMembers(std::string_view name, Members members, const LayoutGroup *before)
{
    LayoutGroup group;
    group.name = name;
    std::sort(members.begin(), members.end(), naturalLess);
    if (!before || !fits(*before, members.size())) {
        group.columns = columnsFor(members.size());
        group.slots.assign(members.begin(), members.end());
        return group;
    }
    group.columns = before->columns;
    std::vector<std::string_view> joined;
    std::unordered_map<std::string_view, std::size_t> known;
    for (std::size_t slot = 0; slot < before->slots.size(); ++slot)
        if (!before->slots[slot].empty())
            known.emplace(before->slots[slot], slot);
    group.slots.resize(before->slots.size());
    for (const std::string_view id : members) {
        if (const auto at = known.find(id); at != known.end())
            group.slots[at->second] = id;
        else
            joined.push_back(id);
    }
    std::size_t free = 0;
    for (const std::string_view id : joined) {
        while (free < group.slots.size() && !group.slots[free].empty())
            ++free;
        if (free == group.slots.size())
            group.slots.emplace_back();
        group.slots[free] = id;
    }
    while (!group.slots.empty() && group.slots.back().empty())
        group.slots.pop_back();
    return group;
}

void measure(LayoutGroup &group)
{
    const auto rows = static_cast<double>((group.slots.size() + group.columns - 1) / group.columns);
    group.box.width = static_cast<double>(group.columns) + 2 * kPadding;
    group.heading = std::max(kLeastHeading, kHeadingShare * group.box.width);
    group.box.height = group.heading + rows * ClusterLayout::kRowHeight + 2 * kPadding;
}

/// Groups beside each other in rows that are no wider than `width`, from `top` on.
void pack(ClusterLayout &layout, double width, double top)
{
    double x = 0;
    double y = top;
    double rowHeight = 0;
    layout.bounds = {};
    for (LayoutGroup &group : layout.groups) {
        if (x > 0 && x + group.box.width > width + kTolerance) {
            x = 0;
            y += rowHeight + kGap;
            rowHeight = 0;
        }
        group.box.x = x;
        group.box.y = y;
        x += group.box.width + kGap;
        rowHeight = std::max(rowHeight, group.box.height);
        layout.bounds.width = std::max(layout.bounds.width, group.box.right());
        layout.bounds.height = std::max(layout.bounds.height, group.box.bottom());
    }
}

/// The width with which the whole fits the smallest screen.
double bestWidth(ClusterLayout layout)
{
    double area = 0;
    double widest = 0;
    for (const LayoutGroup &group : layout.groups) {
        area += (group.box.width + kGap) * (group.box.height + kGap);
        widest = std::max(widest, group.box.width);
    }
    double best = widest;
    double least = std::numeric_limits<double>::infinity();
    for (double factor = 0.8; factor < 2.5; factor += 0.1) {
        const double width = std::max(widest, factor * std::sqrt(area * kAspect));
        pack(layout, width, 0);
        const double screen = std::max(layout.bounds.width / kAspect, layout.bounds.height);
        if (screen < least) {
            least = screen;
            best = width;
        }
    }
    return best;
}

/// Centred over the groups; moves those to the right where servers need more room.
void placeServers(ClusterLayout &layout, std::size_t count, double width, double height)
{
    const double all = static_cast<double>(count) * (width + kGap) - kGap;
    layout.bounds.width = std::max(layout.bounds.width, all);
    layout.bounds.height = std::max(layout.bounds.height, height);
    const double left = (layout.bounds.width - all) / 2;
    for (std::size_t at = 0; at < count; ++at)
        layout.servers.push_back(
            {left + static_cast<double>(at) * (width + kGap), 0, width, height});
}

LayoutBox cellOf(const LayoutGroup &group, std::size_t slot)
{
    const auto column = static_cast<double>(slot % group.columns);
    const auto row = static_cast<double>(slot / group.columns);
    return {group.box.x + kPadding + column + (1 - kCellWidth) / 2,
            group.box.y + group.heading + kPadding + row * ClusterLayout::kRowHeight + kBusRoom,
            kCellWidth,
            kCellHeight};
}

} // namespace

ClusterLayout layOutCluster(std::span<const WorkerPlace> workers,
                            std::size_t servers,
                            const ClusterLayout *before)
{
    std::map<std::string_view, Members, decltype(&naturalLess)> members(&naturalLess);
    for (const WorkerPlace &worker : workers)
        members[worker.group].push_back(worker.id);
    ClusterLayout layout;
    for (auto &[name, ids] : members) {
        layout.groups.push_back(placeMembers(name, std::move(ids), groupNamed(before, name)));
        measure(layout.groups.back());
    }
    const double wide = bestWidth(layout);
    pack(layout, wide, 0);
    const double width = std::max(kLeastServer, kServerShare * layout.bounds.width);
    const double height = width / 4;
    const double top = servers == 0 ? 0 : 2 * height;
    pack(layout, wide, top);
    placeServers(layout, servers, width, height);

    std::unordered_map<std::string_view, std::pair<std::size_t, std::size_t>> cells;
    for (std::size_t group = 0; group < layout.groups.size(); ++group)
        for (std::size_t slot = 0; slot < layout.groups[group].slots.size(); ++slot)
            cells.emplace(layout.groups[group].slots[slot], std::pair(group, slot));
    for (const WorkerPlace &worker : workers) {
        const auto [group, slot] = cells.at(worker.id);
        layout.workers.push_back(cellOf(layout.groups[group], slot));
        layout.groupOf.push_back(group);
    }
    return layout;
}

} // namespace perfdeck
