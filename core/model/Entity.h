// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace perfdeck {

/// A thing that exists: a machine, package, NUMA node, cache, core, PCI device, GPU.
/// Forms a tree by `parent`. `id` is a stable path within its source ("machine/package-0/core-3").
struct Entity
{
    enum class Kind
    {
        Machine,
        Package,
        NumaNode,
        Cache,
        Core,
        ProcessingUnit,
        PciDevice,
        Gpu,
        Other
    };

    std::string id;
    std::string parent; ///< id of the parent, empty for the root
    Kind kind = Kind::Other;
    std::string name; ///< as people call it: "L3 cache", "NVIDIA H200"
    std::vector<std::pair<std::string, std::string>> attributes; ///< in display order

    friend bool operator==(const Entity &, const Entity &) = default;
};

/// Parents before children.
using EntityTree = std::vector<Entity>;
using EntityTreePtr = std::shared_ptr<const EntityTree>;

} // namespace perfdeck
