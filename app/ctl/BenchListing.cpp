// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/BenchListing.h"

#include "core/model/BenchmarkWords.h"
#include "core/model/TimeRange.h"
#include "core/model/ValueText.h"
#include "core/runs/plan/RunFile.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <initializer_list>
#include <set>

namespace perfdeck {

namespace {

Cell cell(std::string_view text)
{
    return std::string(text);
}

Cell cell(double value)
{
    return std::isnan(value) ? Cell() : Cell(value);
}

Cell cell(Timestamp time)
{
    return time == Timestamp{} ? Cell() : Cell(toIso8601(time));
}

Cell count(std::int64_t value)
{
    return value == 0 ? Cell() : Cell(value);
}

ExitCode print(const std::string &format,
               const std::vector<std::string> &columns,
               const std::vector<std::vector<Cell>> &rows)
{
    const auto writer = makeTableWriter(outputFormat(format), standardOutput());
    writer->begin(columns);
    for (const std::vector<Cell> &row : rows)
        writer->row(row);
    writer->end();
    return std::fflush(stdout) == 0 ? kFinished : kFailed;
}

/// "12.3 ms (11.9 ms to 12.8 ms)"
std::string words(const Estimate &estimate, Unit unit)
{
    if (!estimate.isKnown())
        return "–";
    std::string text = valueText(estimate.value, unit);
    if (!std::isnan(estimate.low) && !std::isnan(estimate.high))
        text
            += " (" + valueText(estimate.low, unit) + " to " + valueText(estimate.high, unit) + ")";
    return text;
}

Estimate quantile(const MeasuredValues &values, double which)
{
    const auto at = values.quantiles.find(which);
    return at == values.quantiles.end() ? Estimate() : at->second;
}

std::string codes(const BenchmarkCell &cell)
{
    std::string text;
    std::set<std::string> known;
    for (const VerdictReason &reason : cell.reasons)
        if (known.insert(reason.code).second)
            text += (text.empty() ? "" : " ") + reason.code;
    return text;
}

std::string outcome(const BenchmarkCell &cell)
{
    if (cell.isSkipped)
        return "left out";
    return std::string(cell.state == RunState::Finished ? runVerdictName(cell.verdict)
                                                        : runStateName(cell.state));
}

/// The measures that any cell of the run has, in their order.
std::vector<BenchmarkMeasure> measuresOf(const BenchmarkRun &run)
{
    std::set<BenchmarkMeasure> measures;
    for (const BenchmarkCell &each : run.cells)
        for (const MeasuredValues &values : each.values)
            measures.insert(values.measure);
    return {measures.begin(), measures.end()};
}

ExitCode printCellTable(const BenchmarkRun &run)
{
    const auto measures = measuresOf(run);
    std::vector<std::string> columns{"cell", "verdict", "values"};
    for (const BenchmarkMeasure measure : measures) {
        const std::string name(benchmarkMeasureName(measure));
        columns.push_back(name + " median");
        if (measure == BenchmarkMeasure::Latency)
            for (const char *more : {" mean", " p90", " p99"})
                columns.push_back(name + more);
    }
    columns.emplace_back("reasons");
    std::vector<std::vector<Cell>> rows;
    for (const BenchmarkCell &each : run.cells) {
        std::vector<Cell> row{cell(cellTitle(each.key)), cell(outcome(each))};
        row.push_back(each.values.empty()
                          ? Cell()
                          : count(static_cast<std::int64_t>(each.values.front().mean.count)));
        for (const BenchmarkMeasure measure : measures) {
            const MeasuredValues *found = each.find(measure);
            const MeasuredValues values = found == nullptr ? MeasuredValues() : *found;
            const Unit unit = benchmarkMeasureUnit(measure);
            row.push_back(words(values.median, unit));
            if (measure != BenchmarkMeasure::Latency)
                continue;
            row.push_back(words(values.mean, unit));
            for (const double which : {0.9, 0.99})
                row.push_back(words(quantile(values, which), unit));
        }
        row.push_back(codes(each));
        rows.push_back(std::move(row));
    }
    return print("table", columns, rows);
}

/// One line a cell and measure.
ExitCode printCellLines(const BenchmarkRun &run)
{
    const std::vector<std::string> columns{"run",
                                           "benchmark",
                                           "model",
                                           "device",
                                           "precision",
                                           "batch_size",
                                           "sequence_length",
                                           "concurrency",
                                           "rate",
                                           "threads",
                                           "variant",
                                           "verdict",
                                           "measure",
                                           "count",
                                           "mean",
                                           "mean_low",
                                           "mean_high",
                                           "median",
                                           "median_low",
                                           "median_high",
                                           "p90",
                                           "p95",
                                           "p99",
                                           "p999",
                                           "min",
                                           "max",
                                           "deviation",
                                           "reasons"};
    std::vector<std::vector<Cell>> rows;
    for (const BenchmarkCell &each : run.cells) {
        const CellKey &key = each.key;
        const std::vector<Cell> head{cell(run.id),
                                     cell(run.definition.id),
                                     cell(key.model),
                                     cell(key.device),
                                     cell(key.precision),
                                     count(key.batchSize),
                                     count(key.sequenceLength),
                                     count(key.concurrency),
                                     key.rate == 0 ? Cell() : Cell(key.rate),
                                     count(key.threads),
                                     cell(key.variant),
                                     cell(outcome(each))};
        for (const MeasuredValues &values : each.values) {
            std::vector<Cell> row = head;
            row.push_back(cell(benchmarkMeasureName(values.measure)));
            row.push_back(count(static_cast<std::int64_t>(values.mean.count)));
            for (const Estimate *estimate : {&values.mean, &values.median})
                for (const double number : {estimate->value, estimate->low, estimate->high})
                    row.push_back(cell(number));
            for (const double which : {0.9, 0.95, 0.99, 0.999})
                row.push_back(cell(quantile(values, which).value));
            for (const double number : {values.min, values.max, values.deviation})
                row.push_back(cell(number));
            row.push_back(cell(codes(each)));
            rows.push_back(std::move(row));
        }
        if (each.values.empty()) {
            std::vector<Cell> row = head;
            row.resize(columns.size());
            row.back() = cell(each.isSkipped ? each.skippedFor : each.error);
            rows.push_back(std::move(row));
        }
    }
    return print("csv", columns, rows);
}

} // namespace

ExitCode listDefinitions(const DefinitionSet &set, const std::string &format)
{
    std::vector<std::vector<Cell>> rows;
    for (const BenchmarkDefinition &each : set.definitions)
        rows.push_back({cell(each.id),
                        cell(benchmarkKindName(each.kind)),
                        cell(each.task),
                        cell(each.title),
                        cell(each.description),
                        cell(each.origin.empty() ? "built in" : each.origin)});
    for (const Error &error : set.refused)
        tell("Refused: " + error.message());
    return print(format, {"id", "kind", "task", "title", "description", "origin"}, rows);
}

ExitCode listRuns(const std::vector<BenchmarkRun> &runs, const std::string &format)
{
    std::vector<std::vector<Cell>> rows;
    for (const BenchmarkRun &run : runs) {
        const auto with = [&](RunVerdict verdict) {
            return std::ranges::count(run.cells, verdict, &BenchmarkCell::verdict);
        };
        rows.push_back({cell(run.id),
                        cell(run.definition.id),
                        cell(run.definition.title),
                        cell(benchmarkKindName(run.definition.kind)),
                        cell(runStateName(run.state)),
                        cell(run.start),
                        static_cast<std::int64_t>(run.cells.size()),
                        with(RunVerdict::Valid),
                        with(RunVerdict::Invalid),
                        cell(run.environment.key),
                        cell(run.source)});
    }
    return print(format,
                 {"run",
                  "benchmark",
                  "title",
                  "kind",
                  "state",
                  "start",
                  "cells",
                  "valid",
                  "invalid",
                  "environment",
                  "source"},
                 rows);
}

ExitCode listCells(const BenchmarkRun &run, const std::string &format)
{
    switch (outputFormat(format)) {
    case TableFormat::Json:
        (void)standardOutput()(runJson(documentOf(run), RunDetail::All) + '\n');
        return std::fflush(stdout) == 0 ? kFinished : kFailed;
    case TableFormat::Csv:
        return printCellLines(run);
    case TableFormat::Text:
        break;
    }
    return printCellTable(run);
}

void tellAbout(const BenchmarkRun &run)
{
    for (const VerdictReason &reason : run.preflight)
        tell((reason.isFatal ? "Against it: " : "Mind: ") + reason.text);
    for (const BenchmarkCell &each : run.cells) {
        if (!each.error.empty())
            tell(cellTitle(each.key) + ": " + each.error);
        for (const VerdictReason &reason : each.reasons)
            if (std::ranges::find(run.preflight, reason) == run.preflight.end())
                tell(cellTitle(each.key) + (reason.isFatal ? " is invalid: " : ": ") + reason.text);
    }
    if (!run.error.empty())
        tell(run.error);
}

} // namespace perfdeck
