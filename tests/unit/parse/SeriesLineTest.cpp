// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/parse/SeriesLine.h"

#include <gtest/gtest.h>

#include <cmath>

namespace perfdeck {
namespace {

std::string refusal(std::string_view text)
{
    const auto line = readSeriesLine(text, "m4.jsonl", 7);
    return line ? "accepted" : line.error().message();
}

TEST(SeriesLine, HasIdSeasonHorizonAndValues)
{
    const auto line = readSeriesLine(
        R"({"id":"H1","period":24,"horizon":48,"train":[605.0,null,-3,1e3],"more":[]})", "x", 1);
    ASSERT_TRUE(line) << line.error().message();
    EXPECT_EQ(line->id, "H1");
    EXPECT_EQ(line->season, 24U);
    EXPECT_EQ(line->horizon, 48U);
    ASSERT_EQ(line->values.size(), 4U);
    EXPECT_EQ(line->values[0], 605);
    EXPECT_TRUE(std::isnan(line->values[1]));
    EXPECT_EQ(line->values[2], -3);
    EXPECT_EQ(line->values[3], 1000);
}

TEST(SeriesLine, SeasonMayBeMissing)
{
    const auto line = readSeriesLine(R"({"id":"a","horizon":1,"train":[]})", "x", 1);
    ASSERT_TRUE(line);
    EXPECT_EQ(line->season, 0U);
    EXPECT_TRUE(line->values.empty());
}

TEST(SeriesLine, RefusalNamesFileLineAndReason)
{
    EXPECT_EQ(refusal(R"({"id":"a","horizon":4,"train":[1,"2"]})"),
              "line 7 of m4.jsonl cannot be read as a series: train[1] is not a number. It has to "
              R"(be JSON like {"id":"x","horizon":12,"train":[1,2,null]}.)");
    EXPECT_NE(refusal(R"({"id":"a","horizon":4})").find("no array \"train\""), std::string::npos);
    EXPECT_NE(refusal(R"({"horizon":4,"train":[]})").find("no text \"id\""), std::string::npos);
    for (const char *horizon : {"0", "-1", "2.5", "10001", "null", "\"4\""})
        EXPECT_NE(refusal(R"({"id":"a","train":[],"horizon":)" + std::string(horizon) + "}")
                      .find("\"horizon\" is not"),
                  std::string::npos)
            << horizon;
    EXPECT_NE(refusal(R"({"id":"a","horizon":4,"train":[],"period":-1})").find("\"period\""),
              std::string::npos);
    for (const char *broken : {"", "{", "[]", "7", R"({"id":"a","horizon":4,"train":[1,]})"})
        EXPECT_NE(refusal(broken).find("line 7 of m4.jsonl"), std::string::npos) << broken;
}

} // namespace
} // namespace perfdeck
