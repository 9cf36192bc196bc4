// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/parse/HistogramQuantile.h"
#include "tests/unit/parse/Fixtures.h"

#include <gtest/gtest.h>
#include <simdjson.h>

#include <cmath>
#include <cstdlib>
#include <string>

namespace perfdeck {
namespace {

/// What Prometheus 2.42 answered for 13 sets of buckets and 10 quantiles.
TEST(HistogramQuantile, AgreesWithPrometheusOnAllRecordedCases)
{
    simdjson::dom::parser parser;
    const simdjson::dom::element golden
        = parser.load(std::string(PERFDECK_TEST_DATA "/metrics/quantile-golden.json"));
    int compared = 0;
    for (const auto one : golden["cases"].get_object()) {
        std::vector<HistogramBucket> buckets;
        for (const auto pair : one.value["buckets"].get_array())
            buckets.push_back(
                {std::strtod(std::string(pair.at(0).get_string().value()).c_str(), nullptr),
                 pair.at(1).get_double().value()});
        for (const auto expected : one.value["expected"].get_object()) {
            const std::string quantile(expected.key);
            const std::string answer(
                expected.value.is_string() ? expected.value.get_string().value() : "NaN");
            const double wanted = std::strtod(answer.c_str(), nullptr);
            const double got
                = histogramQuantile(std::strtod(quantile.c_str(), nullptr), buckets).value;
            ++compared;
            if (std::isnan(wanted) || std::isinf(wanted))
                EXPECT_TRUE(std::isnan(wanted) ? std::isnan(got) : got == wanted)
                    << one.key << " q=" << quantile;
            else
                EXPECT_NEAR(got, wanted, 1e-13 * std::fabs(wanted)) << one.key << " q=" << quantile;
        }
    }
    EXPECT_EQ(compared, 130);
}

TEST(HistogramQuantile, SaysWhatItIsWorth)
{
    constexpr double kInfinity = std::numeric_limits<double>::infinity();
    const std::vector<HistogramBucket> buckets{{0.1, 5}, {0.5, 9}, {kInfinity, 10}};
    const QuantileEstimate median = histogramQuantile(0.5, buckets);
    EXPECT_FALSE(median.censored);
    EXPECT_EQ(median.lower, 0);
    EXPECT_EQ(median.upper, 0.1);
    const QuantileEstimate tail = histogramQuantile(0.99, buckets);
    EXPECT_TRUE(tail.censored);
    EXPECT_EQ(tail.value, 0.5);
}

} // namespace
} // namespace perfdeck
