// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/parse/JsonShapes.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>
#include <utility>

namespace perfdeck {

namespace {

namespace dom = simdjson::dom;

constexpr double kMicrosecondsPerNanosecond = 1e-3;

/// A pair of count and nanoseconds, and the counters of the text page that say the same.
struct DurationStat
{
    std::string_view key;
    const char *count; ///< null: the text page has none
    const char *microseconds;
};

constexpr std::array kDurationStats{
    DurationStat{"success", "nv_inference_request_success", "nv_inference_request_duration_us"},
    DurationStat{"fail", "nv_inference_request_failure", nullptr},
    DurationStat{"queue", nullptr, "nv_inference_queue_duration_us"},
    DurationStat{"compute_input", nullptr, "nv_inference_compute_input_duration_us"},
    DurationStat{"compute_infer", nullptr, "nv_inference_compute_infer_duration_us"},
    DurationStat{"compute_output", nullptr, "nv_inference_compute_output_duration_us"},
    DurationStat{"cache_hit", "nv_cache_num_hits_per_model", "nv_cache_hit_duration_per_model"},
    DurationStat{"cache_miss", "nv_cache_num_misses_per_model", "nv_cache_miss_duration_per_model"},
};

std::string textOf(const dom::object &object, std::string_view key)
{
    std::string_view text;
    return object[key].get(text) ? std::string() : std::string(text);
}

std::optional<double> numberOf(const dom::object &object, std::string_view key)
{
    double value = 0;
    return object[key].get(value) ? std::nullopt : std::optional(value);
}

using LabelPairs = decltype(ScrapedSeries::labels);

/// The numbers of one model go to the sink with its labels.
class ModelSink final
{
public:
    ModelSink(const JsonSink &sink, LabelPairs labels)
        : m_sink(sink)
        , m_labels(std::move(labels))
    {
    }

    void put(const char *metric, std::optional<double> value) const
    {
        if (metric == nullptr || !value)
            return;
        ScrapedSeries series;
        series.name = metric;
        series.labels = m_labels;
        m_sink(std::move(series), *value);
    }

private:
    const JsonSink &m_sink;
    LabelPairs m_labels;
};

void readDurations(const dom::object &stats, const ModelSink &sink)
{
    for (const DurationStat &known : kDurationStats) {
        dom::object stat;
        if (stats[known.key].get(stat))
            continue;
        sink.put(known.count, numberOf(stat, "count"));
        if (const auto nanoseconds = numberOf(stat, "ns"))
            sink.put(known.microseconds, *nanoseconds * kMicrosecondsPerNanosecond);
    }
}

/// Bytes by model and GPU, no GPU for memory of the host; what versions of a model use is added up.
using MemoryBook = std::map<std::pair<std::string, std::string>, double>;

void readMemory(const dom::object &model, MemoryBook &book)
{
    dom::array usage;
    if (model["memory_usage"].get(usage))
        return;
    for (const dom::element &element : usage) {
        dom::object memory;
        if (element.get(memory))
            continue;
        std::int64_t id = 0;
        std::string gpu;
        const auto bytes = numberOf(memory, "byte_size");
        const bool onGpu = textOf(memory, "type") == "GPU";
        if (!bytes || *bytes < 0 || (onGpu && memory["id"].get(id)))
            continue;
        if (onGpu)
            gpu = std::to_string(id);
        book[{textOf(model, "name"), gpu}] += *bytes;
    }
}

void pass(const MemoryBook &book, const JsonSink &sink)
{
    for (const auto &[place, bytes] : book) {
        const auto &[model, gpu] = place;
        const ModelSink named(sink, {{"model", model}, {"device", gpu}});
        named.put(gpu.empty() ? "memory_used_bytes" : "gpu_memory_used_bytes", bytes);
    }
}

} // namespace

bool readTritonStats(const dom::object &root, const JsonSink &sink)
{
    dom::array models;
    if (root["model_stats"].get(models))
        return false;
    MemoryBook memory;
    for (const dom::element &element : models) {
        dom::object model, stats;
        if (element.get(model) || model["inference_stats"].get(stats))
            continue;
        const ModelSink named(
            sink, {{"model", textOf(model, "name")}, {"version", textOf(model, "version")}});
        named.put("nv_inference_count", numberOf(model, "inference_count"));
        named.put("nv_inference_exec_count", numberOf(model, "execution_count"));
        readDurations(stats, named);
        readMemory(model, memory);
    }
    pass(memory, sink);
    return true;
}

namespace {

bool isLoadedModel(const dom::element &element)
{
    dom::object model;
    return !element.get(model) && numberOf(model, "size") && numberOf(model, "size_vram");
}

} // namespace

bool readOllamaModels(const dom::object &root, const JsonSink &sink)
{
    dom::array models;
    if (root.size() != 1 || root["models"].get(models))
        return false;
    for (const dom::element &element : models)
        if (!isLoadedModel(element))
            return false;
    for (const dom::element &element : models) {
        const dom::object model = element.get_object().value();
        const double size = *numberOf(model, "size");
        const double onGpus = *numberOf(model, "size_vram");
        const ModelSink named(sink, {{"model", textOf(model, "name")}});
        named.put("gpu_memory_used_bytes", onGpus);
        named.put("memory_used_bytes", std::max(0.0, size - onGpus));
        if (size > 0)
            named.put("model_gpu_share_ratio", onGpus / size);
        named.put("ollama_context_length", numberOf(model, "context_length"));
    }
    return true;
}

} // namespace perfdeck
