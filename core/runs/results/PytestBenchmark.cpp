// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/plan/MeasuredValues.h"
#include "core/runs/results/Readers.h"
#include "core/runs/results/RunBuilder.h"

#include <array>

namespace perfdeck {

namespace {

void readMachine(const JsonObject &machine, RunBuilder &builder)
{
    constexpr std::array<std::pair<const char *, const char *>, 6> kNames{{
        {"node", "host.name"},
        {"machine", "cpu.architecture"},
        {"system", "os"},
        {"release", "kernel"},
        {"python_implementation", "python.implementation"},
        {"python_version", "library.python"},
    }};
    for (const auto &[field, fact] : kNames)
        builder.fact(fact, textOf(machine, field));
    const auto cpu = objectOf(machine, "cpu");
    if (!cpu)
        return;
    // The name of this field changed with versions of the library that reads the processor.
    std::string_view name = textOf(*cpu, "brand_raw");
    builder.fact("cpu.model", name.empty() ? textOf(*cpu, "brand") : name);
    if (const auto cores = countOf<std::uint64_t>(*cpu, "count"))
        builder.fact("cpu.cores", std::to_string(*cores));
}

void readCommit(const JsonObject &commit, RunBuilder &builder)
{
    const std::string_view id = textOf(commit, "id");
    if (id != "unversioned")
        builder.tag("commit", id);
    const std::string_view branch = textOf(commit, "branch");
    if (branch != "(unknown)" && branch != "(error)")
        builder.tag("branch", branch);
    if (flagOf(commit, "dirty").value_or(false))
        builder.note("The working tree had changes that were not committed.");
}

/// The test without its parameters, "test_b.py::test_sum"; these stand in the key.
CellKey keyOf(const JsonObject &benchmark)
{
    const std::string_view fullName = textOf(benchmark, "fullname");
    const std::string_view name = fullName.empty() ? textOf(benchmark, "name") : fullName;
    CellKey key;
    const auto parameters = objectOf(benchmark, "params");
    if (!parameters) {
        key.model = name;
        return key;
    }
    for (const auto field : *parameters) {
        const std::string value = scalarText(field.value);
        // Of an object of Python only the identifier in brackets tells.
        setParameter(key, field.key, value.empty() ? textOf(benchmark, "param") : value);
    }
    const std::string test(name.substr(0, name.find('[')));
    if (key.model.empty())
        key.model = test;
    else
        key.variant = test + (key.variant.empty() ? "" : ", ") + key.variant;
    return key;
}

ReportedSummary summaryOf(const JsonObject &stats)
{
    ReportedSummary summary;
    summary.mean = numberOf(stats, "mean");
    summary.standardDeviation = numberOf(stats, "stddev");
    summary.median = numberOf(stats, "median");
    summary.min = numberOf(stats, "min");
    summary.max = numberOf(stats, "max");
    summary.count = countOf<std::uint64_t>(stats, "rounds").value_or(0);
    return summary;
}

Status readBenchmark(const JsonObject &benchmark, RunBuilder &builder)
{
    const auto stats = objectOf(benchmark, "stats");
    const CellKey key = keyOf(benchmark);
    if (key.model.empty())
        return failure(ErrorKind::InvalidInput, "one of its benchmarks has no name");
    BenchmarkCell &cell = builder.cell(key);
    if (!stats || !numberOf(*stats, "mean")) {
        cell.state = RunState::Failed;
        cell.error = "The benchmark gave no numbers.";
        return {};
    }
    const auto samples = numbersOf(*stats, "data");
    putValues(cell,
              samples.empty() ? reportedValues(BenchmarkMeasure::Latency, summaryOf(*stats))
                              : measuredValues(BenchmarkMeasure::Latency, samples));
    if (const auto extra = objectOf(benchmark, "extra_info"))
        for (const auto field : *extra)
            if (const auto number = numberOf(*extra, field.key))
                cell.numbers[std::string(field.key)] = plainEstimate(*number);
    for (const char *field : {"rounds", "iterations"})
        if (const auto number = numberOf(*stats, field))
            cell.numbers[field] = plainEstimate(*number);
    return {};
}

} // namespace

ReadRuns readPytestBenchmark(const JsonObject &root, const ResultText &file)
{
    const auto machine = objectOf(root, "machine_info");
    const auto benchmarks = arrayOf(root, "benchmarks");
    if (!machine || !benchmarks)
        return refused(file.path, "it has no machine_info or no benchmarks");
    const auto commit = objectOf(root, "commit_info");
    RunBuilder builder("pytest-benchmark",
                       commit ? textOf(*commit, "project") : std::string_view(),
                       BenchmarkKind::Command,
                       file);
    builder.setVersion(textOf(root, "version"));
    builder.setTimeText(textOf(root, "datetime"));
    readMachine(*machine, builder);
    if (commit)
        readCommit(*commit, builder);
    for (const JsonElement &element : *benchmarks) {
        JsonObject benchmark;
        if (element.get(benchmark))
            return refused(file.path, "one of its benchmarks is no object");
        if (const Status read = readBenchmark(benchmark, builder); !read)
            return refused(file.path, read.error().what);
    }
    std::vector<BenchmarkRun> runs;
    runs.push_back(std::move(builder).finish());
    return runs;
}

} // namespace perfdeck
