// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dashboard/DashboardFile.h"

#include <gtest/gtest.h>

namespace perfdeck {
namespace {

constexpr std::string_view kWritten = R"toml(# by hand
format = 1
title = "Night shift"

[[item]]
kind = "tile"
series = ["up"]
statistic = "min"
place = [0, 0, 3, 2]

[[item]]
kind = "chart"
title = "Errors"
expression = "sum by (model) (rate(errors_total[5m]))"
place = [3, 0, 9, 4]

[[item]]
kind = "heat-map"
series = ['inference_latency_seconds{model="a \"b\"",source!="x"}']
rate = true
place = [0, 4, 12, 6]
)toml";

std::string refusal(std::string_view text)
{
    const auto read = parseDashboard(text, "my.toml");
    return read ? std::string("accepted") : read.error().message();
}

std::string item(std::string_view lines)
{
    return "format = 1\n[[item]]\n" + std::string(lines);
}

TEST(DashboardFileTest, ReadsWhatIsWrittenByHand)
{
    const auto read = parseDashboard(kWritten, "my.toml");
    ASSERT_TRUE(read) << read.error().message();
    EXPECT_EQ(read->title, "Night shift");
    ASSERT_EQ(read->items.size(), 3U);
    EXPECT_EQ(read->items[0].statistic, TileStatistic::Minimum);
    EXPECT_EQ(read->items[1].expression, "sum by (model) (rate(errors_total[5m]))");
    EXPECT_EQ(read->items[2].kind, DashboardItem::Kind::HeatMap);
    EXPECT_EQ(read->items[2].series.at(0).matchers.at(0).value, "a \"b\"");
    EXPECT_EQ(read->items[2].place, (GridPlace{0, 4, 12, 6}));
}

TEST(DashboardFileTest, WhatIsWrittenIsReadTheSame)
{
    const auto read = parseDashboard(kWritten, "my.toml");
    ASSERT_TRUE(read);
    const std::string text = dashboardText(*read);
    const auto again = parseDashboard(text, "again.toml");
    ASSERT_TRUE(again) << again.error().message() << '\n' << text;
    EXPECT_EQ(*again, *read);
    EXPECT_EQ(dashboardText(*again), text);
}

TEST(DashboardFileTest, AnEmptyOneIsOne)
{
    const auto read = parseDashboard(dashboardText({"x", {}}), "x.toml");
    ASSERT_TRUE(read) << read.error().message();
    EXPECT_EQ(read->title, "x");
}

TEST(DashboardFileTest, RefusesWithTheLine)
{
    EXPECT_NE(refusal("format = 1\ntitle = \n").find("my.toml, line 2"), std::string::npos);
    EXPECT_NE(refusal(item("kind = \"pie\"\nseries = [\"up\"]")).find("line 3: kind is none of"),
              std::string::npos);
    EXPECT_NE(refusal(item("series = [\"up\",\n \"up{\"]")).find("line 4"), std::string::npos);
    EXPECT_NE(refusal(item("expression = \"rate(\"")).find("line 2"), std::string::npos);
    EXPECT_NE(refusal(item("expression = \"rate(\"")).find("column"), std::string::npos);
    EXPECT_NE(refusal(item("series = [\"up\"]\ncolour = 3")).find("line 4: the key colour"),
              std::string::npos);
    EXPECT_NE(refusal(item("series = [\"up\"]\nplace = [0, 0, 6]")).find("line 4: place"),
              std::string::npos);
    EXPECT_NE(refusal(item("series = [\"up\"]\nplace = [0, 0, 6, -1]")).find("line 4: place"),
              std::string::npos);
    EXPECT_NE(refusal(item("series = [\"up\"]\nrate = 1")).find("line 4: rate"), std::string::npos);
    EXPECT_NE(refusal(item("kind = \"chart\"")).find("line 2: an item has either"),
              std::string::npos);
    EXPECT_NE(refusal(item("kind = \"tile\"\nexpression = \"up\"")).find("only a chart"),
              std::string::npos);
    EXPECT_NE(refusal(item("series = [\"{}\"]")).find("line 3"), std::string::npos);
    EXPECT_NE(refusal("format = 1\nitem = 3").find("line 2: items"), std::string::npos);
}

TEST(DashboardFileTest, RefusesOtherFilesInWords)
{
    EXPECT_NE(refusal("title = \"x\"").find("not a dashboard"), std::string::npos);
    EXPECT_NE(refusal("format = 2").find("Update PerfDeck"), std::string::npos);
    EXPECT_NE(refusal("{\"a\": 1}").find("line 1"), std::string::npos);
    EXPECT_NE(refusal(std::string("\0\xff\xfe", 3)).find("line 1"), std::string::npos);
    EXPECT_NE(refusal(std::string(kLargestDashboard + 1, ' ')).find("1 MiB"), std::string::npos);
    std::string many = "format = 1\n";
    for (int i = 0; i <= 200; ++i)
        many += "[[item]]\nseries = [\"up\"]\n";
    EXPECT_NE(refusal(many).find("more than 200"), std::string::npos);
}

} // namespace
} // namespace perfdeck
