// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/NestedBoxes.h"

#include <gtest/gtest.h>

namespace perfdeck {
namespace {

/// Packages with cores with two threads each.
EntityTree machine(int packages, int cores)
{
    EntityTree tree{{"m", "", Entity::Kind::Machine, "host", {}}};
    int thread = 0;
    for (int p = 0; p < packages; ++p) {
        const std::string package = "m/p" + std::to_string(p);
        tree.push_back({package, "m", Entity::Kind::Package, "CPU", {}});
        tree.push_back({package + "/n", package, Entity::Kind::NumaNode, "NUMA", {}});
        for (int c = 0; c < cores; ++c) {
            const std::string core = package + "/c" + std::to_string(c);
            tree.push_back({core, package, Entity::Kind::Core, "Core", {}});
            for (int t = 0; t < 2; ++t, ++thread)
                tree.push_back({core + "/t" + std::to_string(t),
                                core,
                                Entity::Kind::ProcessingUnit,
                                "CPU " + std::to_string(thread),
                                {}});
        }
    }
    return tree;
}

TEST(NestedBoxesTest, PartsLieInTheirWholeAndBesideEachOther)
{
    const EntityTree tree = machine(2, 16);
    const auto boxes = nestedBoxes(tree);
    ASSERT_EQ(boxes.size(), tree.size());
    for (std::size_t at = 1; at < tree.size(); ++at) {
        std::size_t parent = 0;
        while (tree[parent].id != tree[at].parent)
            ++parent;
        const LayoutBox &whole = boxes[parent].box;
        const LayoutBox &part = boxes[at].box;
        EXPECT_TRUE(boxes[parent].hasParts);
        EXPECT_GE(part.x, whole.x);
        EXPECT_GE(part.y, whole.y + kNestedHeading);
        EXPECT_LE(part.right(), whole.right());
        EXPECT_LE(part.bottom(), whole.bottom());
        for (std::size_t other = 1; other < at; ++other)
            EXPECT_FALSE(tree[other].parent == tree[at].parent && part.overlaps(boxes[other].box))
                << tree[at].id;
    }
}

TEST(NestedBoxesTest, AManyCoreMachineIsAboutAsWideAsAScreen)
{
    const LayoutBox whole = nestedBoxes(machine(2, 64)).front().box;
    EXPECT_GT(whole.width / whole.height, 1.0);
    EXPECT_LT(whole.width / whole.height, 5.0);
}

TEST(NestedBoxesTest, NothingAndASinglePart)
{
    EXPECT_TRUE(nestedBoxes({}).empty());
    EXPECT_EQ(nestedBoxes({{"m", "", Entity::Kind::Machine, "host", {}}}).size(), 1U);
    // A part whose whole is not in the tree stands for itself.
    EXPECT_EQ(nestedBoxes({{"x", "gone", Entity::Kind::Core, "Core", {}}}).size(), 1U);
}

} // namespace
} // namespace perfdeck
