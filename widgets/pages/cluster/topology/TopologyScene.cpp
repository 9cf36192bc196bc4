// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/cluster/topology/TopologyScene.h"

#include "core/analysis/Hardware.h"
#include "core/analysis/Reliability.h"
#include "core/model/Liveness.h"
#include "widgets/models/WorkersModel.h"

#include <cmath>
#include <limits>
#include <utility>

namespace perfdeck {

namespace {

std::string groupOf(const Worker &worker, TopologyGroups groups)
{
    switch (groups) {
    case TopologyGroups::Hardware:
        return hardwareName(*worker.profile);
    case TopologyGroups::Host:
        return worker.profile->host;
    case TopologyGroups::State:
        break;
    }
    return workerStateText(worker).toStdString();
}

} // namespace

std::optional<double> topologyValue(const Worker &worker, TopologyColor color)
{
    switch (color) {
    case TopologyColor::Cpu:
        return worker.measured.cpuRatio;
    case TopologyColor::Memory:
        return worker.measured.memoryRatio;
    case TopologyColor::Gpu:
        return worker.measured.gpuRatio;
    case TopologyColor::Tasks:
        return worker.tasksRunning ? std::optional(double(*worker.tasksRunning)) : std::nullopt;
    case TopologyColor::Reliability:
        if (const auto share = reliability(worker))
            return share->ratio;
        return std::nullopt;
    case TopologyColor::State:
        break;
    }
    return std::nullopt;
}

TopologyScenePtr topologyScene(ClusterPtr cluster,
                               TopologyGroups groups,
                               TopologyColor color,
                               const TopologyScenePtr &before)
{
    auto scene = std::make_shared<TopologyScene>();
    scene->cluster = std::move(cluster);
    scene->groups = groups;
    scene->color = color;
    const std::vector<Worker> &workers = scene->workers();
    std::vector<std::string> names;
    names.reserve(workers.size());
    for (const Worker &worker : workers)
        names.push_back(groupOf(worker, groups));
    std::vector<WorkerPlace> places;
    for (std::size_t at = 0; at < workers.size(); ++at)
        places.push_back({workers[at].id(), names[at]});
    const bool isSame = before && before->groups == groups;
    scene->layout
        = layOutCluster(places, scene->cluster->servers.size(), isSame ? &before->layout : nullptr);

    double mostTasks = 1;
    for (const Worker &worker : workers)
        mostTasks = std::max(mostTasks, double(worker.tasksRunning.value_or(0)));
    scene->full = color == TopologyColor::Tasks ? mostTasks : 1;
    scene->alive.resize(scene->layout.groups.size());
    scene->members.resize(scene->layout.groups.size());
    for (std::size_t at = 0; at < workers.size(); ++at) {
        const Worker &worker = workers[at];
        const auto value = topologyValue(worker, color);
        scene->amounts.push_back(value ? *value / scene->full
                                       : std::numeric_limits<double>::quiet_NaN());
        scene->sizes.push_back(std::sqrt(double(worker.tasksRunning.value_or(0)) / mostTasks));
        ++scene->members[scene->layout.groupOf[at]];
        if (isAlive(worker.state))
            ++scene->alive[scene->layout.groupOf[at]];
    }
    return scene;
}

} // namespace perfdeck
