// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/ClusterLayout.h"
#include "core/model/Cluster.h"

#include <QRectF>

#include <memory>
#include <vector>

namespace perfdeck {

/// What the colour of a worker says.
enum class TopologyColor
{
    State,
    Cpu,
    Memory,
    Gpu,
    Tasks,
    Reliability,
};

/// What workers stand together by.
enum class TopologyGroups
{
    Hardware,
    Host,
    State,
};

/// A cluster ready to be drawn. Never changes.
struct TopologyScene
{
    ClusterPtr cluster; ///< lists workers
    ClusterLayout layout;
    TopologyGroups groups = TopologyGroups::Hardware;
    TopologyColor color = TopologyColor::State;
    std::vector<double> amounts; ///< of each worker, 0…1 of `full`; NaN: not reported
    std::vector<double> sizes; ///< of each worker, 0…1, by its running tasks
    std::vector<std::size_t> alive; ///< workers of each group
    std::vector<std::size_t> members; ///< of each group
    double full = 1; ///< what an amount of 1 stands for, in base units

    [[nodiscard]] const std::vector<Worker> &workers() const { return *cluster->workers; }
};

using TopologyScenePtr = std::shared_ptr<const TopologyScene>;

/// Workers keep their places of `before` (may be null) where it is grouped the same way. Any
/// thread; some milliseconds for 10,000 workers.
[[nodiscard]] TopologyScenePtr topologyScene(ClusterPtr cluster,
                                             TopologyGroups groups,
                                             TopologyColor color,
                                             const TopologyScenePtr &before);

/// The number that the colour is about, in base units; absent where it is not reported.
[[nodiscard]] std::optional<double> topologyValue(const Worker &worker, TopologyColor color);

[[nodiscard]] inline QRectF rectOf(const LayoutBox &box)
{
    return {box.x, box.y, box.width, box.height};
}

} // namespace perfdeck
