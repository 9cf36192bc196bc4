// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/ClusterLayout.h"
#include "core/model/Entity.h"

#include <vector>

namespace perfdeck {

/// One part of a machine as it is drawn: around the parts inside of it.
struct NestedBox
{
    LayoutBox box;
    std::size_t part = 0; ///< of the tree
    bool hasParts = false; ///< its heading stands above them
};

/// A machine as boxes in boxes, in the order of the tree: parts of one part stand in rows, so that
/// each is about as wide as a screen. A text line is one unit high. O(n). Pure.
[[nodiscard]] std::vector<NestedBox> nestedBoxes(const EntityTree &tree);

/// Height of a heading above parts, and the room around them, in units.
inline constexpr double kNestedHeading = 1.4;
inline constexpr double kNestedGap = 0.3;

} // namespace perfdeck
