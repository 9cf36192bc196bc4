// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/CanonicalNames.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace perfdeck {

namespace {

struct Entry
{
    std::string_view id;
    std::string_view stem; ///< without the unit
    std::string_view unit; ///< empty, or with its underscore
};

constexpr std::array kEntries{
    Entry{"latency_ms", "inference_latency", "_seconds"},
    Entry{"ttft_ms", "time_to_first_token", "_seconds"},
    Entry{"itl_ms", "inter_token_latency", "_seconds"},
    Entry{"tpot_ms", "time_per_output_token", "_seconds"},
    Entry{"queue_time_ms", "queue_time", "_seconds"},
    Entry{"compute_time_ms", "compute_time", "_seconds"},
    Entry{"request_rate", "requests_per_second", ""},
    Entry{"sample_rate", "throughput_samples_per_second", ""},
    Entry{"prompt_token_rate", "prompt_tokens_per_second", ""},
    Entry{"generation_token_rate", "generation_tokens_per_second", ""},
    Entry{"gpu_utilization", "gpu_utilization_ratio", ""},
    Entry{"cpu_utilization", "cpu_utilization_ratio", ""},
    Entry{"kv_cache_usage", "kv_cache_usage_ratio", ""},
};

Entry entryOf(std::string_view id)
{
    const auto at = std::find_if(
        kEntries.begin(), kEntries.end(), [id](const Entry &entry) { return entry.id == id; });
    return at == kEntries.end() ? Entry{id, id, ""} : *at;
}

} // namespace

std::string canonicalMetric(std::string_view id, CanonicalStatistic statistic)
{
    const Entry entry = entryOf(id);
    std::string name(entry.stem);
    if (statistic == CanonicalStatistic::Count)
        return name + "_count";
    if (statistic == CanonicalStatistic::Mean)
        name += "_mean";
    name += entry.unit;
    if (name.starts_with("custom."))
        std::replace(name.begin(), name.end(), '.', '_');
    return name;
}

double canonicalDivisor(std::string_view id)
{
    return id.ends_with("_ms") ? 1000 : 1;
}

std::string canonicalQuantile(double quantile)
{
    std::array<char, 32> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), quantile).ptr;
    return {text.data(), end};
}

} // namespace perfdeck
