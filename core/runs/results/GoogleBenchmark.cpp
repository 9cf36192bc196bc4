// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/plan/MeasuredValues.h"
#include "core/runs/results/Readers.h"
#include "core/runs/results/RunBuilder.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>

namespace perfdeck {

namespace {

/// What a row always has; anything else with a number is a counter of the benchmark's author.
constexpr std::array kOwnFields{
    "family_index",
    "per_family_instance_index",
    "repetitions",
    "repetition_index",
    "threads",
    "iterations",
    "real_time",
    "cpu_time",
    "items_per_second",
    "rms",
    "bytes_per_second",
    "cpu_coefficient",
    "real_coefficient",
    "max_bytes_used",
};

constexpr std::array kSummaries{"mean", "median", "stddev", "cv", "BigO", "RMS"};

template<std::size_t Size>
bool holds(const std::array<const char *, Size> &words, std::string_view word)
{
    return std::ranges::find(words, word) != words.end();
}

/// All rows of one benchmark.
struct Instance
{
    std::vector<double> realSeconds; ///< a value a repetition, as all below
    std::vector<double> cpuSeconds;
    std::vector<double> itemsPerSecond;
    std::vector<double> bytesPerSecond;
    std::vector<double> peakBytes;
    std::map<std::string, std::vector<double>> counters;
    /// From rows of statistics: name of the statistic, then of the field.
    std::map<std::string, std::map<std::string, double>> statistics;
    std::uint64_t repetitions = 0;
    std::string error;
    std::string skipped;
};

/// Names say what is measured and how often: "BM_Sort/n:8/repeats:5/threads:2". How often does not
/// make it another benchmark; what has a place of its own in the key goes there.
CellKey keyOf(std::string_view name)
{
    CellKey key;
    while (!name.empty()) {
        const std::string_view part = name.substr(0, name.find('/'));
        name.remove_prefix(std::min(name.size(), part.size() + 1));
        const std::size_t colon = part.find(':');
        const std::string_view word = part.substr(0, colon);
        const bool isEffort = colon != part.npos
            && (word == "repeats" || word == "iterations" || word == "min_time"
                || word == "min_warmup_time");
        if (isEffort)
            continue;
        if (colon != part.npos && word != "model"
            && setKnownParameter(key, word, part.substr(colon + 1)))
            continue;
        key.model += key.model.empty() ? "" : "/";
        key.model += part;
    }
    return key;
}

void putIfThere(std::vector<double> &into, const JsonObject &row, const char *field, double factor)
{
    if (const auto value = scaledOf(row, field, factor))
        into.push_back(*value);
}

void readRepetition(const JsonObject &row, double unit, Instance &instance)
{
    if (flagOf(row, "error_occurred").value_or(false)) {
        instance.error = textOf(row, "error_message");
        if (instance.error.empty())
            instance.error = "The benchmark reported an error without saying which.";
        return;
    }
    if (flagOf(row, "skipped").value_or(false)) {
        instance.skipped = textOf(row, "skip_message");
        return;
    }
    putIfThere(instance.realSeconds, row, "real_time", unit);
    putIfThere(instance.cpuSeconds, row, "cpu_time", unit);
    putIfThere(instance.itemsPerSecond, row, "items_per_second", 1);
    putIfThere(instance.bytesPerSecond, row, "bytes_per_second", 1);
    putIfThere(instance.peakBytes, row, "max_bytes_used", 1);
    for (const auto field : row)
        if (!holds(kOwnFields, field.key))
            if (const auto value = numberOf(row, field.key))
                instance.counters[std::string(field.key)].push_back(*value);
}

void readStatistic(const JsonObject &row, double unit, std::string_view name, Instance &instance)
{
    if (name == "BigO" || name == "RMS" || name == "cv")
        return;
    auto &fields = instance.statistics[std::string(name)];
    for (const auto &[field, factor] :
         {std::pair("real_time", unit), {"cpu_time", unit}, {"items_per_second", 1.0}})
        if (const auto value = scaledOf(row, field, factor))
            fields[field] = *value;
}

/// Files of versions before 1.5 tell rows of statistics by the end of their names only.
std::string_view oldStatistic(std::string_view name)
{
    for (const std::string_view word : kSummaries)
        if (name.size() > word.size() && name.ends_with(word)
            && name[name.size() - word.size() - 1] == '_')
            return word;
    return {};
}

Status readRow(const JsonObject &row, std::map<std::string, Instance> &instances)
{
    std::string_view name = textOf(row, "run_name");
    std::string_view statistic = textOf(row, "aggregate_name");
    if (name.empty()) {
        name = textOf(row, "name");
        statistic = oldStatistic(name);
        if (!statistic.empty())
            name.remove_suffix(statistic.size() + 1);
    }
    if (name.empty())
        return failure(ErrorKind::InvalidInput, "a benchmark has no name");
    const std::string_view word = textOf(row, "time_unit");
    const auto unit = word.empty() ? std::optional(1e-9) : secondsIn(word);
    if (!unit)
        return failure(ErrorKind::InvalidInput,
                       "the unit \"" + std::string(word) + "\" of " + std::string(name)
                           + " is none of ns, us, ms, s");
    if (statistic == "BigO" || statistic == "RMS")
        return {};
    Instance &instance = instances[std::string(name)];
    instance.repetitions
        = std::max(instance.repetitions, countOf<std::uint64_t>(row, "repetitions").value_or(0));
    if (statistic.empty())
        readRepetition(row, *unit, instance);
    else
        readStatistic(row, *unit, statistic, instance);
    return {};
}

/// Of a run that wrote statistics only.
ReportedSummary summaryOf(const Instance &instance, const std::string &field)
{
    const auto value = [&](const char *statistic) -> std::optional<double> {
        const auto fields = instance.statistics.find(statistic);
        if (fields == instance.statistics.end())
            return std::nullopt;
        const auto found = fields->second.find(field);
        return found == fields->second.end() ? std::nullopt : std::optional(found->second);
    };
    ReportedSummary summary;
    summary.mean = value("mean");
    summary.median = value("median");
    summary.standardDeviation = value("stddev");
    summary.min = value("min");
    summary.max = value("max");
    summary.count = instance.repetitions;
    return summary;
}

void putMeasure(BenchmarkCell &cell,
                BenchmarkMeasure measure,
                const std::vector<double> &samples,
                const ReportedSummary &summary)
{
    if (!samples.empty())
        putValues(cell, measuredValues(measure, samples));
    else if (summary.mean || summary.median)
        putValues(cell, reportedValues(measure, summary));
}

void fill(BenchmarkCell &cell, const Instance &instance)
{
    if (!instance.error.empty()) {
        cell.state = RunState::Failed;
        cell.error = instance.error;
    }
    if (!instance.skipped.empty()) {
        cell.isSkipped = true;
        cell.skippedFor = instance.skipped;
    }
    putMeasure(
        cell, BenchmarkMeasure::Latency, instance.realSeconds, summaryOf(instance, "real_time"));
    putMeasure(cell,
               BenchmarkMeasure::Throughput,
               instance.itemsPerSecond,
               summaryOf(instance, "items_per_second"));
    putMeasure(cell, BenchmarkMeasure::PeakMemory, instance.peakBytes, {});
    if (!instance.cpuSeconds.empty())
        cell.numbers["cpu_seconds"] = meanEstimate(instance.cpuSeconds);
    else if (const auto summary = summaryOf(instance, "cpu_time"); summary.mean)
        cell.numbers["cpu_seconds"] = reportedValues(BenchmarkMeasure::Latency, summary).mean;
    if (!instance.bytesPerSecond.empty())
        cell.numbers["bytes_per_second"] = meanEstimate(instance.bytesPerSecond);
    for (const auto &[name, values] : instance.counters)
        cell.numbers[name] = meanEstimate(values);
    for (const auto &[name, fields] : instance.statistics)
        if (!holds(kSummaries, name) && name != "min" && name != "max")
            if (const auto found = fields.find("real_time"); found != fields.end())
                cell.numbers[name + "_seconds"] = plainEstimate(found->second);
}

void readCaches(const JsonObject &context, RunBuilder &builder)
{
    const auto caches = arrayOf(context, "caches");
    if (!caches)
        return;
    for (const JsonElement &element : *caches) {
        JsonObject cache;
        if (element.get(cache))
            continue;
        const auto level = countOf<std::uint64_t>(cache, "level");
        const auto size = countOf<std::uint64_t>(cache, "size");
        if (level && size)
            builder.fact("cpu.cache.l" + std::to_string(*level) + '.'
                             + std::string(textOf(cache, "type")),
                         std::to_string(*size));
    }
}

/// "2.6" of 2596.
std::string inSteps(double megahertz)
{
    const auto tenths = std::llround(std::clamp(megahertz, 0.0, 1e6) / 100);
    return std::to_string(tenths / 10) + '.' + std::to_string(tenths % 10);
}

void readContext(const JsonObject &context, RunBuilder &builder)
{
    constexpr std::array kKnown{"date", "executable", "library_version"};
    constexpr std::array<std::pair<const char *, const char *>, 5> kNames{{
        {"host_name", "host.name"},
        {"num_cpus", "cpu.cores"},
        {"cpu_scaling_enabled", "cpu.scaling"},
        {"aslr_enabled", "aslr"},
        {"library_build_type", "library.benchmark.build"},
    }};
    builder.setTimeText(textOf(context, "date"));
    std::string_view version = textOf(context, "library_version");
    if (version.starts_with('v'))
        version.remove_prefix(1);
    builder.setVersion(version);
    // A reading of the clock drifts from run to run of the same machine: in steps of 100 MHz.
    if (const auto megahertz = numberOf(context, "mhz_per_cpu"))
        builder.fact("cpu.clock_ghz", inSteps(*megahertz));
    readCaches(context, builder);
    for (const auto field : context) {
        const auto known = std::ranges::find(
            kNames, field.key, [](const auto &pair) { return std::string_view(pair.first); });
        if (known != kNames.end())
            builder.fact(known->second, scalarText(field.value));
        else if (field.value.is_string() && !holds(kKnown, field.key))
            builder.fact("context." + std::string(field.key), scalarText(field.value));
    }
    const auto load = numbersOf(context, "load_avg");
    const double cores = numberOf(context, "num_cpus").value_or(1);
    if (!load.empty() && load.front() > 0.1 * cores)
        builder.warn("load",
                     "The machine was busy when it began: a load of "
                         + std::to_string(load.front()).substr(0, 4) + " on "
                         + std::to_string(std::lround(cores)) + " cores.");
    if (textOf(context, "library_build_type") == "debug")
        builder.warn("debug-library", "The benchmark library was built for debugging.");
}

} // namespace

ReadRuns readGoogleBenchmark(const JsonObject &root, const ResultText &file)
{
    const auto context = objectOf(root, "context");
    const auto rows = arrayOf(root, "benchmarks");
    if (!context || !rows)
        return refused(file.path, "it has no context or no benchmarks");
    RunBuilder builder(
        "Google Benchmark",
        std::filesystem::path(std::string(textOf(*context, "executable"))).filename().string(),
        BenchmarkKind::Command,
        file);
    readContext(*context, builder);
    std::map<std::string, Instance> instances;
    for (const JsonElement &element : *rows) {
        JsonObject row;
        if (element.get(row))
            return refused(file.path, "one of its benchmarks is no object");
        if (const Status read = readRow(row, instances); !read)
            return refused(file.path, read.error().what);
    }
    for (const auto &[name, instance] : instances)
        fill(builder.cell(keyOf(name)), instance);
    std::vector<BenchmarkRun> runs;
    runs.push_back(std::move(builder).finish());
    return runs;
}

} // namespace perfdeck
