// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/Fault.h"
#include "core/model/MetricInfo.h"
#include "core/model/Sample.h"
#include "core/model/Source.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <set>

namespace perfdeck {
namespace {

// A table that is not sorted loses entries to binary search; each name of ours must be found.
TEST(MetricInfo, KnowsEachNameThatPerfDeckMakes)
{
    struct Expected
    {
        const char *name;
        Unit unit;
    };

    for (const auto &[name, unit] :
         std::initializer_list<Expected>{{"active_requests", Unit::Count},
                                         {"batch_size", Unit::Count},
                                         {"boot_time_seconds", Unit::Second},
                                         {"compute_time_seconds", Unit::Second},
                                         {"context_switches_per_second", Unit::PerSecond},
                                         {"cpu_frequency_hertz", Unit::Hertz},
                                         {"cpu_power_watts", Unit::Watt},
                                         {"cpu_utilization_ratio", Unit::Ratio},
                                         {"disk_busy_ratio", Unit::Ratio},
                                         {"disk_read_bytes_per_second", Unit::BytePerSecond},
                                         {"disk_reads_per_second", Unit::PerSecond},
                                         {"disk_write_bytes_per_second", Unit::BytePerSecond},
                                         {"disk_writes_per_second", Unit::PerSecond},
                                         {"error_ratio", Unit::Ratio},
                                         {"generation_tokens_per_second", Unit::TokenPerSecond},
                                         {"gpu_memory_total_bytes", Unit::Byte},
                                         {"gpu_memory_used_bytes", Unit::Byte},
                                         {"gpu_power_watts", Unit::Watt},
                                         {"gpu_temperature_celsius", Unit::Celsius},
                                         {"gpu_utilization_ratio", Unit::Ratio},
                                         {"inference_latency_count", Unit::Count},
                                         {"inference_latency_mean_seconds", Unit::Second},
                                         {"inference_latency_seconds", Unit::Second},
                                         {"inter_token_latency_seconds", Unit::Second},
                                         {"kv_cache_usage_ratio", Unit::Ratio},
                                         {"load_average", Unit::None},
                                         {"memory_available_bytes", Unit::Byte},
                                         {"memory_cached_bytes", Unit::Byte},
                                         {"memory_total_bytes", Unit::Byte},
                                         {"memory_used_bytes", Unit::Byte},
                                         {"model_gpu_share_ratio", Unit::Ratio},
                                         {"network_receive_bytes_per_second", Unit::BytePerSecond},
                                         {"network_receive_drops_per_second", Unit::PerSecond},
                                         {"network_receive_errors_per_second", Unit::PerSecond},
                                         {"network_transmit_bytes_per_second", Unit::BytePerSecond},
                                         {"network_transmit_drops_per_second", Unit::PerSecond},
                                         {"network_transmit_errors_per_second", Unit::PerSecond},
                                         {"preemption_rate", Unit::PerSecond},
                                         {"prefix_cache_hit_ratio", Unit::Ratio},
                                         {"pressure_ratio", Unit::Ratio},
                                         {"process_cpu_ratio", Unit::Ratio},
                                         {"process_memory_bytes", Unit::Byte},
                                         {"prompt_tokens_per_second", Unit::TokenPerSecond},
                                         {"queue_depth", Unit::Count},
                                         {"queue_time_seconds", Unit::Second},
                                         {"requests_per_second", Unit::RequestPerSecond},
                                         {"scrape_duration_seconds", Unit::Second},
                                         {"scrape_samples", Unit::Count},
                                         {"swap_total_bytes", Unit::Byte},
                                         {"swap_used_bytes", Unit::Byte},
                                         {"temperature_celsius", Unit::Celsius},
                                         {"threads_running", Unit::Count},
                                         {"throughput_samples_per_second", Unit::SamplePerSecond},
                                         {"time_per_output_token_seconds", Unit::Second},
                                         {"time_to_first_token_seconds", Unit::Second},
                                         {"up", Unit::None}}) {
        const MetricInfo info = metricInfo(name);
        EXPECT_EQ(info.name, name);
        EXPECT_NE(info.title, name) << "not in the table: " << name;
        EXPECT_EQ(info.unit, unit) << name;
        EXPECT_EQ(info.kind, MetricKind::Gauge) << name;
    }
}

TEST(MetricInfo, InfersFromTheSuffix)
{
    const auto expect = [](const char *name, Unit unit, MetricKind kind) {
        const MetricInfo info = metricInfo(name);
        EXPECT_EQ(info.title, name);
        EXPECT_EQ(info.unit, unit) << name;
        EXPECT_EQ(info.kind, kind) << name;
    };
    expect("x_bytes", Unit::Byte, MetricKind::Gauge);
    expect("x_bytes_total", Unit::Byte, MetricKind::Counter);
    expect("x_seconds_sum", Unit::Second, MetricKind::Counter);
    expect("x_seconds_bucket", Unit::Count, MetricKind::Counter);
    expect("x_seconds_count", Unit::Count, MetricKind::Counter);
    expect("x_bytes_per_second", Unit::BytePerSecond, MetricKind::Gauge);
    expect("x_per_second", Unit::PerSecond, MetricKind::Gauge);
    expect("x_milliseconds", Unit::None, MetricKind::Gauge);
    expect("x_ratio", Unit::Ratio, MetricKind::Gauge);
    expect("x_total", Unit::None, MetricKind::Counter);
    expect("x", Unit::None, MetricKind::Gauge);
    expect("", Unit::None, MetricKind::Gauge);
}

TEST(Fault, TableIsCompleteAndInTheOrderOfTheFaults)
{
    std::set<std::string_view> names;
    for (std::size_t i = 0; i < kFaultCount; ++i) {
        const FaultInfo info = faultInfo(static_cast<Fault>(i));
        EXPECT_TRUE(names.insert(info.name).second) << i;
        EXPECT_FALSE(info.name.empty()) << i;
        EXPECT_EQ(info.name.find_first_not_of("abcdefghijklmnopqrstuvwxyz_"),
                  std::string_view::npos);
        EXPECT_TRUE(info.help.ends_with('.')) << info.name;
    }
    // A table one entry short or shifted would show here.
    EXPECT_EQ(faultInfo(Fault::Unreachable).name, "unreachable");
    EXPECT_EQ(faultInfo(Fault::TlsFailed).name, "tls_failed");
    EXPECT_EQ(faultInfo(Fault::SeriesLimit).name, "series_limit");
    EXPECT_EQ(faultInfo(Fault::CounterReset).name, "counter_reset");
    EXPECT_EQ(faultInfo(Fault::NotReadable).name, "not_readable");
    EXPECT_EQ(faultInfo(Fault::LateSample).severity, FaultSeverity::DataLoss);
    EXPECT_EQ(faultInfo(Fault::Truncated).severity, FaultSeverity::Error);
}

TEST(Fault, CountsAddUp)
{
    FaultCounts counts;
    counts.add(Fault::TimedOut);
    counts.add(Fault::NotReadable, 4);
    FaultCounts other;
    other.add(Fault::TimedOut, 2);
    counts.merge(other);
    EXPECT_EQ(counts.of(Fault::TimedOut), 3U);
    EXPECT_EQ(counts.of(Fault::Redirect), 0U);
    EXPECT_EQ(counts.total(), 7U);
}

TEST(Sample, AbsentIsNoMeasuredNaN)
{
    EXPECT_TRUE(isAbsent(absentValue()));
    EXPECT_FALSE(isAbsent(std::numeric_limits<double>::quiet_NaN()));
    EXPECT_FALSE(isAbsent(0));
    EXPECT_FALSE(isAbsent(normalizedValue(absentValue())));
    EXPECT_TRUE(std::isnan(normalizedValue(absentValue())));
    EXPECT_EQ(normalizedValue(-0.5), -0.5);
}

TEST(SourceConfig, DeadlineFollowsTheIntervalWithinBounds)
{
    using namespace std::chrono_literals;
    SourceConfig config;
    EXPECT_EQ(config.effectiveDeadline(), 5s);
    config.interval = 100ms;
    EXPECT_EQ(config.effectiveDeadline(), 1s);
    config.interval = 1h;
    EXPECT_EQ(config.effectiveDeadline(), 10s);
    config.deadline = 250ms;
    EXPECT_EQ(config.effectiveDeadline(), 250ms);
}

} // namespace
} // namespace perfdeck
