// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/plan/MeasuredValues.h"
#include "core/runs/results/Readers.h"
#include "core/runs/results/RunBuilder.h"

#include <algorithm>

namespace perfdeck {

namespace {

/// Times of a run are in seconds, memory in bytes. A command appears with its parameters filled in,
/// so that it is the name of the cell.
CellKey keyOf(const JsonObject &result)
{
    CellKey key;
    if (const auto parameters = objectOf(result, "parameters"))
        for (const auto field : *parameters)
            (void)setKnownParameter(key, field.key, scalarText(field.value));
    key.variant = textOf(result, "command");
    return key;
}

ReportedSummary summaryOf(const JsonObject &result)
{
    ReportedSummary summary;
    summary.mean = numberOf(result, "mean");
    summary.standardDeviation = numberOf(result, "stddev");
    summary.median = numberOf(result, "median");
    summary.min = numberOf(result, "min");
    summary.max = numberOf(result, "max");
    return summary;
}

/// A command that failed was timed all the same (--ignore-failure); that is said with the cell.
void readExits(const JsonObject &result, std::size_t runs, BenchmarkCell &cell)
{
    const auto codes = arrayOf(result, "exit_codes");
    if (!codes)
        return;
    for (const JsonElement &element : *codes) {
        double code = 0;
        if (element.get(code)) // null: ended by a signal
            ++cell.errors["ended by a signal"];
        else if (code != 0)
            ++cell.errors["exit status " + scalarText(element)];
    }
    std::uint64_t failed = 0;
    for (const auto &[what, count] : cell.errors)
        failed += count;
    cell.numbers["errors"] = plainEstimate(static_cast<double>(failed));
    if (failed > 0)
        cell.reasons.push_back(
            {"errors",
             std::to_string(failed) + " of " + std::to_string(runs) + " runs ended with a failure.",
             true});
}

void readResult(const JsonObject &result, BenchmarkCell &cell)
{
    const std::vector<double> times = numbersOf(result, "times");
    putValues(cell,
              times.empty() ? reportedValues(BenchmarkMeasure::Latency, summaryOf(result))
                            : measuredValues(BenchmarkMeasure::Latency, times));
    if (const auto bytes = numbersOf(result, "memory_usage_byte"); !bytes.empty())
        putValues(cell, measuredValues(BenchmarkMeasure::PeakMemory, bytes));
    const auto user = numberOf(result, "user");
    const auto system = numberOf(result, "system");
    if (user && system)
        cell.numbers["cpu_seconds"] = plainEstimate(*user + *system);
    cell.numbers["requests"] = plainEstimate(static_cast<double>(times.size()));
    readExits(result, times.size(), cell);
}

} // namespace

ReadRuns readHyperfine(const JsonObject &root, const ResultText &file)
{
    const auto results = arrayOf(root, "results");
    if (!results)
        return refused(file.path, "it has no results");
    RunBuilder builder("hyperfine", {}, BenchmarkKind::Command, file);
    std::vector<CommandVariant> commands;
    for (const JsonElement &element : *results) {
        JsonObject result;
        if (element.get(result) || textOf(result, "command").empty() || !numberOf(result, "mean"))
            return refused(file.path, "one of its results has no command or no mean");
        const CellKey key = keyOf(result);
        readResult(result, builder.cell(key));
        commands.push_back({key.variant, key.variant, {}, {}});
    }
    std::vector<BenchmarkRun> runs;
    runs.push_back(std::move(builder).finish());
    runs.front().definition.commands = std::move(commands);
    return runs;
}

} // namespace perfdeck
