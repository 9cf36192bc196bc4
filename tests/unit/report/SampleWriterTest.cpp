// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/SampleWriter.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <limits>
#include <vector>

namespace perfdeck {
namespace {

std::string written(SampleFormat format)
{
    std::string text;
    const auto writer = makeSampleWriter(format, [&text](std::string_view piece) {
        text += piece;
        return true;
    });
    const Timestamp start(std::chrono::seconds(1'700'000'000));
    const std::vector<Timestamp> times{start, start + std::chrono::microseconds(1'500'001)};
    const std::vector<double> values{0.1, std::numeric_limits<double>::quiet_NaN()};
    writer->begin();
    writer->series({"queue_depth", Labels{{"model", "a\"b"}}});
    writer->samples(times, values);
    writer->end();
    return text;
}

TEST(SampleWriter, CsvKeepsTheContract)
{
    EXPECT_EQ(written(SampleFormat::Csv),
              "time,metric,labels,value\n"
              "2023-11-14T22:13:20.000000Z,queue_depth,\"{\"\"model\"\":\"\"a\\\"\"b\"\"}\",0.1\n"
              "2023-11-14T22:13:21.500001Z,queue_depth,\"{\"\"model\"\":\"\"a\\\"\"b\"\"}\",NaN\n");
}

TEST(SampleWriter, OpenMetricsKeepsMicroseconds)
{
    EXPECT_EQ(written(SampleFormat::OpenMetrics),
              "queue_depth{model=\"a\\\"b\"} 0.1 1700000000.000000\n"
              "queue_depth{model=\"a\\\"b\"} NaN 1700000001.500001\n"
              "# EOF\n");
}

TEST(SampleWriter, JsonHasLabelsAsObject)
{
    const auto json = nlohmann::json::parse(written(SampleFormat::Json));
    ASSERT_EQ(json.size(), 2U);
    EXPECT_EQ(json[0]["time"], "2023-11-14T22:13:20.000000Z");
    EXPECT_EQ(json[0]["labels"]["model"], "a\"b");
    EXPECT_EQ(json[0]["value"], 0.1);
    EXPECT_EQ(json[1]["value"], "NaN");
}

} // namespace
} // namespace perfdeck
