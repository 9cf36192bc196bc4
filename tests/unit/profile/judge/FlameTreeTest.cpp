// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/judge/FlameTree.h"
#include "tests/support/ProfileSamples.h"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>

namespace perfdeck {
namespace {

/// A line a node: indented, "name total self", with what was before in brackets.
std::string drawn(const FlameTree &tree, double unit)
{
    std::string text;
    const std::function<void(std::uint32_t, int)> draw = [&](std::uint32_t index, int depth) {
        const FlameNode &node = tree.nodes[index];
        const auto count
            = [&](double seconds) { return std::to_string(std::llround(seconds / unit)); };
        text += std::string(static_cast<std::size_t>(depth), ' ') + node.name + " "
            + count(node.total) + " " + count(node.self);
        if (!std::isnan(node.totalBefore))
            text += " [" + count(node.totalBefore) + " " + count(node.selfBefore) + "]";
        text += "\n";
        for (const std::uint32_t child : node.children)
            draw(child, depth + 1);
    };
    draw(0, 0);
    return text;
}

Profile modules(double query)
{
    Profile profile = profileOf({timedLayer("/encoder/q/MatMul", "MatMul", {query}),
                                 timedLayer("/encoder/q/Add", "Add", {2}),
                                 timedLayer("/encoder/Softmax", "Softmax", {3}),
                                 timedLayer("Gelu", "Gelu", {4})});
    return profile;
}

TEST(FlameTree, OfModulesFollowsTheNamesOfLayers)
{
    const FlameTree tree = flameOfModules(modules(1));
    EXPECT_EQ(drawn(tree, 1),
              "sample 10 0\n"
              " encoder 6 0\n"
              "  q 3 0\n"
              "   MatMul 1 1\n"
              "   Add 2 2\n"
              "  Softmax 3 3\n"
              " Gelu 4 4\n");
    EXPECT_EQ(tree.nodes[3].layer, 0U);
    EXPECT_EQ(tree.nodes[1].layer, kNoIndex);
}

TEST(FlameTree, OfModulesPrefersThoseThatTheSourceTells)
{
    Profile profile = modules(1);
    profile.layers[3].module = "encoder/act";
    profile.layers[0].module = "encoder/q";
    EXPECT_EQ(drawn(flameOfModules(profile), 1),
              "sample 10 0\n"
              " encoder 10 0\n"
              "  q 3 0\n"
              "   MatMul 1 1\n"
              "   Add 2 2\n"
              "  Softmax 3 3\n"
              "  act 4 0\n"
              "   Gelu 4 4\n");
}

/// Two calls of conv2d with something inside, and one alone of what is inside.
Profile nested()
{
    Profile profile = profileOf({});
    const auto first = addEvent(profile, "conv2d", 0, 100);
    addEvent(profile, "mkldnn", 10, 60, 0, first);
    const auto second = addEvent(profile, "conv2d", 200, 50);
    addEvent(profile, "mkldnn", 210, 30, 0, second);
    addEvent(profile, "mkldnn", 300, 5, 1);
    return profile;
}

TEST(FlameTree, OfEventsFromOutsideIn)
{
    EXPECT_EQ(drawn(flameOfEvents(nested()), 1e-9),
              "sample 155 0\n"
              " conv2d 150 60\n"
              "  mkldnn 90 90\n"
              " mkldnn 5 5\n");
}

TEST(FlameTree, OfEventsFromInsideOut)
{
    // Self times stand at the callers that end a path: those of mkldnn in all.
    EXPECT_EQ(drawn(flameOfEvents(nested(), FlameDirection::Callees), 1e-9),
              "sample 155 0\n"
              " conv2d 60 60\n"
              " mkldnn 95 5\n"
              "  conv2d 90 90\n");
}

TEST(FlameTree, OfEventsWithinARange)
{
    EXPECT_EQ(drawn(flameOfEvents(nested(), FlameDirection::Callers, 50, 220), 1e-9),
              "sample 70 0\n"
              " conv2d 70 40\n"
              "  mkldnn 30 30\n");
}

TEST(FlameTree, OfADifferenceHasBothSides)
{
    Profile before = modules(5);
    before.layers.push_back(timedLayer("/decoder/Gone", "Add", {7}));
    before.layers[3].name = "Erf";
    EXPECT_EQ(drawn(flameDifference(flameOfModules(before), flameOfModules(modules(1))), 1),
              "sample 10 0 [21 0]\n"
              " encoder 6 0 [10 0]\n"
              "  q 3 0 [7 0]\n"
              "   MatMul 1 1 [5 5]\n"
              "   Add 2 2 [2 2]\n"
              "  Softmax 3 3 [3 3]\n"
              " Gelu 4 4 [0 0]\n"
              " Erf 0 0 [4 4]\n"
              " decoder 0 0 [7 0]\n"
              "  Gone 0 0 [7 7]\n");
}

TEST(FlameTree, OfNothingIsOneEmptyBox)
{
    EXPECT_EQ(drawn(flameOfModules(profileOf({})), 1), "sample 0 0\n");
    EXPECT_EQ(drawn(flameOfEvents(profileOf({})), 1), "sample 0 0\n");
}

} // namespace
} // namespace perfdeck
