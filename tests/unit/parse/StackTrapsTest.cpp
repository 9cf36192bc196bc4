// SPDX-License-Identifier: GPL-3.0-or-later
// What servers and exporters are known to do, beyond the common case.
#include "tests/unit/parse/Deriving.h"

namespace perfdeck {
namespace {

using test::Deriving;
using test::Values;

std::string counter(const std::string &series, int value)
{
    return series + ' ' + std::to_string(value) + '\n';
}

TEST_F(Deriving, AFamilyThatVanishesIsAGap)
{
    const std::string success = "vllm:request_success_total{model_name=\"m\"}";
    const std::string first = "vllm:time_to_first_token_seconds";
    const auto histogram = [&first](int n) {
        return counter(first + "_bucket{model_name=\"m\",le=\"1\"}", n)
            + counter(first + "_bucket{model_name=\"m\",le=\"+Inf\"}", n)
            + counter(first + "_count{model_name=\"m\"}", n)
            + counter(first + "_sum{model_name=\"m\"}", n);
    };
    const std::string waiting = "vllm:num_requests_waiting{model_name=\"m\"} 1\n";
    page(waiting + counter(success, 10) + histogram(10));
    const Values all = page(waiting + counter(success, 20) + histogram(20));
    EXPECT_TRUE(all.contains("requests_per_second{model=\"m\"}"));
    EXPECT_TRUE(all.contains("time_to_first_token_count{model=\"m\"}"));
    const Values without = page(waiting);
    EXPECT_FALSE(without.contains("requests_per_second{model=\"m\"}"));
    EXPECT_FALSE(without.contains("error_ratio{model=\"m\"}"));
    EXPECT_FALSE(without.contains("time_to_first_token_count{model=\"m\"}"));
    EXPECT_FALSE(without.contains("time_to_first_token_seconds{model=\"m\",quantile=\"0.5\"}"));
    EXPECT_EQ(without.at("queue_depth{model=\"m\"}"), 1);
    const Values back = page(waiting + counter(success, 40) + histogram(20));
    EXPECT_DOUBLE_EQ(back.at("requests_per_second{model=\"m\"}"), 2) << "30 in fifteen seconds";
}

TEST_F(Deriving, AnErrorCounterThatNeverCountedIsZero)
{
    const std::string requests = "sglang:num_requests_total{model_name=\"m\"}";
    page(counter(requests, 10));
    EXPECT_EQ(page(counter(requests, 20)).at("error_ratio{model=\"m\"}"), 0);
    EXPECT_FALSE(page(counter(requests, 20) + counter("x", 1)).empty());
}

/// Each rank reports the same scheduler; data-parallel replicas have one each.
TEST_F(Deriving, RanksOfOneSchedulerCountOnce)
{
    std::string text;
    for (const char *dp : {"0", "1"})
        for (const char *tp : {"0", "1", "2", "3"})
            for (const char *family : {"num_running_reqs", "num_queue_reqs", "token_usage"})
                text += std::string("sglang:") + family + "{model_name=\"m\",dp_rank=\"" + dp
                    + "\",tp_rank=\"" + tp + "\"} " + (*dp == '0' ? "5" : "7") + '\n';
    const Values found = page(text);
    EXPECT_EQ(found.at("active_requests{model=\"m\"}"), 12);
    EXPECT_EQ(found.at("queue_depth{model=\"m\"}"), 12);
    EXPECT_EQ(found.at("kv_cache_usage_ratio{model=\"m\"}"), 7);
}

TEST_F(Deriving, CardValuesOfSlicesAreNotAddedUp)
{
    std::string text;
    for (const char *slice : {"1", "2"}) {
        const std::string labels
            = std::string("{gpu=\"0\",UUID=\"GPU-a\",GPU_I_PROFILE=\"3g.40gb\","
                          "GPU_I_ID=\"")
            + slice + "\"}";
        text += "DCGM_FI_DEV_POWER_USAGE" + labels + " 300\nDCGM_FI_DEV_GPU_TEMP" + labels
            + " 60\nDCGM_FI_DEV_FB_USED" + labels + " 10\nDCGM_FI_PROF_GR_ENGINE_ACTIVE" + labels
            + " 0." + slice + "\n";
    }
    const Values found = page(text);
    EXPECT_EQ(found.at("gpu_power_watts{device=\"0\"}"), 300);
    EXPECT_EQ(found.at("gpu_temperature_celsius{device=\"0\"}"), 60);
    EXPECT_EQ(found.at("gpu_memory_used_bytes{device=\"0\"}"), 20.0 * 1048576);
    EXPECT_DOUBLE_EQ(found.at("gpu_utilization_ratio{device=\"0\"}"), 0.2);
}

TEST_F(Deriving, EverySentinelOfDcgmIsDropped)
{
    for (const char *blank : {"2147483632",
                              "2147483635",
                              "9223372036854775792",
                              "9223372036854775795",
                              "9.223372036854776e+18",
                              "140737488355328",
                              "140737488355331"})
        EXPECT_FALSE(page(std::string("DCGM_FI_DEV_POWER_USAGE{gpu=\"0\"} ") + blank + '\n')
                         .contains("gpu_power_watts{device=\"0\"}"))
            << blank;
}

TEST_F(Deriving, QuietPartitionsOfACardDoNotLowerIt)
{
    const Values found = page("gpu_gfx_activity{gpu_id=\"0\",gpu_partition_id=\"0\"} 80\n"
                              "gpu_gfx_activity{gpu_id=\"0\",gpu_partition_id=\"1\"} 0\n"
                              "gpu_package_power{gpu_id=\"0\",gpu_partition_id=\"0\"} 500\n"
                              "gpu_package_power{gpu_id=\"0\",gpu_partition_id=\"1\"} 0\n");
    EXPECT_DOUBLE_EQ(found.at("gpu_utilization_ratio{device=\"0\"}"), 0.8);
    EXPECT_EQ(found.at("gpu_power_watts{device=\"0\"}"), 500);
}

TEST_F(Deriving, NamesOfTensorFlowServingBeginWithAColon)
{
    const std::string series = ":tensorflow:serving:request_count{model_name=\"m\",status=\"OK\"}";
    page(counter(series, 10) + "unlabelled{} 3\n");
    const Values found = page(counter(series, 60) + "unlabelled{} 3\n");
    EXPECT_DOUBLE_EQ(found.at("requests_per_second{model=\"m\"}"), 10);
    EXPECT_EQ(m_recognised, "TensorFlow Serving");
}

TEST_F(Deriving, LabelsOfTorchServeEndWithAComma)
{
    const std::string series
        = "ts_inference_requests_total{uuid=\"u\",model_name=\"m\",model_version=\"default\",}";
    page(counter(series, 10));
    EXPECT_DOUBLE_EQ(page(counter(series, 20)).at("requests_per_second{model=\"m\"}"), 2);
}

TEST_F(Deriving, MemoryOfAHostIsWhatIsNotAvailable)
{
    const Values found
        = page("node_memory_MemTotal_bytes 1000\nnode_memory_MemAvailable_bytes 400\n");
    EXPECT_EQ(found.at("memory_used_bytes"), 600);
    EXPECT_FALSE(page("node_memory_MemTotal_bytes 1000\n").contains("memory_used_bytes"));
}

TEST_F(Deriving, ALatencyOfMillisecondsIsStoredInSeconds)
{
    const auto body = [](int n) {
        const std::string name = "ray_serve_http_request_latency_ms";
        const std::string labels = "application=\"app\",";
        return counter(name + "_bucket{" + labels + "le=\"100\"}", 0)
            + counter(name + "_bucket{" + labels + "le=\"200\"}", n)
            + counter(name + "_bucket{" + labels + "le=\"+Inf\"}", n)
            + counter(name + "_count{" + labels + "}", n)
            + counter(name + "_sum{" + labels + "}", 150 * n);
    };
    page(body(0));
    const Values found = page(body(10));
    EXPECT_DOUBLE_EQ(found.at("inference_latency_seconds{model=\"app\",quantile=\"0.5\"}"), 0.15);
    EXPECT_DOUBLE_EQ(found.at("inference_latency_mean_seconds{model=\"app\"}"), 0.15);
}

} // namespace
} // namespace perfdeck
