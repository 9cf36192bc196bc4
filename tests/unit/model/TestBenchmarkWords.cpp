// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/BenchmarkWords.h"

#include <gtest/gtest.h>

#include <cmath>

namespace perfdeck {
namespace {

TEST(BenchmarkWordsTest, ObjectivesAreNamedByMeasureAndQuantile)
{
    for (const char *name :
         {"latency_p99", "latency_p99.9", "time_to_first_token_p50", "throughput"}) {
        const auto read = parseObjectiveName(name);
        ASSERT_TRUE(read) << name;
        EXPECT_EQ(objectiveName(*read), name);
    }
    EXPECT_EQ(parseObjectiveName("latency_p99")->quantile, 0.99);
    EXPECT_EQ(parseObjectiveName("latency_p99.9")->quantile, 0.999);
    EXPECT_TRUE(std::isnan(parseObjectiveName("error_ratio")->quantile));
    for (const char *name :
         {"", "speed", "latency_p", "latency_p0", "latency_p100", "latency_p9x", "_p99"})
        EXPECT_FALSE(parseObjectiveName(name)) << name;
}

TEST(BenchmarkWordsTest, CellsAreNamedByWhatApplies)
{
    CellKey key;
    EXPECT_EQ(cellTitle(key), "all");
    key.model = "bert-base";
    key.batchSize = 8;
    key.threads = 1;
    key.rate = 2.5;
    key.precision = "float32";
    EXPECT_EQ(cellTitle(key), "bert-base, batch 8, 2.5 requests/s, 1 thread, float32");
}

} // namespace
} // namespace perfdeck
