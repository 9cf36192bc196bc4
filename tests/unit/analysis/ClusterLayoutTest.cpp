// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/ClusterLayout.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace perfdeck {
namespace {

struct Names
{
    std::vector<std::string> ids;
    std::vector<std::string> groups;

    void add(const std::string &id, const std::string &group)
    {
        ids.push_back(id);
        groups.push_back(group);
    }

    void remove(const std::string &id)
    {
        const auto at = std::ranges::find(ids, id) - ids.begin();
        ids.erase(ids.begin() + at);
        groups.erase(groups.begin() + at);
    }

    [[nodiscard]] ClusterLayout layOut(const ClusterLayout *before = nullptr,
                                       std::size_t servers = 1) const
    {
        std::vector<WorkerPlace> places;
        for (std::size_t at = 0; at < ids.size(); ++at)
            places.push_back({ids[at], groups[at]});
        return layOutCluster(places, servers, before);
    }

    [[nodiscard]] LayoutBox boxOf(const ClusterLayout &layout, const std::string &id) const
    {
        return layout.workers[std::size_t(std::ranges::find(ids, id) - ids.begin())];
    }
};

Names mixed(std::size_t count)
{
    Names names;
    for (std::size_t at = 0; at < count; ++at)
        names.add("node-" + std::to_string(at), at % 7 < 4 ? "cuda" : at % 7 < 6 ? "cpu" : "rocm");
    return names;
}

bool holds(const LayoutBox &outer, const LayoutBox &inner)
{
    return inner.x >= outer.x && inner.y >= outer.y && inner.right() <= outer.right() + 1e-9
        && inner.bottom() <= outer.bottom() + 1e-9;
}

TEST(ClusterLayoutTest, NothingOverlapsAndAllIsInside)
{
    for (const std::size_t count : {1U, 2U, 3U, 17U, 60U, 400U}) {
        const ClusterLayout layout = mixed(count).layOut(nullptr, 3);
        ASSERT_EQ(layout.workers.size(), count);
        for (std::size_t i = 0; i < count; ++i) {
            EXPECT_TRUE(holds(layout.groups[layout.groupOf[i]].box, layout.workers[i]));
            for (std::size_t j = 0; j < i; ++j)
                ASSERT_FALSE(layout.workers[i].overlaps(layout.workers[j])) << i << ' ' << j;
        }
        std::vector<LayoutBox> blocks = layout.servers;
        for (const LayoutGroup &group : layout.groups)
            blocks.push_back(group.box);
        for (std::size_t i = 0; i < blocks.size(); ++i) {
            EXPECT_TRUE(holds(layout.bounds, blocks[i]));
            for (std::size_t j = 0; j < i; ++j)
                EXPECT_FALSE(blocks[i].overlaps(blocks[j])) << count << ' ' << i << ' ' << j;
        }
    }
}

TEST(ClusterLayoutTest, TheOrderOfTheListDoesNotMatter)
{
    const Names names = mixed(60);
    Names turned = names;
    std::ranges::reverse(turned.ids);
    std::ranges::reverse(turned.groups);
    const ClusterLayout a = names.layOut();
    const ClusterLayout b = turned.layOut();
    for (const std::string &id : names.ids)
        EXPECT_EQ(names.boxOf(a, id), turned.boxOf(b, id)) << id;
    EXPECT_LT(names.boxOf(a, "node-2").x, names.boxOf(a, "node-10").x); // both in the first row
}

TEST(ClusterLayoutTest, WhoJoinsMovesNobody)
{
    Names names = mixed(31); // 19 with cuda: the last of four rows has room
    const ClusterLayout before = names.layOut();
    const Names old = names;
    names.add("node-00", "cuda"); // would be among the first by its name
    const ClusterLayout after = names.layOut(&before);
    for (const std::string &id : old.ids)
        EXPECT_EQ(old.boxOf(before, id), names.boxOf(after, id)) << id;
}

TEST(ClusterLayoutTest, ACellThatWasLeftIsTakenAgain)
{
    Names names = mixed(30);
    const ClusterLayout before = names.layOut();
    const LayoutBox left = names.boxOf(before, "node-1");
    names.remove("node-1");
    const ClusterLayout between = names.layOut(&before);
    EXPECT_EQ(names.boxOf(between, "node-2"), mixed(30).boxOf(before, "node-2"));
    names.add("node-99", "cuda");
    EXPECT_EQ(names.boxOf(names.layOut(&between), "node-99"), left);
}

TEST(ClusterLayoutTest, AGroupThatShrankIsLaidOutAnew)
{
    Names names = mixed(200);
    const ClusterLayout before = names.layOut();
    names.ids.resize(10);
    names.groups.resize(10);
    EXPECT_EQ(names.layOut(&before).workers, names.layOut().workers);
}

TEST(ClusterLayoutTest, ServersAloneAndNothingAtAll)
{
    const ClusterLayout none = layOutCluster({}, 0);
    EXPECT_TRUE(none.workers.empty());
    const ClusterLayout servers = layOutCluster({}, 2);
    ASSERT_EQ(servers.servers.size(), 2U);
    EXPECT_FALSE(servers.servers[0].overlaps(servers.servers[1]));
    EXPECT_GT(servers.bounds.height, 0);
}

TEST(ClusterLayoutTest, AHugeClusterIsAsWideAsAScreen)
{
    const ClusterLayout layout = mixed(10'000).layOut();
    const double aspect = layout.bounds.width / layout.bounds.height;
    EXPECT_GT(aspect, 1.0);
    EXPECT_LT(aspect, 3.0);
}

} // namespace
} // namespace perfdeck
