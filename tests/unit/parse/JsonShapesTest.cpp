// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/parse/Deriving.h"

namespace perfdeck {
namespace {

using test::Deriving;
using test::Values;

constexpr const char *kJson = "application/json";

std::string stat(const char *key, long count, long nanoseconds)
{
    return std::string("\"") + key + "\":{\"count\":" + std::to_string(count)
        + ",\"ns\":" + std::to_string(nanoseconds) + '}';
}

/// As releases of 2021, of 2024 and of 2025 lay their answer out: `extra` stands behind the
/// statistics of a model, `caches` inside of them.
std::string
tritonModel(const char *name, const char *version, long n, const std::string &extra = {})
{
    return std::string(R"({"name":")") + name + R"(","version":")" + version
        + R"(","last_inference":1741928954242,"inference_count":)" + std::to_string(4 * n)
        + R"(,"execution_count":)" + std::to_string(2 * n) + R"(,"inference_stats":{)"
        + stat("success", n, 30'000'000 * n) + ',' + stat("fail", n / 9, 5'000 * n) + ','
        + stat("queue", n, 9'000'000 * n) + ',' + stat("compute_input", n, 1'000'000 * n) + ','
        + stat("compute_infer", n, 18'000'000 * n) + ',' + stat("compute_output", n, 500'000 * n)
        + R"(},"batch_stats":[{"batch_size":2,)" + stat("compute_infer", 2 * n, 18'000'000 * n)
        + "}]" + extra + '}';
}

std::string tritonPage(const std::string &models)
{
    return R"({"model_stats":[)" + models + "]}";
}

TEST_F(Deriving, TritonStatisticsGiveWhatItsCountersGive)
{
    page(tritonPage(tritonModel("bert", "1", 90)), kJson);
    const Values found = page(tritonPage(tritonModel("bert", "1", 180)), kJson);
    EXPECT_EQ(m_recognised, "NVIDIA Triton Inference Server");
    EXPECT_DOUBLE_EQ(found.at("requests_per_second{model=\"bert\"}"), 18);
    EXPECT_DOUBLE_EQ(found.at("throughput_samples_per_second{model=\"bert\"}"), 72);
    EXPECT_DOUBLE_EQ(found.at("inference_latency_mean_seconds{model=\"bert\"}"), 0.03);
    EXPECT_DOUBLE_EQ(found.at("queue_time_mean_seconds{model=\"bert\"}"), 0.009);
    EXPECT_DOUBLE_EQ(found.at("compute_time_mean_seconds{model=\"bert\"}"), 0.018);
    EXPECT_DOUBLE_EQ(found.at("batch_size{model=\"bert\"}"), 2);
    EXPECT_DOUBLE_EQ(found.at("error_ratio{model=\"bert\"}"), 0.1);
    EXPECT_FALSE(found.contains("inference_latency_seconds{model=\"bert\",quantile=\"0.5\"}"));
    EXPECT_EQ(found.at("nv_inference_request_duration_us{model=\"bert\",version=\"1\"}"),
              5'400'000);
}

TEST_F(Deriving, TritonVersionsAreAddedUpAndMemoryBelongsToTheModel)
{
    const std::string memory = R"(,"memory_usage":[{"type":"GPU","id":1,"byte_size":4096},)"
                               R"({"type":"CPU_PINNED","id":0,"byte_size":10},)"
                               R"({"type":"CPU","id":0,"byte_size":90}],"response_stats":{})";
    const auto body = [&memory](long n) {
        return tritonPage(tritonModel("llm", "1", n, memory) + ','
                          + tritonModel("llm", "2", n, memory) + ','
                          + tritonModel("ensemble", "1", n, R"(,"memory_usage":[])"));
    };
    page(body(100), kJson);
    const Values found = page(body(150), kJson);
    EXPECT_DOUBLE_EQ(found.at("requests_per_second{model=\"llm\"}"), 20);
    EXPECT_DOUBLE_EQ(found.at("requests_per_second{model=\"ensemble\"}"), 10);
    EXPECT_EQ(found.at("gpu_memory_used_bytes{device=\"1\",model=\"llm\"}"), 8192);
    EXPECT_EQ(found.at("memory_used_bytes{model=\"llm\"}"), 200);
    EXPECT_FALSE(found.contains("memory_used_bytes{model=\"ensemble\"}"));
}

TEST_F(Deriving, TritonRestartsAndTextAndStatisticsAreTheSameSeries)
{
    page(tritonPage(tritonModel("bert", "1", 100)), kJson);
    const Values restarted = page(tritonPage(tritonModel("bert", "1", 20)), kJson);
    EXPECT_DOUBLE_EQ(restarted.at("requests_per_second{model=\"bert\"}"), 4);
    EXPECT_EQ(m_faults.of(Fault::CounterReset), 1u);
    const Values text = page("nv_inference_request_success{model=\"bert\",version=\"1\"} 70\n");
    EXPECT_DOUBLE_EQ(text.at("requests_per_second{model=\"bert\"}"), 7);
}

TEST_F(Deriving, TritonWithoutAModelIsNoFailure)
{
    page(tritonPage(""), kJson);
}

TEST_F(Deriving, HostileTritonStatisticsInventNothing)
{
    const Values found = page(R"({"model_stats":[3,null,{"name":7,"inference_stats":[]},
        {"name":"m","inference_stats":{"success":{"count":"5","ns":null},"queue":8},
         "memory_usage":[1,{"type":"GPU","id":1e300,"byte_size":-1},{"type":"GPU","byte_size":"x"}]}]})",
                              kJson);
    for (const auto &[series, value] : found)
        EXPECT_TRUE(series == "up" || series.starts_with("scrape_")) << series;
}

