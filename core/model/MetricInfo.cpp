// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/MetricInfo.h"

#include "core/model/Quality.h"

#include <algorithm>
#include <array>

namespace perfdeck {

namespace {

struct Known
{
    std::string_view name;
    std::string_view title;
    Unit unit;
    Better better;
};

/// Sorted by name. The names PerfDeck itself stores (DESIGN: names, units, time).
constexpr std::array kKnown{
    Known{"active_requests", "Active requests", Unit::Count, Better::Neither},
    Known{"batch_size", "Batch size", Unit::Count, Better::Neither},
    Known{"boot_time_seconds", "Started", Unit::Second, Better::Neither},
    Known{"cluster_allocation_seconds", "Allocation time", Unit::Second, Better::Lower},
    Known{"cluster_cpu_reserved_ratio", "CPU reserved", Unit::Ratio, Better::Neither},
    Known{"cluster_cpu_utilization_ratio", "CPU", Unit::Ratio, Better::Neither},
    Known{"cluster_efficiency_ratio", "Resource efficiency", Unit::Ratio, Better::Higher},
    Known{"cluster_errors_total", "Errors", Unit::Count, Better::Lower},
    Known{"cluster_gpu_reserved_ratio", "GPU reserved", Unit::Ratio, Better::Neither},
    Known{"cluster_gpu_utilization_ratio", "GPU", Unit::Ratio, Better::Neither},
    Known{"cluster_health_ratio", "Health score", Unit::Ratio, Better::Higher},
    Known{"cluster_memory_reserved_ratio", "Memory reserved", Unit::Ratio, Better::Neither},
    Known{"cluster_memory_utilization_ratio", "Memory", Unit::Ratio, Better::Neither},
    Known{"cluster_queue_length", "Queue", Unit::Count, Better::Lower},
    Known{"cluster_task_execution_mean_seconds", "Mean execution", Unit::Second, Better::Lower},
    Known{"cluster_tasks", "Tasks", Unit::Count, Better::Neither},
    Known{"cluster_tasks_completed_total", "Completed tasks", Unit::Count, Better::Neither},
    Known{"cluster_tasks_failed_total", "Failed tasks", Unit::Count, Better::Lower},
    Known{"cluster_tasks_per_second", "Ended tasks", Unit::PerSecond, Better::Higher},
    Known{"cluster_workers", "Workers", Unit::Count, Better::Neither},
    Known{"compute_time_seconds", "Compute time", Unit::Second, Better::Lower},
    Known{"context_switches_per_second", "Context switches", Unit::PerSecond, Better::Neither},
    Known{"cpu_frequency_hertz", "CPU frequency", Unit::Hertz, Better::Neither},
    Known{"cpu_power_watts", "CPU power", Unit::Watt, Better::Lower},
    Known{"cpu_utilization_ratio", "CPU", Unit::Ratio, Better::Neither},
    Known{"disk_busy_ratio", "Disk busy", Unit::Ratio, Better::Lower},
    Known{"disk_read_bytes_per_second", "Disk read", Unit::BytePerSecond, Better::Neither},
    Known{"disk_reads_per_second", "Disk reads", Unit::PerSecond, Better::Neither},
    Known{"disk_write_bytes_per_second", "Disk write", Unit::BytePerSecond, Better::Neither},
    Known{"disk_writes_per_second", "Disk writes", Unit::PerSecond, Better::Neither},
    Known{"error_ratio", "Errors", Unit::Ratio, Better::Lower},
    Known{"filesystem_total_bytes", "Disk space", Unit::Byte, Better::Neither},
    Known{"filesystem_used_bytes", "Disk space used", Unit::Byte, Better::Lower},
    Known{"generation_tokens_per_second", "Generation", Unit::TokenPerSecond, Better::Higher},
    Known{"gpu_clock_hertz", "GPU clock", Unit::Hertz, Better::Neither},
    Known{"gpu_memory_total_bytes", "GPU memory installed", Unit::Byte, Better::Neither},
    Known{"gpu_memory_used_bytes", "GPU memory", Unit::Byte, Better::Neither},
    Known{"gpu_memory_utilization_ratio", "GPU memory busy", Unit::Ratio, Better::Neither},
    Known{"gpu_pcie_receive_bytes_per_second", "GPU in", Unit::BytePerSecond, Better::Neither},
    Known{"gpu_pcie_transmit_bytes_per_second", "GPU out", Unit::BytePerSecond, Better::Neither},
    Known{"gpu_power_limit_watts", "GPU power limit", Unit::Watt, Better::Neither},
    Known{"gpu_power_watts", "GPU power", Unit::Watt, Better::Lower},
    Known{"gpu_process_memory_bytes", "Process GPU memory", Unit::Byte, Better::Neither},
    Known{"gpu_process_utilization_ratio", "Process GPU", Unit::Ratio, Better::Neither},
    Known{"gpu_temperature_celsius", "GPU temperature", Unit::Celsius, Better::Lower},
    Known{"gpu_throttled", "GPU slowed down", Unit::None, Better::Lower},
    Known{"gpu_utilization_ratio", "GPU", Unit::Ratio, Better::Neither},
    Known{"inference_latency_count", "Requests in window", Unit::Count, Better::Neither},
    Known{"inference_latency_mean_seconds", "Mean latency", Unit::Second, Better::Lower},
    Known{"inference_latency_seconds", "Latency", Unit::Second, Better::Lower},
    Known{"inter_token_latency_seconds", "Inter-token latency", Unit::Second, Better::Lower},
    Known{"kv_cache_usage_ratio", "KV cache", Unit::Ratio, Better::Lower},
    Known{"load_average", "Load", Unit::None, Better::Neither},
    Known{"memory_available_bytes", "Memory available", Unit::Byte, Better::Higher},
    Known{"memory_cached_bytes", "Memory cached", Unit::Byte, Better::Neither},
    Known{"memory_total_bytes", "Memory installed", Unit::Byte, Better::Neither},
    Known{"memory_used_bytes", "Memory", Unit::Byte, Better::Lower},
    Known{"model_gpu_share_ratio", "Share on GPUs", Unit::Ratio, Better::Higher},
    Known{"network_receive_bytes_per_second", "Network in", Unit::BytePerSecond, Better::Neither},
    Known{"network_receive_drops_per_second", "Drops in", Unit::PerSecond, Better::Lower},
    Known{"network_receive_errors_per_second", "Errors in", Unit::PerSecond, Better::Lower},
    Known{"network_transmit_bytes_per_second", "Network out", Unit::BytePerSecond, Better::Neither},
    Known{"network_transmit_drops_per_second", "Drops out", Unit::PerSecond, Better::Lower},
    Known{"network_transmit_errors_per_second", "Errors out", Unit::PerSecond, Better::Lower},
    Known{"preemption_rate", "Preemptions", Unit::PerSecond, Better::Lower},
    Known{"prefix_cache_hit_ratio", "Prefix cache hits", Unit::Ratio, Better::Higher},
    Known{"pressure_ratio", "Pressure", Unit::Ratio, Better::Lower},
    Known{"process_cpu_ratio", "Process CPU", Unit::Ratio, Better::Neither},
    Known{"process_memory_bytes", "Process memory", Unit::Byte, Better::Neither},
    Known{"prompt_tokens_per_second", "Prefill", Unit::TokenPerSecond, Better::Higher},
    Known{"queue_depth", "Queue", Unit::Count, Better::Lower},
    Known{"queue_time_seconds", "Queue time", Unit::Second, Better::Lower},
    Known{"requests_per_second", "Requests", Unit::RequestPerSecond, Better::Higher},
    Known{"scrape_duration_seconds", "Poll time", Unit::Second, Better::Lower},
    Known{"scrape_samples", "Samples a poll", Unit::Count, Better::Neither},
    Known{"swap_total_bytes", "Swap installed", Unit::Byte, Better::Neither},
    Known{"swap_used_bytes", "Swap", Unit::Byte, Better::Lower},
    Known{"temperature_celsius", "Temperature", Unit::Celsius, Better::Lower},
    Known{"threads_running", "Threads running", Unit::Count, Better::Neither},
    Known{"throughput_samples_per_second", "Throughput", Unit::SamplePerSecond, Better::Higher},
    Known{"time_per_output_token_seconds", "Time per token", Unit::Second, Better::Lower},
    Known{"time_to_first_token_seconds", "Time to first token", Unit::Second, Better::Lower},
    Known{"up", "Up", Unit::None, Better::Higher},
    Known{"worker_cpu_reserved_ratio", "CPU reserved", Unit::Ratio, Better::Neither},
    Known{"worker_cpu_utilization_ratio", "CPU", Unit::Ratio, Better::Neither},
    Known{"worker_gpu_memory_used_bytes", "GPU memory", Unit::Byte, Better::Neither},
    Known{"worker_gpu_reserved_ratio", "GPU reserved", Unit::Ratio, Better::Neither},
    Known{"worker_gpu_utilization_ratio", "GPU", Unit::Ratio, Better::Neither},
    Known{"worker_memory_reserved_ratio", "Memory reserved", Unit::Ratio, Better::Neither},
    Known{"worker_memory_used_bytes", "Memory", Unit::Byte, Better::Neither},
    Known{"worker_memory_utilization_ratio", "Memory", Unit::Ratio, Better::Neither},
    Known{"worker_tasks_completed_total", "Completed tasks", Unit::Count, Better::Neither},
    Known{"worker_tasks_failed_total", "Failed tasks", Unit::Count, Better::Lower},
    Known{"worker_tasks_running", "Running tasks", Unit::Count, Better::Neither},
    Known{"worker_up", "Up", Unit::None, Better::Neither},
};

static_assert(std::is_sorted(kKnown.begin(), kKnown.end(), [](const Known &a, const Known &b) {
    return a.name < b.name;
}));

struct Suffix
{
    std::string_view text;
    Unit unit;
};

/// Longest first, so that bytes_per_second is not taken for seconds.
constexpr std::array kSuffixes{
    Suffix{"_bytes_per_second", Unit::BytePerSecond},
    Suffix{"_per_second", Unit::PerSecond},
    Suffix{"_milliseconds", Unit::None},
    Suffix{"_seconds", Unit::Second},
    Suffix{"_celsius", Unit::Celsius},
    Suffix{"_bytes", Unit::Byte},
    Suffix{"_ratio", Unit::Ratio},
    Suffix{"_hertz", Unit::Hertz},
    Suffix{"_watts", Unit::Watt},
    Suffix{"_joules", Unit::Joule},
    Suffix{"_count", Unit::Count},
};

MetricInfo inferred(std::string_view name)
{
    MetricInfo info{
        std::string(name), std::string(name), Unit::None, MetricKind::Gauge, Better::Neither};
    std::string_view stem = name;
    for (const std::string_view ending : {"_total", "_sum", "_bucket"}) {
        if (stem.ends_with(ending)) {
            info.kind = MetricKind::Counter;
            stem.remove_suffix(ending.size());
            break;
        }
    }
    if (name.ends_with("_bucket") || name.ends_with("_count")) {
        info.kind = MetricKind::Counter;
        info.unit = Unit::Count;
        return info;
    }
    if (const CompanionName companion = companionName(stem); companion.kind == Companion::Limit)
        stem = companion.metric; // a limit is in the unit of what it limits
    for (const Suffix &suffix : kSuffixes) {
        if (stem.ends_with(suffix.text)) {
            info.unit = suffix.unit;
            break;
        }
    }
    return info;
}

/// Null when the table does not hold the name.
const Known *findKnown(std::string_view name)
{
    const auto at = std::lower_bound(
        kKnown.begin(), kKnown.end(), name, [](const Known &known, std::string_view wanted) {
            return known.name < wanted;
        });
    return at == kKnown.end() || at->name != name ? nullptr : &*at;
}

} // namespace

MetricInfo metricInfo(std::string_view name)
{
    const Known *known = findKnown(name);
    if (known == nullptr)
        return inferred(name);
    return {std::string(name),
            std::string(known->title),
            known->unit,
            MetricKind::Gauge,
            known->better};
}

bool isOwnMetric(std::string_view name)
{
    return findKnown(name) != nullptr;
}

} // namespace perfdeck
