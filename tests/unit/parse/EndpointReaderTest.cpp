// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/parse/EndpointReader.h"

#include <gtest/gtest.h>

#include <map>

namespace perfdeck {
namespace {

using namespace std::chrono_literals;

constexpr std::string_view kTextType = "text/plain; version=0.0.4; charset=utf-8";

class Reading : public ::testing::Test
{
protected:
    static EndpointReaderOptions options()
    {
        EndpointReaderOptions options;
        options.source = SourceId(7);
        options.sourceName = "llm";
        options.instance = "gpu-host:8000";
        return options;
    }

    Result<EndpointReading> read(std::string_view body, std::string_view type = kTextType)
    {
        m_now += 5s;
        return m_reader.read({type, body, Timestamp(m_now), SteadyTime(m_now), 12ms});
    }

    static std::map<std::string, double> present(const Observation &observation)
    {
        std::map<std::string, double> found;
        for (std::size_t i = 0; i < observation.values.size(); ++i)
            if (!isAbsent(observation.values[i]))
                found[observation.series->keys[i]->toString()] = observation.values[i];
        return found;
    }

    std::chrono::microseconds m_now = 1'795'231'600s;
    EndpointReader m_reader{options()};
};

TEST_F(Reading, WhatAPageSaysOfItsMetricsTravelsWithTheirNames)
{
    const auto first
        = read("# HELP queue How many wait.\n# TYPE queue gauge\nqueue 3\n"
               "# HELP asked a \\\\ and\\na line\n# HELP\n# HELP bare\nasked_total 1\n");
    ASSERT_TRUE(first);
    const MetricHelpPtr help = first->observation.series->help;
    ASSERT_TRUE(help);
    EXPECT_EQ(help->size(), 2U);
    EXPECT_EQ(helpOf(*help, "queue"), "How many wait.");
    EXPECT_EQ(helpOf(*help, "asked_total"), "a \\ and\na line"); // said of the family
    EXPECT_EQ(helpOf(*help, "bare"), "");
    const auto second = read("# HELP queue How many wait.\nqueue 4\n# HELP other Said.\n");
    EXPECT_EQ(helpOf(*second->observation.series->help, "asked_total"), "a \\ and\na line");
    EXPECT_EQ(helpOf(*second->observation.series->help, "other"), "Said.");
    EXPECT_EQ(help->size(), 2U); // what was handed out stays
    EXPECT_FALSE(read("# HELP refused No.\n<html>\n<body>\n</body>\n"));
    const auto third = read("queue 4\n");
    EXPECT_EQ(third->observation.series->help, second->observation.series->help);
}

TEST_F(Reading, WhatIsSaidOfMetricsHasLimits)
{
    std::string page = "# HELP long " + std::string(5'000, 'x') + "\nlong 1\n";
    for (std::size_t at = 0; at < kMostHelped + 100; ++at)
        page += "# HELP m" + std::to_string(at) + " text\n";
    const auto reading = read(page);
    ASSERT_TRUE(reading);
    const MetricHelp &help = *reading->observation.series->help;
    EXPECT_EQ(help.size(), kMostHelped);
    EXPECT_EQ(helpOf(help, "long").size(), kMaxHelpBytes);
}

TEST_F(Reading, TextPageBecomesSeriesWithSourceAndInstance)
{
    const auto reading = read("# TYPE queue gauge\nqueue{model=\"m\"} 3\nqueue{model=\"n\"} 4.5\n");
    ASSERT_TRUE(reading) << reading.error().message();
    EXPECT_EQ(reading->format, PageFormat::PrometheusText);
    EXPECT_EQ(reading->series, 2u);
    const auto found = present(reading->observation);
    EXPECT_EQ(found.at(R"(queue{instance="gpu-host:8000",model="m",source="llm"})"), 3);
    EXPECT_EQ(found.at(R"(queue{instance="gpu-host:8000",model="n",source="llm"})"), 4.5);
    EXPECT_EQ(found.at(R"(up{instance="gpu-host:8000",source="llm"})"), 1);
    EXPECT_EQ(found.at(R"(scrape_samples{instance="gpu-host:8000",source="llm"})"), 2);
    EXPECT_DOUBLE_EQ(found.at(R"(scrape_duration_seconds{instance="gpu-host:8000",source="llm"})"),
                     0.012);
}

TEST_F(Reading, LayoutStaysTheSameObjectWhileThePageDoes)
{
    const auto first = read("a 1\nb 2\n");
    const auto second = read("a 3\nb 4\n");
    const auto shuffled = read("b 6\na 5\n");
    ASSERT_TRUE(first && second && shuffled);
    EXPECT_EQ(first->observation.series, second->observation.series);
    EXPECT_EQ(first->observation.series, shuffled->observation.series);
    EXPECT_EQ(present(shuffled->observation).at(R"(a{instance="gpu-host:8000",source="llm"})"), 5);
    EXPECT_EQ(present(shuffled->observation).at(R"(b{instance="gpu-host:8000",source="llm"})"), 6);
}

TEST_F(Reading, NewSeriesAreAppendedAndVanishedOnesAreAbsent)
{
    const auto first = read("a 1\nb 2\n");
    const auto second = read("x 9\nb 4\n");
    ASSERT_TRUE(first && second);
    const auto &before = first->observation.series->keys;
    const auto &after = second->observation.series->keys;
    ASSERT_EQ(after.size(), before.size() + 1);
    for (std::size_t i = 0; i < before.size(); ++i)
        EXPECT_EQ(before[i], after[i]);
    const auto found = present(second->observation);
    EXPECT_FALSE(found.contains(R"(a{instance="gpu-host:8000",source="llm"})"));
    EXPECT_EQ(found.at(R"(x{instance="gpu-host:8000",source="llm"})"), 9);
}

TEST_F(Reading, ScrapedLabelsOfOurNamesAreExported)
{
    const auto reading = read(R"(a{instance="x",source="y",exported_instance="z"} 1)"
                              "\n");
    ASSERT_TRUE(reading);
    EXPECT_TRUE(
        present(reading->observation)
            .contains(
                R"(a{exported_exported_instance="x",exported_instance="z",exported_source="y",)"
                R"(instance="gpu-host:8000",source="llm"})"));
}

TEST_F(Reading, JsonPageOfSixKeys)
{
    const auto reading
        = read(R"({"inference_latency_ms": 23.5, "throughput_samples_per_sec": "42.0",)"
               R"( "memory_usage_mb": 1024, "request_count": 1000, "device": "cuda:0",)"
               R"( "cache": {"hit.rate": 0.5}})",
               "application/json");
    ASSERT_TRUE(reading) << reading.error().message();
    EXPECT_EQ(reading->format, PageFormat::Json);
    const auto found = present(reading->observation);
    const std::string labels = R"({device="cuda:0",instance="gpu-host:8000",source="llm"})";
    EXPECT_DOUBLE_EQ(
        found.at(
            R"(inference_latency_seconds{device="cuda:0",instance="gpu-host:8000",source="llm",statistic="reported"})"),
        0.0235);
    EXPECT_EQ(found.at("throughput_samples_per_second" + labels), 42);
    EXPECT_EQ(found.at("memory_used_bytes" + labels), 1073741824.0);
    EXPECT_EQ(found.at("request_count" + labels), 1000);
    EXPECT_FALSE(found.contains("error_count" + labels)) << "a missing key is a gap, not 0";
    EXPECT_EQ(found.at("custom_cache_hit_rate" + labels), 0.5);
}

TEST_F(Reading, RefusalsLeaveTheStateAlone)
{
    const auto good = read("a 1\nb 2\n");
    ASSERT_TRUE(good);
    EXPECT_FALSE(read("a 1\nb"));
    EXPECT_FALSE(read("a 1\nb 2"));
    EXPECT_FALSE(read("a 1\nb{x=\"y\n"));
    EXPECT_FALSE(read("<html><body>502</body></html>", "text/html"));
    EXPECT_FALSE(read("a 1\n", "application/openmetrics-text; version=1.0.0"));
    EXPECT_FALSE(read("new one two three\nother bad line\nc 1\n"));
    EXPECT_FALSE(read("{\"detail\":\"Not Found\"}", "application/json"));
    EXPECT_FALSE(read("{\"request_count\":", "application/json"));
    const auto again = read("a 3\nb 4\n");
    ASSERT_TRUE(again);
    EXPECT_EQ(again->observation.series, good->observation.series);
}

TEST_F(Reading, FailedPollIsUpZeroAndNothingElse)
{
    ASSERT_TRUE(read("a 1\n"));
    const auto found = present(m_reader.failed(Timestamp(m_now), SteadyTime(m_now)));
    EXPECT_EQ(found,
              (std::map<std::string, double>{{R"(up{instance="gpu-host:8000",source="llm"})", 0}}));
}

} // namespace
} // namespace perfdeck
