// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/Selector.h"

#include <gtest/gtest.h>

namespace perfdeck {
namespace {

using Match = Selector::Match;

TEST(Selector, ReadsItsForms)
{
    EXPECT_EQ(*Selector::parse("up"), (Selector{"up", {}}));
    EXPECT_EQ(*Selector::parse("  node:cpu.x-y_1 "), (Selector{"node:cpu.x-y_1", {}}));
    EXPECT_EQ(*Selector::parse("up{}"), (Selector{"up", {}}));
    EXPECT_EQ(*Selector::parse("{a=\"b\"}"), (Selector{"", {{"a", Match::Equal, "b"}}}));
    EXPECT_EQ(*Selector::parse("up { a = \"b\" , c != \"d\" , } "),
              (Selector{"up", {{"a", Match::Equal, "b"}, {"c", Match::NotEqual, "d"}}}));
    EXPECT_EQ(*Selector::parse(R"(m{a="say \"hi\"\\\n,}{"})"),
              (Selector{"m", {{"a", Match::Equal, "say \"hi\"\\\n,}{"}}}));
}

TEST(Selector, FailuresNameTheColumn)
{
    const std::pair<const char *, const char *> wrong[]{{"", "column 1"},
                                                        {"   ", "column 4"},
                                                        {"up x", "column 4"},
                                                        {"up{", "column 4"},
                                                        {"up{a", "column 5"},
                                                        {"up{a=", "column 6"},
                                                        {"up{a=b}", "column 6"},
                                                        {"up{a=\"b}", "column 9"},
                                                        {"up{a=\"b\"", "column 9"},
                                                        {"up{a!b}", "column 6"},
                                                        {"up{=\"b\"}", "column 4"},
                                                        {"up{a=\"b\" c=\"d\"}", "column 10"},
                                                        {"up{a=\"b\"}x", "column 10"},
                                                        {"up{,}", "column 4"},
                                                        {"\"up\"", "column 1"},
                                                        {"up{a=~\"b\"}", "column 6"},
                                                        {"up{a=\"b\\", "column 9"}};
    for (const auto &[text, column] : wrong) {
        const auto selector = Selector::parse(text);
        ASSERT_FALSE(selector) << text;
        EXPECT_EQ(selector.error().kind, ErrorKind::InvalidInput);
        EXPECT_TRUE(selector.error().reason.ends_with(column))
            << text << ": " << selector.error().reason;
        EXPECT_FALSE(selector.error().advice.empty());
    }
}

TEST(Selector, WritesWhatItReads)
{
    for (const char *text : {"up", "up{a=\"b\"}", "{a=\"b\"}", R"(m{a="x{",b!="",c="\"\\\n"})"}) {
        const auto selector = Selector::parse(text);
        ASSERT_TRUE(selector) << text;
        EXPECT_EQ(selector->toString(), text);
    }
    // No name and no matcher is every series; what is written must be readable again.
    const auto all = Selector::parse("{}");
    ASSERT_TRUE(all);
    const auto again = Selector::parse(all->toString());
    ASSERT_TRUE(again) << all->toString();
    EXPECT_EQ(*again, *all);
}

TEST(Selector, Matches)
{
    const SeriesKey key{"up", {{"a", "1"}, {"b", "2"}}};
    const auto matches = [&key](const char *text) { return Selector::parse(text)->matches(key); };
    EXPECT_TRUE(matches("up"));
    EXPECT_TRUE(matches("{}"));
    EXPECT_TRUE(matches("up{a=\"1\",b!=\"1\"}"));
    EXPECT_TRUE(matches("{c=\"\"}")); // absent
    EXPECT_TRUE(matches("{a!=\"\"}")); // present
    EXPECT_TRUE(matches("{c!=\"x\"}"));
    EXPECT_FALSE(matches("upp"));
    EXPECT_FALSE(matches("up{a=\"2\"}"));
    EXPECT_FALSE(matches("up{a=\"1\",b=\"1\"}"));
    EXPECT_FALSE(matches("{a=\"\"}"));
    EXPECT_FALSE(matches("{c!=\"\"}"));
}

} // namespace
} // namespace perfdeck
