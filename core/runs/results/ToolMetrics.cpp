// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/results/ToolMetrics.h"

#include "core/runs/plan/MeasuredValues.h"
#include "core/runs/results/RunBuilder.h"

#include <array>
#include <charconv>

namespace perfdeck {

namespace {

struct Meaning
{
    const char *name;
    BenchmarkMeasure measure;
};

constexpr std::array<Meaning, 6> kMeanings{{
    {"request_latency", BenchmarkMeasure::Latency},
    {"time_to_first_token", BenchmarkMeasure::TimeToFirstToken},
    {"inter_token_latency", BenchmarkMeasure::TimePerOutputToken},
    {"inter_chunk_latency", BenchmarkMeasure::InterTokenLatency},
    {"request_throughput", BenchmarkMeasure::Throughput},
    {"output_token_throughput", BenchmarkMeasure::OutputTokenRate},
}};

/// Numbers that have a name of their own with us.
constexpr std::array<std::pair<const char *, const char *>, 3> kNumbers{{
    {"request_count", "requests"},
    {"error_request_count", "errors"},
    {"goodput", "goodput_requests_per_second"},
}};

std::optional<double> average(const ToolMetrics &metrics, const char *name)
{
    const auto metric = metrics.find(name);
    if (metric == metrics.end())
        return std::nullopt;
    const auto found = metric->second.statistics.find("avg");
    return found == metric->second.statistics.end() ? std::nullopt : std::optional(found->second);
}

/// "p99" → 0.99.
std::optional<double> quantileOf(std::string_view statistic)
{
    double percent = 0;
    if (!statistic.starts_with('p'))
        return std::nullopt;
    const auto [end, error]
        = std::from_chars(statistic.data() + 1, statistic.data() + statistic.size(), percent);
    const bool isWhole = error == std::errc() && end == statistic.data() + statistic.size();
    return isWhole ? std::optional(percent / 100) : std::nullopt;
}

ReportedSummary summaryOf(const ToolMetric &metric, double factor, std::uint64_t count)
{
    const auto value = [&](const char *statistic) -> std::optional<double> {
        const auto found = metric.statistics.find(statistic);
        return found == metric.statistics.end() ? std::nullopt
                                                : std::optional(found->second * factor);
    };
    ReportedSummary summary;
    summary.mean = value("avg");
    summary.standardDeviation = value("std");
    summary.median = value("p50");
    summary.min = value("min");
    summary.max = value("max");
    summary.count = count;
    for (const auto &[statistic, number] : metric.statistics)
        if (const auto quantile = quantileOf(statistic); quantile && *quantile > 0.5)
            summary.quantiles[*quantile] = number * factor;
    return summary;
}

void putNumber(const std::string &name, const ToolMetric &metric, BenchmarkCell &cell)
{
    const auto found = metric.statistics.find("avg");
    if (found == metric.statistics.end())
        return;
    for (const auto &[theirs, ours] : kNumbers)
        if (name == theirs) {
            cell.numbers[ours] = plainEstimate(found->second);
            return;
        }
    const auto seconds = secondsIn(metric.unit);
    cell.numbers[seconds ? name + "_seconds" : name]
        = plainEstimate(found->second * seconds.value_or(1));
}

void warnOfFew(const MeasuredValues &values, std::uint64_t count, BenchmarkCell &cell)
{
    if (count == 0 || values.measure != BenchmarkMeasure::Latency)
        return;
    double highest = 0;
    for (const auto &[quantile, estimate] : values.quantiles)
        if (count < leastCount(quantile) && highest == 0)
            highest = quantile;
    if (highest == 0)
        return;
    cell.reasons.push_back({"too-few-requests",
                            std::to_string(count) + " requests are too few for the percentile "
                                + std::to_string(std::lround(highest * 100)) + " and higher ones: "
                                + std::to_string(leastCount(highest)) + " are needed.",
                            false});
}

void putErrors(const ToolMetrics &metrics, BenchmarkCell &cell)
{
    const double failed = average(metrics, "error_request_count").value_or(0);
    const double good = average(metrics, "request_count").value_or(0);
    if (!(failed > 0) || !(good >= 0))
        return;
    ReportedSummary ratio;
    ratio.mean = failed / (failed + good);
    putValues(cell, reportedValues(BenchmarkMeasure::ErrorRatio, ratio));
}

} // namespace

void putMetrics(const ToolMetrics &metrics, BenchmarkCell &cell)
{
    const auto count
        = asCount<std::uint64_t>(average(metrics, "request_count").value_or(0)).value_or(0);
    for (const auto &[name, metric] : metrics) {
        const auto meaning = std::ranges::find(
            kMeanings, name, [](const Meaning &one) { return std::string(one.name); });
        if (meaning == kMeanings.end()) {
            putNumber(name, metric, cell);
            continue;
        }
        const auto seconds = secondsIn(metric.unit);
        MeasuredValues values = reportedValues(
            meaning->measure, summaryOf(metric, seconds.value_or(1), seconds ? count : 0));
        warnOfFew(values, count, cell);
        putValues(cell, std::move(values));
    }
    putErrors(metrics, cell);
}

} // namespace perfdeck
