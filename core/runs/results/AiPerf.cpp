// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/parse/CsvRecord.h"
#include "core/runs/results/CsvNumbers.h"
#include "core/runs/results/Readers.h"
#include "core/runs/results/RunBuilder.h"
#include "core/runs/results/ToolMetrics.h"

#include <array>
#include <charconv>

namespace perfdeck {

namespace {

ToolMetric metricOf(const JsonObject &object)
{
    ToolMetric metric;
    metric.unit = textOf(object, "unit");
    for (const auto field : object)
        if (const auto value = numberOf(object, field.key))
            metric.statistics[std::string(field.key)] = *value;
    return metric;
}

/// Every object of the root with an average is a metric.
ToolMetrics metricsOf(const JsonObject &root)
{
    ToolMetrics metrics;
    for (const auto field : root) {
        JsonObject object;
        if (!field.value.get(object) && numberOf(object, "avg"))
            metrics[std::string(field.key)] = metricOf(object);
    }
    return metrics;
}

std::string firstText(const JsonObject &object, const char *key)
{
    const auto array = arrayOf(object, key);
    if (array && array->size() > 0)
        return scalarText(array->at(0).value());
    return std::string(textOf(object, key));
}

void readLoad(const JsonObject &load, CellKey &key)
{
    key.concurrency = countOf<std::int64_t>(load, "concurrency").value_or(key.concurrency);
    key.rate = numberOf(load, "request_rate").value_or(key.rate);
}

/// Where the settings stand differs between AIPerf (endpoint, loadgen) and GenAI-Perf of old (all
/// at the root) and new (perf_analyzer.stimulus).
CellKey keyOf(const JsonObject &input)
{
    CellKey key;
    key.model = firstText(input, "model");
    if (const auto endpoint = objectOf(input, "endpoint"); endpoint && key.model.empty())
        key.model = firstText(*endpoint, "model_names");
    if (key.model.empty())
        key.model = firstText(input, "model_names");
    readLoad(input, key);
    if (const auto load = objectOf(input, "loadgen"))
        readLoad(*load, key);
    if (const auto analyzer = objectOf(input, "perf_analyzer"))
        if (const auto stimulus = objectOf(*analyzer, "stimulus"))
            readLoad(*stimulus, key);
    return key;
}

void readErrors(const JsonObject &root, BenchmarkCell &cell)
{
    const auto summary = arrayOf(root, "error_summary");
    if (!summary)
        return;
    for (const JsonElement &element : *summary) {
        JsonObject one;
        if (element.get(one))
            continue;
        const auto details = objectOf(one, "error_details");
        const std::string_view message = details ? textOf(*details, "message") : "";
        cell.errors[message.empty() ? "unknown" : std::string(message)]
            += countOf<std::uint64_t>(one, "count").value_or(0);
    }
    if (flagOf(root, "was_cancelled").value_or(false))
        cell.reasons.push_back({"too-short", "The run was cancelled before its end.", true});
}

/// Names and mean power of the GPUs beside the servers.
void readGpus(const JsonObject &root, RunBuilder &builder, BenchmarkCell &cell)
{
    const auto telemetry = objectOf(root, "telemetry_data");
    const auto endpoints = telemetry ? objectOf(*telemetry, "endpoints") : std::nullopt;
    if (!endpoints)
        return;
    double watts = 0;
    std::size_t gpus = 0;
    for (const auto endpoint : *endpoints) {
        JsonObject object;
        const auto list
            = endpoint.value.get(object) ? std::optional<JsonObject>() : objectOf(object, "gpus");
        if (!list)
            continue;
        for (const auto field : *list) {
            JsonObject gpu;
            if (field.value.get(gpu))
                continue;
            builder.fact("gpu." + std::to_string(gpus++) + ".name", textOf(gpu, "gpu_name"));
            const auto metrics = objectOf(gpu, "metrics");
            const auto power = metrics ? objectOf(*metrics, "gpu_power_usage") : std::nullopt;
            watts += power ? numberOf(*power, "avg").value_or(0) : 0;
        }
    }
    if (watts > 0)
        cell.numbers["average_power_watts"] = plainEstimate(watts);
}

/// "Request Latency (ms)" → "request_latency" and "ms".
std::pair<std::string, std::string> nameAndUnit(std::string_view label)
{
    std::string unit;
    const std::size_t open = label.rfind(" (");
    if (open != label.npos && label.ends_with(')')) {
        unit = label.substr(open + 2, label.size() - open - 3);
        label = label.substr(0, open);
    }
    std::string name;
    for (const char c : label)
        name += c == ' ' ? '_' : c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return {name, unit};
}

/// Takes one row of a section that begins with the column "Metric".
void readRow(const std::vector<std::string> &columns,
             const std::vector<CsvField> &fields,
             ToolMetrics &metrics)
{
    auto [name, unit] = nameAndUnit(fields.front().text());
    ToolMetric &metric = metrics[name];
    metric.unit = std::move(unit);
    for (std::size_t i = 1; i < columns.size(); ++i)
        if (const auto value = csvNumber(fields[i].text()))
            metric.statistics[columns[i] == "Value" ? "avg" : columns[i]] = *value;
}

} // namespace

ReadRuns readAiPerfJson(const JsonObject &root, const ResultText &file)
{
    const ToolMetrics metrics = metricsOf(root);
    if (metrics.empty())
        return refused(file.path, "it has no metric with an average");
    const auto input = objectOf(root, "input_config");
    const bool isAiPerf = !textOf(root, "aiperf_version").empty() || !root["was_cancelled"].error()
        || (input && objectOf(*input, "loadgen"));
    const CellKey key = input ? keyOf(*input) : CellKey();
    RunBuilder builder(isAiPerf ? "AIPerf" : "GenAI-Perf", key.model, BenchmarkKind::Http, file);
    builder.setVersion(textOf(root, "aiperf_version"));
    builder.setTimeText(textOf(root, "start_time"), textOf(root, "end_time"));
    BenchmarkCell &cell = builder.cell(key);
    putMetrics(metrics, cell);
    readErrors(root, cell);
    readGpus(root, builder, cell);
    std::vector<BenchmarkRun> runs;
    runs.push_back(std::move(builder).finish());
    return runs;
}

ReadRuns readAiPerfCsv(const ResultText &file)
{
    CsvRecords records(file.text);
    std::vector<CsvField> fields;
    std::vector<std::string> columns;
    ToolMetrics metrics;
    while (const auto record = records.next()) {
        if (const char *fault = splitCsvRecord(*record, fields))
            return refused(file.path, fault, records.line());
        const std::string first = fields.front().text();
        if (first == "Metric" || first == "Endpoint") { // a section begins
            columns.clear();
            for (const CsvField &field : fields)
                columns.push_back(field.text());
            continue;
        }
        if (columns.empty() || columns.front() != "Metric")
            continue; // the section of the GPUs
        if (fields.size() != columns.size())
            return refused(file.path, "the row has not as many fields as columns", records.line());
        readRow(columns, fields, metrics);
    }
    if (!metrics.contains("request_latency") && !metrics.contains("request_throughput"))
        return refused(file.path, "neither request latency nor throughput are in it");
    // GenAI-Perf lists percentiles from the highest down and has no deviation.
    const bool isAiPerf = file.text.find(",std") != std::string::npos;
    RunBuilder builder(isAiPerf ? "AIPerf" : "GenAI-Perf", {}, BenchmarkKind::Http, file);
    putMetrics(metrics, builder.cell({}));
    std::vector<BenchmarkRun> runs;
    runs.push_back(std::move(builder).finish());
    return runs;
}

} // namespace perfdeck
