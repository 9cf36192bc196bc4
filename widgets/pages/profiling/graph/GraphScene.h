// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/ClusterLayout.h"
#include "widgets/pages/profiling/ProfileFigures.h"

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace perfdeck {

/// A layer, or in large graphs all layers of a part of the model.
struct GraphNode
{
    std::string name;
    std::string detail; ///< operation, or how many layers as a number
    std::vector<std::uint32_t> layers;
    double seconds = 0;
    double flops = 0;
    LayoutBox box; ///< a line of text is one unit high
};

/// What feeds what, laid out. Never changes.
struct GraphScene
{
    ProfileFiguresPtr figures;
    std::vector<GraphNode> nodes;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> edges; ///< between nodes
    bool isGrouped = false;
    LayoutBox bounds;
    double mostSeconds = 0; ///< of one node
    double mostFlops = 0;
};

using GraphScenePtr = std::shared_ptr<const GraphScene>;

/// The edges of the profile, else those of `model` brought over to its layers (matchedLayers());
/// `model` may be null. More than kMostSingle layers are taken together by their modules, else by
/// the path in their names. Layered from the top (K. Sugiyama and others, "Methods for visual
/// understanding of hierarchical system structures", 1981: longest paths, then barycentres), long
/// graphs in several columns. No nodes without edges. Pure.
[[nodiscard]] GraphScenePtr graphScene(ProfileFiguresPtr figures, const Profile *model);

inline constexpr std::size_t kMostSingle = 400;

} // namespace perfdeck
