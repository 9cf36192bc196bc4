// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/Quality.h"
#include "tests/unit/parse/Deriving.h"

#include <simdjson.h>

namespace perfdeck {
namespace {

using test::Deriving;
using test::Values;

using Counts = std::vector<std::pair<const char *, int>>;

/// A page of one cumulative histogram; the last bucket is the count.
std::string
histogram(const std::string &family, const std::string &labels, const Counts &buckets, double sum)
{
    std::string text;
    for (const auto &[bound, count] : buckets)
        text += family + "_bucket{" + labels + "le=\"" + bound + "\"} " + std::to_string(count)
            + '\n';
    const std::string rest = labels.empty() ? " " : '{' + labels + "} ";
    text += family + "_sum" + rest + std::to_string(sum) + '\n';
    return text + family + "_count" + rest + std::to_string(buckets.back().second) + '\n';
}

std::string latency(const Counts &buckets, double sum)
{
    return histogram("vllm:e2e_request_latency_seconds", "model_name=\"m\",", buckets, sum);
}

std::string name(const char *ending, const char *quantile)
{
    return std::string("inference_latency_seconds") + ending + "{model=\"m\",quantile=\"" + quantile
        + "\"}";
}

const Counts kNothing{{"0.3", 0}, {"0.5", 0}, {"7680", 0}, {"+Inf", 0}};

TEST_F(Deriving, AGoodPercentileHasNoCompanion)
{
    page(latency(kNothing, 0));
    for (const auto &[series, value] :
         page(latency({{"0.3", 0}, {"0.5", 10}, {"7680", 10}, {"+Inf", 10}}, 4)))
        EXPECT_EQ(companionName(series.substr(0, series.find('{'))).kind, Companion::None)
            << series;
}

TEST_F(Deriving, AboveTheHighestBoundIsCensored)
{
    page(latency(kNothing, 0));
    const Values found = page(latency({{"0.3", 0}, {"0.5", 97}, {"7680", 97}, {"+Inf", 100}}, 1e5));
    EXPECT_EQ(found.at(name("", "0.99")), 7680);
    EXPECT_EQ(found.at(name("_quality", "0.99")), 2);
    EXPECT_FALSE(found.contains(name("_quality", "0.5")));
    EXPECT_FALSE(found.contains(name("_limit", "0.99")));
}

TEST_F(Deriving, ABucketWiderThanItsNumberIsCoarse)
{
    page(latency(kNothing, 0));
    const Values found = page(latency({{"0.3", 0}, {"0.5", 50}, {"7680", 100}, {"+Inf", 100}}, 99));
    EXPECT_FALSE(found.contains(name("_quality", "0.5"))) << "0.3 to 0.5";
    EXPECT_EQ(found.at(name("_quality", "0.9")), 1) << "0.5 to 7680";
}

TEST_F(Deriving, OnceMarkedItIsSaidWhenItIsGoodAgain)
{
    page(latency(kNothing, 0));
    page(latency({{"0.3", 0}, {"0.5", 97}, {"7680", 97}, {"+Inf", 100}}, 1e5));
    Values found;
    for (int round = 1; round <= 5; ++round)
        found = page(latency({{"0.3", 0},
                              {"0.5", 97 + 100 * round},
                              {"7680", 97 + 100 * round},
                              {"+Inf", 100 + 100 * round}},
                             1e5));
    EXPECT_EQ(found.at(name("_quality", "0.99")), 0);
    EXPECT_LT(found.at(name("", "0.99")), 0.5);
}

/// A known fault of a server: it counts every request as taking no time at all.
TEST_F(Deriving, FrozenIdenticalBucketsAreNoMeasurement)
{
    const auto frozen = [](int n) {
        return histogram("vllm:time_to_first_token_seconds",
                         "model_name=\"m\",",
                         {{"0.001", n}, {"0.005", n}, {"2560", n}, {"+Inf", n}},
                         0);
    };
    page(frozen(10));
    const Values found = page(frozen(60));
    const std::string labels = "{model=\"m\",quantile=\"0.99\"}";
    EXPECT_EQ(found.at("time_to_first_token_seconds_quality" + labels), 8);
    EXPECT_EQ(found.at("time_to_first_token_seconds_limit" + labels), 0.001);
}

/// Recorded from a real server with the usual buckets: its true mean is 0.88 ms.
TEST_F(Deriving, RecordedRequestsFasterThanTheLowestBoundAreAtMostThat)
{
    simdjson::dom::parser parser;
    simdjson::dom::document_stream lines;
    const simdjson::padded_string text(
        test::fileText(PERFDECK_TEST_DATA
                       "/metrics/recorded/model-server-run/scrapes-coarse-buckets.prom.ndjson"));
    ASSERT_FALSE(parser.parse_many(text, 1 << 20).get(lines));
    Values found;
    for (const auto line : lines)
        found = page(std::string(line["body"].get_string().value()));
    const std::string labels = "{device=\"cpu\",model=\"tinybert\",quantile=\"0.5\"}";
    EXPECT_NEAR(found.at("inference_latency_seconds" + labels), 0.0025, 1e-4);
    EXPECT_LT(found.at("inference_latency_mean_seconds{device=\"cpu\",model=\"tinybert\"}"),
              0.00125);
    EXPECT_EQ(found.at("inference_latency_seconds_quality" + labels), 8);
    EXPECT_EQ(found.at("inference_latency_seconds_limit" + labels), 0.005);
}

TEST_F(Deriving, AStandInIsApproximateMeanIncluded)
{
    const auto prefill = [](int n) {
        return histogram("tgi_batch_inference_duration",
                         "method=\"prefill\",",
                         {{"0.1", 0}, {"0.15", n}, {"+Inf", n}},
                         0.12 * n);
    };
    page(prefill(0));
    const Values found = page(prefill(10));
    EXPECT_EQ(found.at("time_to_first_token_seconds_quality{quantile=\"0.95\"}"), 4);
    EXPECT_EQ(found.at("time_to_first_token_mean_seconds_quality"), 4);
    EXPECT_EQ(found.at("time_to_first_token_count"), 10);
}

} // namespace
} // namespace perfdeck
