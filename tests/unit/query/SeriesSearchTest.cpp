// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/SeriesSearch.h"

#include <gtest/gtest.h>

namespace perfdeck {
namespace {

std::vector<SeriesRecord> someSeries()
{
    std::vector<SeriesRecord> series;
    const auto add = [&series](std::string metric, Labels labels) {
        series.push_back(
            {SeriesId(static_cast<std::uint32_t>(series.size() + 1)),
             std::make_shared<const SeriesKey>(SeriesKey{std::move(metric), std::move(labels)})});
    };
    add("queue_depth", {{"source", "b"}, {"model", "Llama-70B"}});
    add("queue_depth", {{"source", "a"}, {"model", "llama-8b"}});
    add("memory_used_bytes", {{"source", "a"}});
    add("kv_cache_usage_ratio", {{"source", "llama"}});
    return series;
}

std::vector<std::string> found(std::string_view words)
{
    std::vector<std::string> texts;
    for (const FoundMetric &metric : searchSeries(someSeries(), words).metrics)
        for (const SeriesRecord &record : metric.series)
            texts.push_back(record.key->toString());
    return texts;
}

TEST(SeriesSearchTest, NoWordsFindAllInTheOrderOfNamesAndLabels)
{
    const FoundSeries all = searchSeries(someSeries(), "  ");
    EXPECT_EQ(all.found, 4U);
    EXPECT_EQ(all.searched, 4U);
    ASSERT_EQ(all.metrics.size(), 3U);
    EXPECT_EQ(all.metrics[1].info.unit, Unit::Byte);
    EXPECT_EQ(all.metrics[2].info.name, "queue_depth");
    EXPECT_EQ(all.metrics[2].series.at(0).key->labels.get("model"), "Llama-70B");
}

TEST(SeriesSearchTest, EveryWordMustOccurSomewhere)
{
    EXPECT_EQ(found("LLAMA").size(), 3U);
    EXPECT_EQ(found("llama depth").size(), 2U);
    EXPECT_EQ(found("llama depth nothing").size(), 0U);
}

TEST(SeriesSearchTest, WhatAServerSaysOfAMetricIsSearchedToo)
{
    const MetricHelp help{{"queue_depth", "Requests that WAIT for a place"}};
    EXPECT_EQ(searchSeries(someSeries(), "waits", help).found, 0U);
    const FoundSeries waiting = searchSeries(someSeries(), "wait place", help);
    ASSERT_EQ(waiting.metrics.size(), 1U);
    EXPECT_EQ(waiting.metrics[0].info.name, "queue_depth");
    EXPECT_EQ(waiting.metrics[0].help, "Requests that WAIT for a place");
    EXPECT_EQ(searchSeries(someSeries(), "wait", {}).found, 0U);
}

TEST(SeriesSearchTest, AWordWithALabelLooksInThatLabelOnly)
{
    EXPECT_EQ(found("model=llama").size(), 2U);
    EXPECT_EQ(found("model=\"70b\"").size(), 1U);
    EXPECT_EQ(found("source=llama").size(), 1U);
    EXPECT_EQ(found("model=").size(), 2U); // has the label
    EXPECT_EQ(found("worker=").size(), 0U);
}

} // namespace
} // namespace perfdeck
