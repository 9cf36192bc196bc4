// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/SourceGroups.h"

#include <gtest/gtest.h>

namespace perfdeck {

namespace {

SourceConfig source(const char *name, const char *url = "http://a/metrics")
{
    SourceConfig config;
    config.name = name;
    config.url = url;
    return config;
}

} // namespace

TEST(SourceGroups, OnlyWhatDiffersIsTouched)
{
    SourceGroups groups;
    const SourceId owner(1);
    auto changes = groups.update(owner, {source("a"), source("b"), source("c")});
    ASSERT_EQ(changes.added.size(), 3U);
    for (std::uint32_t i = 0; i < 3; ++i)
        groups.note(owner, changes.added[i], SourceId(10 + i));

    changes = groups.update(owner, {source("a"), source("b"), source("c")});
    EXPECT_TRUE(changes.added.empty() && changes.changed.empty() && changes.removed.empty());

    changes = groups.update(owner, {source("d"), source("b", "http://b/metrics"), source("c")});
    ASSERT_EQ(changes.added.size(), 1U);
    EXPECT_EQ(changes.added[0].name, "d");
    ASSERT_EQ(changes.changed.size(), 1U);
    EXPECT_EQ(changes.changed[0].first, SourceId(11));
    EXPECT_EQ(changes.removed, std::vector{SourceId(10)});
}

TEST(SourceGroups, OwnersDoNotDisturbEachOther)
{
    SourceGroups groups;
    groups.note(SourceId(1), source("a"), SourceId(10));
    groups.note(SourceId(2), source("a"), SourceId(20));
    EXPECT_EQ(groups.update(SourceId(1), {}).removed, std::vector{SourceId(10)});
    EXPECT_EQ(groups.take(SourceId(2)), std::vector{SourceId(20)});
    EXPECT_TRUE(groups.take(SourceId(2)).empty());
}

} // namespace perfdeck
