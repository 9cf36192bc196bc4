// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/parse/Derivation.h"
#include "tests/unit/parse/Deriving.h"

#include <gtest/gtest.h>
#include <simdjson.h>

#include <cmath>

namespace perfdeck {
namespace {

using namespace std::chrono_literals;
using test::Deriving;
using test::Values;

TEST_F(Deriving, FirstPageGivesOnlyGauges)
{
    const Values found
        = page("vllm:num_requests_waiting{model_name=\"m\",engine=\"0\"} 3\n"
               "vllm:num_requests_waiting{model_name=\"m\",engine=\"1\"} 4\n"
               "vllm:kv_cache_usage_perc{model_name=\"m\",engine=\"0\"} 0.2\n"
               "vllm:kv_cache_usage_perc{model_name=\"m\",engine=\"1\"} 0.7\n"
               "vllm:gpu_cache_usage_perc{model_name=\"m\",engine=\"1\"} 0.9\n"
               "vllm:request_success_total{model_name=\"m\",finished_reason=\"stop\"} 100\n");
    EXPECT_EQ(m_recognised, "vLLM");
    EXPECT_EQ(found.at("queue_depth{model=\"m\"}"), 7);
    EXPECT_EQ(found.at("kv_cache_usage_ratio{model=\"m\"}"), 0.7)
        << "maximum of the first spelling";
    EXPECT_FALSE(found.contains("requests_per_second{model=\"m\"}"));
}

TEST_F(Deriving, RatesErrorsAndResets)
{
    const auto body = [](int stop, int abort) {
        return "vllm:request_success_total{model_name=\"m\",finished_reason=\"stop\"} "
            + std::to_string(stop)
            + "\nvllm:request_success_total{model_name=\"m\",finished_reason=\"abort\"} "
            + std::to_string(abort) + "\n";
    };
    page(body(100, 0));
    const Values second = page(body(140, 10));
    EXPECT_DOUBLE_EQ(second.at("requests_per_second{model=\"m\"}"), 10);
    EXPECT_DOUBLE_EQ(second.at("error_ratio{model=\"m\"}"), 0.2);
    EXPECT_TRUE(m_events.empty());
    const Values third = page(body(30, 0));
    EXPECT_DOUBLE_EQ(third.at("requests_per_second{model=\"m\"}"), 8) << "50 and 30 in ten seconds";
    ASSERT_EQ(m_events.size(), 1u);
    EXPECT_EQ(m_events.front().kind, "counter-reset");
    EXPECT_EQ(m_faults.of(Fault::CounterReset), 1u);
}

TEST_F(Deriving, IdleHistogramGivesNoPercentile)
{
    const std::string body
        = "tgi_request_duration_bucket{le=\"1\"} 5\ntgi_request_duration_bucket{le=\"+Inf\"} 5\n"
          "tgi_request_duration_sum 2\ntgi_request_duration_count 5\n";
    page(body);
    const Values found = page(body);
    EXPECT_EQ(found.at("inference_latency_count"), 0);
    EXPECT_FALSE(found.contains("inference_latency_mean_seconds"));
    EXPECT_FALSE(found.contains("inference_latency_seconds{quantile=\"0.5\"}"));
}

TEST_F(Deriving, MissingTopBucketIsTheCount)
{
    const auto body = [](int n) {
        return "tgi_request_duration_bucket{le=\"2\"} " + std::to_string(n)
            + "\ntgi_request_duration_count " + std::to_string(n) + "\n";
    };
    page(body(0));
    EXPECT_DOUBLE_EQ(page(body(10)).at("inference_latency_seconds{quantile=\"0.5\"}"), 1);
}

TEST_F(Deriving, HistogramsWithOtherBoundsAreNotMerged)
{
    const auto body = [](int n) {
        const std::string count = std::to_string(n);
        std::string text;
        for (const auto &[pod, bound] : {std::pair{"a", "1"}, std::pair{"b", "2"}})
            text += std::string("tgi_request_duration_bucket{pod=\"") + pod + "\",le=\"" + bound
                + "\"} " + count + "\ntgi_request_duration_bucket{pod=\"" + pod + "\",le=\"+Inf\"} "
                + count + "\ntgi_request_duration_sum{pod=\"" + pod + "\"} " + count
                + "\ntgi_request_duration_count{pod=\"" + pod + "\"} " + count + "\n";
        return text;
    };
    page(body(0));
    const Values found = page(body(10));
    EXPECT_EQ(found.at("inference_latency_count"), 20);
    EXPECT_EQ(found.at("inference_latency_mean_seconds"), 1);
    EXPECT_FALSE(found.contains("inference_latency_seconds{quantile=\"0.5\"}"));
}

TEST_F(Deriving, VictoriaMetricsRangesAreHistogramsToo)
{
    const auto body = [](int low, int high) {
        return "http_request_duration_seconds_bucket{vmrange=\"1.000e-01...2.000e-01\"} "
            + std::to_string(low)
            + (high > 0
                   ? "\nhttp_request_duration_seconds_bucket{vmrange=\"8.000e-01...1.000e+00\"} "
                       + std::to_string(high)
                   : "")
            + "\nhttp_request_duration_seconds_sum 5\nhttp_request_duration_seconds_count "
            + std::to_string(low + high) + "\n";
    };
    page(body(10, 0));
    const Values found = page(body(20, 10)); // the upper range was hidden while it was 0
    EXPECT_NEAR(found.at("inference_latency_seconds{quantile=\"0.5\"}"), 0.2, 1e-12);
    EXPECT_NEAR(found.at("inference_latency_seconds{quantile=\"0.9\"}"), 0.96, 1e-12);
    EXPECT_EQ(m_recognised, "");
}

TEST_F(Deriving, StandInsKeepStillWhileTheRealFamilyIsIdle)
{
    const auto body = [](const char *median) {
        return std::string(
                   "nv_inference_request_summary_us{model=\"m\",version=\"1\",quantile=\"0.5\"} ")
            + median
            + "\nnv_inference_first_response_histogram_ms_bucket{model=\"m\",version=\"1\",le=\"+"
              "Inf\"} 3\n"
              "nv_inference_first_response_histogram_ms_bucket{model=\"m\",version=\"1\",le="
              "\"100\"} 3\n"
              "nv_inference_first_response_histogram_ms_count{model=\"m\",version=\"1\"} 3\n";
    };
    EXPECT_DOUBLE_EQ(
        page(body("40000")).at("inference_latency_seconds{model=\"m\",quantile=\"0.5\"}"), 0.04);
    const Values idle = page(body("NaN"));
    EXPECT_FALSE(idle.contains("inference_latency_seconds{model=\"m\",quantile=\"0.5\"}"));
    EXPECT_FALSE(idle.contains("inference_latency_count{model=\"m\"}"));
}

TEST_F(Deriving, SentinelsAreDroppedAndTheFallbackCounts)
{
    const Values found = page(
        "DCGM_FI_PROF_GR_ENGINE_ACTIVE{gpu=\"0\"} 9223372036854775792\n"
        "DCGM_FI_DEV_GPU_UTIL{gpu=\"0\"} 55\nDCGM_FI_DEV_POWER_USAGE{gpu=\"0\"} 140737488355328\n");
    EXPECT_DOUBLE_EQ(found.at("gpu_utilization_ratio{device=\"0\"}"), 0.55);
    EXPECT_FALSE(found.contains("gpu_power_watts{device=\"0\"}"));
}

TEST_F(Deriving, RewrittenPrefixesAndSeveralStacksOnOnePage)
{
    const Values found = page(
        "ray_vllm_num_requests_waiting{model_name=\"m\"} 3\nDCGM_FI_DEV_GPU_TEMP{gpu=\"1\"} 60\n"
        "kserve_vllm:num_requests_running{model_name=\"n\"} 2\n");
    EXPECT_EQ(m_recognised, "vLLM + NVIDIA DCGM exporter");
    EXPECT_EQ(found.at("queue_depth{model=\"m\"}"), 3);
    EXPECT_EQ(found.at("active_requests{model=\"n\"}"), 2);
    EXPECT_EQ(found.at("gpu_temperature_celsius{device=\"1\"}"), 60);
}

TEST_F(Deriving, ThePagesOwnSeriesOfACanonicalNameWins)
{
    const Values found = page("queue_depth 11\ntgi_queue_size 5\n");
    EXPECT_EQ(found.at("queue_depth"), 11);
}

TEST_F(Deriving, VersionsOfAModelAreAddedUp)
{
    const Values found = page("nv_inference_pending_request_count{model=\"m\",version=\"1\"} 2\n"
                              "nv_inference_pending_request_count{model=\"m\",version=\"2\"} 3\n");
    EXPECT_EQ(found.at("queue_depth{model=\"m\"}"), 5);
}

TEST_F(Deriving, JsonCountersBecomeRatesAndResetTogether)
{
    const auto body = [](int requests, int errors) {
        return "{\"request_count\":" + std::to_string(requests)
            + ",\"error_count\":" + std::to_string(errors) + ",\"device\":\"cuda:0\"}";
    };
    page(body(1000, 5), "application/json");
    const Values second = page(body(1050, 10), "application/json");
    EXPECT_EQ(m_recognised, "trustformers JSON");
    EXPECT_DOUBLE_EQ(second.at("requests_per_second{device=\"cuda:0\"}"), 10);
    EXPECT_DOUBLE_EQ(second.at("error_ratio{device=\"cuda:0\"}"), 0.1);
    const Values third = page(body(20, 12), "application/json");
    EXPECT_DOUBLE_EQ(third.at("requests_per_second{device=\"cuda:0\"}"), 7);
    EXPECT_DOUBLE_EQ(third.at("error_ratio{device=\"cuda:0\"}"), 17.0 / 70)
        << "12 errors since the restart, not 2";
}

TEST_F(Deriving, JsonWithoutErrorCountHasNoErrorRatio)
{
    page("{\"request_count\": 1}", "application/json");
    EXPECT_FALSE(
        page("{\"request_count\": 9}", "application/json").contains("error_ratio{device=\"cpu\"}"));
}

TEST_F(Deriving, RecordedJsonRunKeepsItsCumulativeCounters)
{
    simdjson::dom::parser parser;
    simdjson::dom::document_stream lines;
    const simdjson::padded_string text(test::fileText(
        PERFDECK_TEST_DATA "/metrics/recorded/model-server-run/scrapes.json.ndjson"));
    ASSERT_FALSE(parser.parse_many(text, 1 << 20).get(lines));
    int good = 0;
    double requests = 0;
    double lastRate = -1;
    for (const auto line : lines) {
        std::string_view body;
        if (line["body"].get(body))
            continue;
        const std::chrono::milliseconds time(line["t_ms"].get_int64().value());
        const auto reading
            = m_reader.read({"application/json", body, Timestamp(time), SteadyTime(time), 1ms});
        ASSERT_TRUE(reading);
        ++good;
        const Values found = test::presentValues(reading->observation);
        requests = found.at("request_count{device=\"cpu\"}");
        if (found.contains("requests_per_second{device=\"cpu\"}"))
            lastRate = found.at("requests_per_second{device=\"cpu\"}");
        EXPECT_TRUE(std::isfinite(lastRate) && lastRate < 200);
    }
    EXPECT_EQ(good, 82);
    EXPECT_GT(requests, 100);
    EXPECT_NEAR(lastRate, 20, 6) << "the run ends with 20 requests per second";
}

TEST_F(Deriving, NodeExporterGivesTheBusyShareOfTheProcessors)
{
    const std::string folder = PERFDECK_TEST_DATA "/metrics/recorded/node_exporter-1.5.0.";
    const Values first = page(test::fileText(folder + "t0.prom"));
    m_now += 10s; // recorded 15 s apart
    const Values second = page(test::fileText(folder + "t15s.prom"));
    EXPECT_EQ(m_recognised, "node_exporter");
    double busy = 0;
    double all = 0;
    for (const auto &[name, value] : second) {
        if (!name.starts_with("node_cpu_seconds_total{"))
            continue;
        all += value - first.at(name);
        busy += name.find("mode=\"idle\"") == std::string::npos ? value - first.at(name) : 0;
    }
    ASSERT_GT(all, 0);
    EXPECT_NEAR(second.at("cpu_utilization_ratio"), busy / all, 1e-9);
}

TEST(RuleTables, BundledTableIsWholeAndErrorsNameTheRule)
{
    EXPECT_EQ(bundledRuleTable()->stacks.size(), 16u);
    EXPECT_EQ(jsonPageRuleTable()->stacks.size(), 1u);
    EXPECT_TRUE(bundledRuleTable()->names.contains("vllm:e2e_request_latency_seconds_bucket"));
    const auto bad
        = parseRuleTable(R"({"stacks":[{"id":"x","title":"X","detect_any_prefix":[],"group_by":[],
        "rules":[{"to":"a","as":"gauge","from":["b"],"scale":1},{"to":"a","as":"guess","from":["b"],"scale":1}]}]})");
    ASSERT_FALSE(bad);
    EXPECT_NE(bad.error().message().find("x, rule 2"), std::string::npos) << bad.error().message();
    EXPECT_FALSE(parseRuleTable("{"));
    EXPECT_FALSE(parseRuleTable(
        R"({"stacks":[{"id":"x","title":"X","detect_any_prefix":[],"group_by":[],"rules":[
        {"to":"a","as":"ratio_of_increases","num":[{"name":"n","labels":{"s":{"regex":"("}}}],"den":[],"scale":1}]}]})"));
}

