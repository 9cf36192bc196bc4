// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/plan/MeasuredValues.h"
#include "core/runs/results/Readers.h"
#include "core/runs/results/RunBuilder.h"

#include <initializer_list>

namespace perfdeck {

namespace {

constexpr double kMillisecond = 1e-3;
constexpr double kGibibyte = 1'073'741'824;

/// Three records of the same kind have grown side by side in TrustformeRS: what a program of the
/// dashboard writes (mean_latency_ms), the record the dashboard keeps of it (latency, in ms), and
/// that of the core library (avg_latency_ms). The first name that is there counts.
std::optional<double> firstOf(const JsonObject &record,
                              std::initializer_list<const char *> names,
                              double factor = kMillisecond)
{
    for (const char *name : names)
        if (const auto value = scaledOf(record, name, factor))
            return value;
    return std::nullopt;
}

std::string_view firstText(const JsonObject &record, std::initializer_list<const char *> names)
{
    for (const char *name : names)
        if (const std::string_view text = textOf(record, name); !text.empty())
            return text;
    return {};
}

CellKey keyOf(const JsonObject &record)
{
    CellKey key;
    const auto parameters = objectOf(record, "parameters");
    if (parameters)
        for (const auto field : *parameters)
            if (field.key != "num_iterations") // how often, not what
                setParameter(key, field.key, scalarText(field.value));
    for (const char *name : {"batch_size", "sequence_length", "device"})
        if (JsonElement value; !record[name].get(value))
            (void)setKnownParameter(key, name, scalarText(value));
    if (const auto model = firstText(record, {"model_type", "model_name", "model", "name"});
        !model.empty())
        key.model = model;
    return key;
}

/// Milliseconds, or the seconds and nanoseconds that Rust writes for a duration.
std::vector<double> secondsEach(const JsonObject &record)
{
    for (const char *name : {"latencies", "latency_distribution"})
        if (auto seconds = numbersOf(record, name, kMillisecond); !seconds.empty())
            return seconds;
    std::vector<double> seconds;
    const auto timings = arrayOf(record, "raw_timings");
    if (!timings)
        return seconds;
    for (const JsonElement &element : *timings) {
        JsonObject duration;
        if (element.get(duration))
            continue;
        seconds.push_back(numberOf(duration, "secs").value_or(0)
                          + numberOf(duration, "nanos").value_or(0) * 1e-9);
    }
    return seconds;
}

ReportedSummary summaryOf(const JsonObject &record)
{
    ReportedSummary summary;
    summary.mean
        = firstOf(record, {"mean_latency_ms", "avg_latency_ms", "latency", "latency_mean"});
    summary.standardDeviation = firstOf(record, {"std_latency_ms", "std_dev_ms", "latency_std"});
    summary.median = firstOf(record, {"p50_latency_ms", "p50_latency"});
    summary.min = firstOf(record, {"min_latency_ms"});
    summary.max = firstOf(record, {"max_latency_ms"});
    summary.count = countOf<std::uint64_t>(record, "iterations").value_or(0);
    if (const auto p95 = firstOf(record, {"p95_latency_ms", "p95_latency", "latency_p95"}))
        summary.quantiles[0.95] = *p95;
    if (const auto p99 = firstOf(record, {"p99_latency_ms", "p99_latency", "latency_p99"}))
        summary.quantiles[0.99] = *p99;
    return summary;
}

void putSingle(BenchmarkCell &cell, BenchmarkMeasure measure, std::optional<double> value)
{
    if (!value)
        return;
    ReportedSummary summary;
    summary.mean = value;
    putValues(cell, reportedValues(measure, summary));
}

/// The dashboard writes 0 for what it could not measure: power without a meter, memory without
/// NVML.
std::optional<double> unlessZero(std::optional<double> value)
{
    return value && *value > 0 ? value : std::nullopt;
}

void readRecord(const JsonObject &record, BenchmarkCell &cell)
{
    auto seconds = secondsEach(record);
    putValues(cell,
              seconds.empty() ? reportedValues(BenchmarkMeasure::Latency, summaryOf(record))
                              : measuredValues(BenchmarkMeasure::Latency, std::move(seconds)));
    auto rate = firstOf(record, {"throughput_samples_per_sec", "throughput"}, 1);
    if (const auto batches = numberOf(record, "throughput_batches_per_sec"); !rate && batches)
        rate = *batches * static_cast<double>(std::max<std::int64_t>(cell.key.batchSize, 1));
    putSingle(cell, BenchmarkMeasure::Throughput, rate);
    putSingle(
        cell, BenchmarkMeasure::OutputTokenRate, firstOf(record, {"throughput_tokens_per_sec"}, 1));
    auto peak = firstOf(record, {"peak_memory_bytes"}, 1);
    if (!peak)
        peak = firstOf(record, {"peak_memory", "memory_peak"}, kGibibyte);
    putSingle(cell, BenchmarkMeasure::PeakMemory, unlessZero(peak));
    const auto perJoule = unlessZero(firstOf(record, {"samples_per_joule"}, 1));
    if (perJoule)
        putSingle(cell, BenchmarkMeasure::EnergyPerRequest, 1 / *perJoule);
    for (const auto &[theirs, ours] :
         {std::pair("avg_power_w", "average_power_watts"), {"peak_power_w", "peak_power_watts"}})
        if (const auto watts = unlessZero(numberOf(record, theirs)))
            cell.numbers[ours] = plainEstimate(*watts);
}

} // namespace

ReadRuns readTrustformers(const std::vector<JsonObject> &records, const ResultText &file)
{
    RunBuilder builder("TrustformeRS", {}, BenchmarkKind::Command, file);
    for (const JsonObject &record : records) {
        if (!summaryOf(record).mean && secondsEach(record).empty())
            return refused(file.path, "one of its results has no latency");
        if (builder.isEmpty())
            builder.setTimeText(textOf(record, "timestamp"));
        readRecord(record, builder.cell(keyOf(record)));
    }
    if (builder.isEmpty())
        return refused(file.path, "it holds no result");
    std::vector<BenchmarkRun> runs;
    runs.push_back(std::move(builder).finish());
    return runs;
}

} // namespace perfdeck
