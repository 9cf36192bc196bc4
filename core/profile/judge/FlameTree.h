// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Profile.h"

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

namespace perfdeck {

/// One box of an icicle. Seconds.
struct FlameNode
{
    std::string name;
    std::uint32_t parent = kNoIndex; ///< into FlameTree::nodes
    std::vector<std::uint32_t> children;
    std::uint32_t layer = kNoIndex; ///< into Profile::layers, of a node that is one
    double self = 0; ///< without what lies inside
    double total = 0; ///< with it
    /// The same in the profile that it is compared with; NaN in a tree of one profile.
    double selfBefore = std::numeric_limits<double>::quiet_NaN();
    double totalBefore = std::numeric_limits<double>::quiet_NaN();
};

/// Where the time of a profile goes, from the whole to its parts. Node 0 is the whole; parents
/// stand before their children. A child is told by its name: of one parent no two are called the
/// same.
struct FlameTree
{
    std::vector<FlameNode> nodes;

    [[nodiscard]] const FlameNode &root() const { return nodes.front(); }
};

/// By modules, then layers: medians of a run. Names of layers that are paths
/// ("/encoder/key/MatMul") are modules where the source tells none. O(layers × depth). Pure, as all
/// below.
[[nodiscard]] FlameTree flameOfModules(const Profile &profile);

enum class FlameDirection
{
    Callers, ///< from the outermost event to those inside
    Callees, ///< from every event's name to who called it: what costs most wherever it is called
};

/// By the nesting of events on their tracks, same paths put together: seconds within from <= time <
/// to (nanoseconds as ProfileEvents has them; the usual range is all). An event counts with the
/// part of it that lies in the range. O(events × depth) for callees, O(events) else.
[[nodiscard]] FlameTree flameOfEvents(const Profile &profile,
                                      FlameDirection direction = FlameDirection::Callers,
                                      std::int64_t from = std::numeric_limits<std::int64_t>::min(),
                                      std::int64_t to = std::numeric_limits<std::int64_t>::max());

/// `b` with the numbers of `a` beside them, matched by path; what only `a` has is there with no
/// time in `b`. Layers are those of `b`, of such nodes none.
[[nodiscard]] FlameTree flameDifference(const FlameTree &a, const FlameTree &b);

} // namespace perfdeck
