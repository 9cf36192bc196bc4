// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/net/TargetBook.h"

#include <gtest/gtest.h>

namespace perfdeck {

namespace {

SourceConfig target(const char *name, const char *url = "http://a/metrics")
{
    SourceConfig config;
    config.name = name;
    config.url = url;
    return config;
}

using Names = std::vector<std::string>;

} // namespace

TEST(TargetBook, AMissingTargetStaysForAWhile)
{
    TargetBook book(3);
    EXPECT_EQ(book.take({target("b"), target("a")}).found, (Names{"b", "a"}));
    EXPECT_FALSE(book.take({target("a"), target("b")}).changed);
    EXPECT_FALSE(book.take({target("a")}).changed);
    EXPECT_FALSE(book.take({target("a")}).changed);
    EXPECT_EQ(book.size(), 2U);
    const auto news = book.take({target("a")});
    EXPECT_TRUE(news.changed);
    EXPECT_EQ(news.gone, Names{"b"});
    EXPECT_EQ(book.targets().size(), 1U);
}

TEST(TargetBook, OneThatComesBackInTimeIsForgiven)
{
    TargetBook book(2);
    (void)book.take({target("a")});
    for (int round = 0; round < 5; ++round) {
        EXPECT_FALSE(book.take({}).changed);
        EXPECT_FALSE(book.take({target("a")}).changed);
    }
}

TEST(TargetBook, AChangedTargetIsNewsButNeitherFoundNorGone)
{
    TargetBook book(1);
    (void)book.take({target("a")});
    const auto news = book.take({target("a", "http://b/metrics")});
    EXPECT_TRUE(news.changed && news.found.empty() && news.gone.empty());
    EXPECT_EQ(book.targets()[0].url, "http://b/metrics");
    EXPECT_EQ(book.take({}).gone, Names{"a"});
}

} // namespace perfdeck
