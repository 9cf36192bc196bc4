// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/ServingMetrics.h"

#include <algorithm>
#include <array>

namespace perfdeck {

std::span<const std::string_view> servingMetrics()
{
    static constexpr std::array<std::string_view, 12> kServing{
        "inference_latency_seconds",
        "inference_latency_mean_seconds",
        "throughput_samples_per_second",
        "requests_per_second",
        "time_to_first_token_seconds",
        "inter_token_latency_seconds",
        "generation_tokens_per_second",
        "active_requests",
        "queue_depth",
        "error_ratio",
        "batch_size",
        "model_gpu_share_ratio",
    };
    return kServing;
}

bool isServingMetric(std::string_view metric)
{
    const auto all = servingMetrics();
    return std::ranges::find(all, metric) != all.end();
}

} // namespace perfdeck
