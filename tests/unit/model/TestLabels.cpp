// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/Labels.h"
#include "core/model/Series.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <unordered_set>

namespace perfdeck {
namespace {

TEST(Labels, AreSortedUniqueAndNeverEmpty)
{
    const Labels labels{{"b", "2"}, {"a", "1"}, {"c", ""}, {"a", "3"}};
    EXPECT_EQ(labels.size(), 2U);
    EXPECT_EQ(labels.toJson(), R"({"a":"3","b":"2"})");
    EXPECT_EQ(labels.get("b"), "2");
    EXPECT_EQ(labels.get("c"), "");
    EXPECT_FALSE(labels.has("c"));
}

TEST(Labels, OfARepeatedNameTheLastWins)
{
    EXPECT_EQ(Labels({{"a", "1"}, {"a", "2"}, {"a", "3"}}).get("a"), "3");
    EXPECT_EQ(Labels({{"a", "1"}, {"a", ""}}).size(), 0U); // the last one says: no label
    EXPECT_EQ(Labels({{"a", ""}, {"a", "1"}}).get("a"), "1");
    EXPECT_EQ(Labels({{"b", "x"}, {"a", "1"}, {"b", "y"}, {"a", "2"}}).toJson(),
              R"({"a":"2","b":"y"})");
}

TEST(Labels, SetAddsReplacesAndRemoves)
{
    Labels labels;
    labels.set("m", "1");
    labels.set("a", "2");
    labels.set("z", "3");
    labels.set("m", "4");
    EXPECT_EQ(labels, Labels({{"a", "2"}, {"m", "4"}, {"z", "3"}}));
    labels.set("m", "");
    labels.set("none", "");
    EXPECT_EQ(labels, Labels({{"a", "2"}, {"z", "3"}}));
}

TEST(Labels, JsonRoundTripOfHostileValues)
{
    using namespace std::string_literals;
    for (const std::string &value : {"\"quoted\\\""s,
                                     "line\nbreak\ttab"s,
                                     "nul\0inside"s,
                                     "<script>&'"s,
                                     "é😀"s,
                                     "{}[],:"s,
                                     std::string(70'000, 'x')}) {
        const Labels labels{{"k\"\n" + value.substr(0, 2), value}, {"a", "b"}};
        const auto again = Labels::fromJson(labels.toJson());
        ASSERT_TRUE(again) << again.error().message();
        EXPECT_EQ(*again, labels);
    }
}

TEST(Labels, BytesThatAreNoTextAreReplaced)
{
    const std::string json = Labels({{"k", "a\xFFz"}}).toJson();
    EXPECT_EQ(json, "{\"k\":\"a\xEF\xBF\xBDz\"}");
    EXPECT_TRUE(Labels::fromJson(json));
}

TEST(Labels, FromJsonRefusesWhatIsNotAnObjectOfStrings)
{
    for (const char *json : {"",
                             " ",
                             "null",
                             "[]",
                             "1",
                             "\"a\"",
                             "{",
                             "{\"a\":1}",
                             "{\"a\":null}",
                             "{\"a\":{}}",
                             "{\"a\":\"b\"",
                             "{\"a\":\"b\"}}",
                             "{\"a\" \"b\"}",
                             "{a:\"b\"}",
                             "{\"a\":\"\\u12\"}",
                             "{\"a\":\"\xFF\"}",
                             "{\"a\":\"b\"} x"}) {
        const auto labels = Labels::fromJson(json);
        ASSERT_FALSE(labels) << json;
        EXPECT_EQ(labels.error().kind, ErrorKind::InvalidInput);
        EXPECT_FALSE(labels.error().message().empty());
    }
    const std::string deep = std::string(100'000, '[');
    EXPECT_FALSE(Labels::fromJson("{\"a\":" + deep));
    const auto error = Labels::fromJson("{\"model\":7}").error().message();
    EXPECT_NE(error.find("\"model\""), std::string::npos) << error;
}

TEST(Labels, FromJsonTakesBlanksDoublesAndEmptyValues)
{
    EXPECT_TRUE(Labels::fromJson("{}")->empty());
    EXPECT_EQ(*Labels::fromJson(" { \"b\" : \"2\", \"a\":\"1\", \"a\":\"\\u00e9\", \"c\":\"\" } "),
              Labels({{"a", "é"}, {"b", "2"}}));
}

TEST(SeriesKey, ToStringEscapes)
{
    EXPECT_EQ((SeriesKey{"up", {}}.toString()), "up");
    EXPECT_EQ((SeriesKey{"up", {{"b", "2"}, {"a", "1"}}}.toString()), R"(up{a="1",b="2"})");
    EXPECT_EQ((SeriesKey{"m", {{"a", "say \"hi\"\\\n{"}}}.toString()), R"(m{a="say \"hi\"\\\n{"})");
    // A value that ends in a brace must not swallow the comma after it.
    EXPECT_EQ((SeriesKey{"m", {{"a", "x{"}, {"b", "y"}}}.toString()), R"(m{a="x{",b="y"})");
}

TEST(SeriesKey, HashDependsOnAllParts)
{
    const std::hash<SeriesKey> hash;
    const SeriesKey key{"m", {{"a", "1"}, {"b", "2"}}};
    EXPECT_EQ(hash(key), hash(SeriesKey{"m", {{"b", "2"}, {"a", "1"}}}));
    std::unordered_set<std::size_t> hashes{hash(key)};
    for (const SeriesKey &other : {SeriesKey{"n", key.labels},
                                   SeriesKey{"m", {}},
                                   SeriesKey{"m", {{"a", "1"}}},
                                   SeriesKey{"m", {{"a", "2"}, {"b", "1"}}},
                                   SeriesKey{"m", {{"a", "1"}, {"b", "3"}}},
                                   SeriesKey{"m", {{"a", "1"}, {"c", "2"}}}})
        EXPECT_TRUE(hashes.insert(hash(other)).second) << other.toString();
}

} // namespace
} // namespace perfdeck
