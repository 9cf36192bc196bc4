// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/gui/ShownHistory.h"

#include "core/base/Clock.h"
#include "core/store/SqliteHistory.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <random>

namespace perfdeck {

namespace {

constexpr int kModels = 120;
constexpr int kCores = 100;
constexpr std::size_t kSeries = 1000;
constexpr std::size_t kSamples = 10'000;

struct Shape
{
    SeriesKey key;
    double level = 1;
};

std::vector<Shape> shapes()
{
    std::vector<Shape> all;
    for (int at = 0; at < kModels; ++at) {
        const std::string model = "model-" + std::to_string(at);
        const std::string source = "host-" + std::to_string(at % 8);
        const double slowness = 0.02 * (1 + at % 17);
        for (const auto &[quantile, factor] :
             {std::pair{"0.5", 1.0}, std::pair{"0.95", 2.2}, std::pair{"0.99", 3.5}})
            all.push_back({{"inference_latency_seconds",
                            {{"model", model}, {"quantile", quantile}, {"source", source}}},
                           slowness * factor});
        for (const auto &[metric, level] : {std::pair{"requests_per_second", 40.0},
                                            std::pair{"generation_tokens_per_second", 900.0},
                                            std::pair{"active_requests", 6.0},
                                            std::pair{"kv_cache_usage_ratio", 0.4}})
            all.push_back({{metric, {{"model", model}, {"source", source}}}, level});
    }
    const auto machine = [&all](const char *metric, Labels labels, double level) {
        all.push_back({{metric, std::move(labels)}, level});
    };
    machine("cpu_utilization_ratio", {{"source", "machine"}}, 0.3);
    machine("memory_used_bytes", {{"source", "machine"}}, 8e9);
    for (int core = 0; core < kCores; ++core)
        machine(
            "cpu_utilization_ratio", {{"core", std::to_string(core)}, {"source", "machine"}}, 0.3);
    for (int device = 0; all.size() < kSeries; ++device)
        machine("gpu_utilization_ratio",
                {{"device", std::to_string(device)}, {"source", "host-0"}},
                0.6);
    return all;
}

} // namespace

bool makeShownHistory(const std::string &path)
{
    SeriesCatalog catalog;
    const auto history = makeSqliteHistory({path, false, {}, 512});
    const auto refuse = [](const std::string &problem) {
        std::fprintf(stderr, "%s\n", problem.c_str());
        return false;
    };
    if (!history->open(catalog))
        return refuse(history->status().problem);
    const Timestamp now = SystemClock().now();
    std::mt19937_64 random(1);
    std::lognormal_distribution<double> noise(0, 0.25);
    std::vector<Timestamp> times;
    for (std::size_t at = 0; at < kSamples; ++at)
        times.push_back(now - std::chrono::seconds(kSamples - at));
    std::vector<double> values(kSamples);
    std::size_t written = 0;
    for (const Shape &shape : shapes()) {
        for (double &value : values)
            value = shape.level * noise(random);
        const auto key = std::make_shared<SeriesKey>(shape.key);
        if (const Status status = history->import(catalog.intern(key), times, values); !status)
            return refuse(status.error().message());
        if (++written % 50 == 0)
            history->flush(now);
    }
    history->flush(now);
    history->close();
    return true;
}

std::vector<std::string> modelPages(int models)
{
    std::mt19937 random(2);
    std::lognormal_distribution<double> noise(-3, 0.7);
    std::vector<std::string> pages;
    for (int page = 0; page < 3; ++page) {
        std::string text = "# TYPE inference_latency_seconds gauge\n";
        const auto line = [&text](const std::string &name, double value) {
            text += name + ' ' + std::to_string(value) + '\n';
        };
        const auto label = [](int model) { return "{model=\"m-" + std::to_string(model) + "\""; };
        for (int model = 0; model < models; ++model)
            line("inference_latency_seconds" + label(model) + ",quantile=\"0.99\"}", noise(random));
        text += "# TYPE requests_per_second gauge\n";
        for (int model = 0; model < models; ++model)
            line("requests_per_second" + label(model) + '}', noise(random) * 1000);
        pages.push_back(std::move(text));
    }
    return pages;
}

} // namespace perfdeck
