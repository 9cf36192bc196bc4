// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace perfdeck {

/// A rectangle in the units of a layout; y grows downwards.
struct LayoutBox
{
    double x = 0;
    double y = 0;
    double width = 0;
    double height = 0;

    [[nodiscard]] double right() const { return x + width; }

    [[nodiscard]] double bottom() const { return y + height; }

    [[nodiscard]] bool overlaps(const LayoutBox &other) const
    {
        return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
    }

    friend bool operator==(const LayoutBox &, const LayoutBox &) = default;
};

/// Workers that belong together: rows of cells under a heading.
struct LayoutGroup
{
    std::string name;
    LayoutBox box; ///< around heading and cells
    double heading = 0; ///< height of it, at the top of the box
    std::size_t columns = 1; ///< cells beside each other
    std::vector<std::string> slots; ///< cell by cell the id of a worker; empty: free
};

/// Where everything of a cluster is drawn: servers on top, groups of workers below. A cell is one
/// unit wide.
struct ClusterLayout
{
    LayoutBox bounds;
    std::vector<LayoutBox> servers;
    std::vector<LayoutGroup> groups; ///< by name
    std::vector<LayoutBox> workers; ///< in the order given
    std::vector<std::size_t> groupOf; ///< of each of them

    /// Between the rows of a group is room for the line that their workers hang on.
    static constexpr double kRowHeight = 1.1;
};

struct WorkerPlace
{
    std::string_view id; ///< not empty, and of this worker alone
    std::string_view group;
};

/// Layered and grouped: no two boxes of workers, servers or groups overlap; the same input gives
/// the same layout. With the layout before, a worker keeps its cell: who joins takes a free one,
/// and a group grows at its end. Only when a group is full and becomes wider do its workers move in
/// rows anew. O(n log n). Pure.
[[nodiscard]] ClusterLayout layOutCluster(std::span<const WorkerPlace> workers,
                                          std::size_t servers,
                                          const ClusterLayout *before = nullptr);

} // namespace perfdeck
