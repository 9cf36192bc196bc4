// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/system/gpu/GpuTree.h"

#include <algorithm>
#include <map>

namespace perfdeck {

namespace {

/// The place of a PCI device in the tree, by the end of its id; behind the last where it is not.
std::size_t findPci(const EntityTree &tree, const std::string &busId)
{
    const std::string step = "/pci-" + busId;
    const auto at = std::find_if(tree.begin(), tree.end(), [&](const Entity &entity) {
        return !busId.empty() && entity.id.ends_with(step);
    });
    return static_cast<std::size_t>(at - tree.begin());
}

/// A GPU that the tree does not have yet, below `parent`.
Entity newGpu(const std::string &parent, const std::string &device)
{
    Entity entity;
    entity.parent = parent;
    entity.id = parent + '/' + device;
    entity.name = "GPU";
    return entity;
}

} // namespace

void addGpus(EntityTree &tree, std::span<const GpuDevice> gpus)
{
    if (tree.empty())
        tree.push_back({"machine", {}, Entity::Kind::Machine, "This machine", {}});
    std::map<std::string, std::string> ids; // by device
    for (const GpuDevice &gpu : gpus) {
        const std::size_t at = findPci(tree, gpu.busId);
        if (at == tree.size()) {
            const auto parent = ids.find(gpu.parent);
            tree.push_back(
                newGpu(parent != ids.end() ? parent->second : tree.front().id, gpu.device));
        }
        Entity &entity = tree[at];
        ids.emplace(gpu.device, entity.id);
        entity.kind = Entity::Kind::Gpu;
        if (!gpu.name.empty())
            entity.name = gpu.name;
        std::vector<std::pair<std::string, std::string>> attributes{{"GPU", gpu.device}};
        attributes.insert(attributes.end(), gpu.attributes.begin(), gpu.attributes.end());
        attributes.insert(attributes.end(), entity.attributes.begin(), entity.attributes.end());
        entity.attributes = std::move(attributes);
    }
}

} // namespace perfdeck
