// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/system/MachineCollector.h"

#include <hwloc.h>

#include <memory>
#include <string>

namespace perfdeck {

namespace {

struct TopologyDeleter
{
    void operator()(hwloc_topology *topology) const { hwloc_topology_destroy(topology); }
};

using Topology = std::unique_ptr<hwloc_topology, TopologyDeleter>;

Topology loadTopology()
{
    hwloc_topology_t raw = nullptr;
    if (hwloc_topology_init(&raw) != 0)
        return nullptr;
    Topology topology(raw);
    hwloc_topology_set_io_types_filter(raw, HWLOC_TYPE_FILTER_KEEP_IMPORTANT);
    if (hwloc_topology_load(raw) != 0)
        return nullptr;
    return topology;
}

} // namespace

EntityTreePtr readMachineTopology()
{
    EntityTree tree;
    if (const Topology topology = loadTopology())
        tree.push_back({"machine", {}, Entity::Kind::Machine, "Machine", {}});
    return std::make_shared<const EntityTree>(std::move(tree));
}

} // namespace perfdeck
