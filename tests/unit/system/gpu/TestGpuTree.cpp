// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/system/gpu/GpuTree.h"

#include <gtest/gtest.h>

#include <set>

namespace perfdeck {
namespace {

using Attributes = std::vector<std::pair<std::string, std::string>>;

EntityTree machine()
{
    return {{"machine", "", Entity::Kind::Machine, "box", {{"Cores", "8"}}},
            {"machine/pci-0000:17:00.0",
             "machine",
             Entity::Kind::Gpu,
             "NVIDIA Corporation GH100",
             {{"Class", "3D"}}},
            {"machine/pci-0000:18:00.0", "machine", Entity::Kind::PciDevice, "Network", {}}};
}

TEST(GpuTree, DriverAddsToThePciDevice)
{
    EntityTree tree = machine();
    const std::vector<GpuDevice> gpus{
        {"gpu0", "", "0000:17:00.0", "NVIDIA H100", {{"UUID", "GPU-1"}}}};
    addGpus(tree, gpus);
    ASSERT_EQ(tree.size(), 3U);
    EXPECT_EQ(tree[1].name, "NVIDIA H100");
    EXPECT_EQ(tree[1].kind, Entity::Kind::Gpu);
    EXPECT_EQ(tree[1].attributes,
              (Attributes{{"GPU", "gpu0"}, {"UUID", "GPU-1"}, {"Class", "3D"}}));
    EXPECT_EQ(tree[2], machine()[2]);
}

TEST(GpuTree, InstancesHangBelowTheirGpuAndUnknownOnesBelowTheMachine)
{
    EntityTree tree = machine();
    const std::vector<GpuDevice> gpus{{"gpu0", "", "0000:17:00.0", "NVIDIA H100", {}},
                                      {"gpu0:mig0", "gpu0", "", "H100 MIG 1g", {}},
                                      {"gpu1", "", "0000:99:00.0", "NVIDIA T4", {}},
                                      {"gpu2", "", "", "NVIDIA GPU", {}}};
    addGpus(tree, gpus);
    ASSERT_EQ(tree.size(), 6U);
    EXPECT_EQ(tree[3].parent, "machine/pci-0000:17:00.0");
    EXPECT_EQ(tree[3].id, "machine/pci-0000:17:00.0/gpu0:mig0");
    EXPECT_EQ(tree[3].kind, Entity::Kind::Gpu);
    EXPECT_EQ(tree[4].parent, "machine");
    EXPECT_EQ(tree[5].id, "machine/gpu2");
    std::set<std::string> ids;
    for (const Entity &entity : tree) {
        EXPECT_TRUE(entity.parent.empty() || ids.contains(entity.parent)) << entity.id;
        EXPECT_TRUE(ids.insert(entity.id).second) << entity.id;
    }
}

TEST(GpuTree, AMachineThatCouldNotBeReadGetsARoot)
{
    EntityTree tree;
    addGpus(tree, std::vector<GpuDevice>{{"gpu0", "", "", "NVIDIA T4", {}}});
    ASSERT_EQ(tree.size(), 2U);
    EXPECT_EQ(tree[0].kind, Entity::Kind::Machine);
    EXPECT_EQ(tree[1].parent, tree[0].id);
}

} // namespace
} // namespace perfdeck
