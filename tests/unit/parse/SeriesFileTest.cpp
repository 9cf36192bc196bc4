// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/parse/SeriesFile.h"

#include <gtest/gtest.h>

#include <cmath>

namespace perfdeck {

namespace {

SeriesFile parsed(std::string_view text, const std::string &path = "data/runs.csv")
{
    auto file = readSeriesFile(text, path);
    EXPECT_TRUE(file) << file.error().message();
    return file ? *file : SeriesFile();
}

std::string refusal(std::string_view text)
{
    const auto file = readSeriesFile(text, "x.csv");
    return file ? "accepted" : file.error().message();
}

} // namespace

TEST(SeriesFile, JsonHasDimensionsAndMissingValues)
{
    const SeriesFile file = parsed(
        R"({"name":"run","n_obs":3,"n_dim":2,"time":{"raw":["a","b","c"]},
            "series":[{"label":"V1","type":"float","raw":[1,null,2.5]},{"raw":[4,5,6]}]})");
    EXPECT_EQ(file.name, "run");
    EXPECT_TRUE(file.joint);
    ASSERT_EQ(file.columns.size(), 2U);
    EXPECT_EQ(file.columns[0].name, "V1");
    EXPECT_TRUE(std::isnan(file.columns[0].values[1]));
    EXPECT_EQ(file.columns[0].values[2], 2.5);
    EXPECT_EQ(file.times, (std::vector<std::string>{"a", "b", "c"}));
}

TEST(SeriesFile, JsonWithoutNameIsNamedAfterItsFile)
{
    const SeriesFile file = parsed(R"( {"series":[{"raw":[]}]})", "some/where/p99.json");
    EXPECT_EQ(file.name, "p99");
    EXPECT_EQ(file.rows(), 0U);
}

TEST(SeriesFile, CsvPrefersTheColumnValue)
{
    const SeriesFile file = parsed("date,commit,value,other\r\n2024-01-01,123,1.5,9\n"
                                   "2024-01-02,abc,,9\n\n2024-01-03,\"a,\nb\",NaN,9");
    EXPECT_EQ(file.name, "runs");
    EXPECT_FALSE(file.joint);
    ASSERT_EQ(file.columns.size(), 1U);
    EXPECT_EQ(file.columns[0].name, "value");
    ASSERT_EQ(file.rows(), 3U);
    EXPECT_EQ(file.columns[0].values[0], 1.5);
    EXPECT_TRUE(std::isnan(file.columns[0].values[1]));
    EXPECT_TRUE(std::isnan(file.columns[0].values[2]));
    EXPECT_EQ(file.times[2], "2024-01-03");
}

TEST(SeriesFile, EveryOtherColumnOfNumbersIsASeries)
{
    const SeriesFile file = parsed(
        "\xEF\xBB\xBFtime,commit,metric1,metric2\n1,aaa0,154023,10.43\n2,77,138455,10.23\n");
    ASSERT_EQ(file.columns.size(), 2U);
    EXPECT_EQ(file.columns[1].name, "metric2");
    EXPECT_EQ(file.columns[1].values[1], 10.23);
    EXPECT_EQ(file.times, (std::vector<std::string>{"1", "2"}));
}

TEST(SeriesFile, TheFirstNameOfATimeCounts)
{
    const SeriesFile file = parsed("date,timestamp,v\n5,7,1\n6,8,2\n");
    EXPECT_EQ(file.times, (std::vector<std::string>{"7", "8"}));
    EXPECT_EQ(file.columns.size(), 2U) << "date is a column of numbers then";
}

TEST(SeriesFile, RefusalsNameThePlace)
{
    EXPECT_NE(refusal("time,value\n1,2\n2,x\n").find("x.csv:3"), std::string::npos);
    EXPECT_NE(refusal("a,b\n1,2\n3\n").find("x.csv:3"), std::string::npos);
    EXPECT_NE(refusal("a,b\n1,2\n3,4\n5,oops\n").find("\"oops\" in column \"b\""),
              std::string::npos);
    EXPECT_NE(refusal("a\n\"1\n").find("x.csv:2"), std::string::npos);
    EXPECT_NE(refusal("").find("header"), std::string::npos);
    EXPECT_NE(refusal("a,b\nc,d\n").find("no column holds numbers"), std::string::npos);
    EXPECT_NE(refusal(R"({"series":[{"raw":[1,"2"]}]})").find("series[0].raw[1]"),
              std::string::npos);
    EXPECT_NE(refusal(R"({"series":[{"raw":[1]},{"raw":[1,2]}]})").find("series[1] has 2 values"),
              std::string::npos);
    EXPECT_NE(refusal(R"({"n_obs":4,"series":[{"raw":[1]}]})").find("\"n_obs\" is 4"),
              std::string::npos);
    EXPECT_NE(refusal(R"({"series":[{"raw":[1,2,}]})").find("near byte 25"), std::string::npos);
    for (const char *text : {"{}", "{\"series\":[]}", "{\"series\":[1]}", "{\"series\":[{}]}", "{"})
        EXPECT_NE(refusal(text), "accepted") << text;
}

} // namespace perfdeck