TEST(LabelFilters, PatternsFitTheWholeValueAndLongValuesAreRefused)
{
    LabelFilter filter;
    filter.kind = LabelFilter::Kind::Pattern;
    filter.pattern = std::regex("5..");
    EXPECT_TRUE(filter.accepts("503"));
    EXPECT_FALSE(filter.accepts("1503"));
    filter.pattern = std::regex(".*");
    EXPECT_FALSE(filter.accepts(std::string(100'000, 'x')));
}

TEST(CanonicalNames, FollowTheTableOfNames)
{
    using enum CanonicalStatistic;
    EXPECT_EQ(canonicalMetric("latency_ms", Quantile), "inference_latency_seconds");
    EXPECT_EQ(canonicalMetric("latency_ms", Mean), "inference_latency_mean_seconds");
    EXPECT_EQ(canonicalMetric("latency_ms", Count), "inference_latency_count");
    EXPECT_EQ(canonicalMetric("ttft_ms", Mean), "time_to_first_token_mean_seconds");
    EXPECT_EQ(canonicalMetric("request_rate", Value), "requests_per_second");
    EXPECT_EQ(canonicalMetric("kv_cache_usage", Value), "kv_cache_usage_ratio");
    EXPECT_EQ(canonicalMetric("custom.x.y", Value), "custom_x_y");
    EXPECT_EQ(canonicalMetric("preemption_rate", Value), "preemption_rate");
    EXPECT_EQ(canonicalDivisor("itl_ms"), 1000);
    EXPECT_EQ(canonicalDivisor("queue_depth"), 1);
    EXPECT_EQ(canonicalQuantile(0.999), "0.999");
}

} // namespace
} // namespace perfdeck