/// The example of Ollama's API document with sizes of our own: a third of it is in main memory.
TEST_F(Deriving, OllamaSaysWhereItsModelsLie)
{
    const Values found = page(R"({"models":[{"name":"mistral:latest","model":"mistral:latest",
        "size":6000000000,"digest":"2ae6f6dd","details":{"parent_model":"","format":"gguf",
        "families":["llama"],"parameter_size":"7.2B","quantization_level":"Q4_0"},
        "expires_at":"2024-06-04T14:38:31.83753-07:00","size_vram":4000000000,
        "context_length":8192},{"name":"tiny","size":100,"size_vram":0}]})",
                              kJson);
    EXPECT_EQ(m_recognised, "Ollama");
    EXPECT_EQ(found.at("gpu_memory_used_bytes{model=\"mistral:latest\"}"), 4e9);
    EXPECT_EQ(found.at("memory_used_bytes{model=\"mistral:latest\"}"), 2e9);
    EXPECT_DOUBLE_EQ(found.at("model_gpu_share_ratio{model=\"mistral:latest\"}"), 2.0 / 3);
    EXPECT_EQ(found.at("ollama_context_length{model=\"mistral:latest\"}"), 8192);
    EXPECT_EQ(found.at("model_gpu_share_ratio{model=\"tiny\"}"), 0);
}

TEST_F(Deriving, OllamaWithNothingLoadedIsUpAndAnUnloadedModelIsAGap)
{
    page(R"({"models":[{"name":"m","size":100,"size_vram":100}]})", kJson);
    const Values found = page(R"({"models":[]})", kJson);
    EXPECT_EQ(m_recognised, "Ollama");
    EXPECT_EQ(found.at("up"), 1);
    EXPECT_FALSE(found.contains("memory_used_bytes{model=\"m\"}"));
}

TEST_F(Deriving, OtherListsOfModelsStayWhatTheyAre)
{
    const Values found
        = page(R"({"models":[{"model_name":"m","inference_latency_ms":5,"size":3}]})", kJson);
    EXPECT_EQ(m_recognised, "trustformers JSON");
    EXPECT_EQ(found.at("custom_size{device=\"cpu\",model=\"m\"}"), 3);
}

TEST_F(Deriving, ASharedFixtureOfOllamaIsRead)
{
    const std::string body
        = test::fileText(test::sharedPath("fixtures/metrics/composed/ollama.api-ps.json"));
    if (body.empty())
        GTEST_SKIP() << "the composed pages are not on this machine";
    EXPECT_EQ(page(body, kJson).at("gpu_memory_used_bytes{model=\"llama3.1:8b\"}"), 5137025024);
}

} // namespace
} // namespace perfdeck
