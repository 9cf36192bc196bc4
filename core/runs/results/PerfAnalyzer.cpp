// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/parse/CsvRecord.h"
#include "core/runs/results/CsvNumbers.h"
#include "core/runs/results/Readers.h"
#include "core/runs/results/RunBuilder.h"

#include <algorithm>

namespace perfdeck {

namespace {

constexpr double kMicrosecond = 1e-6;

/// "p99 latency" → 0.99.
std::optional<double> quantileOf(std::string_view column)
{
    if (!column.starts_with('p') || !column.ends_with(" latency"))
        return std::nullopt;
    const auto percent = csvNumber(column.substr(1, column.find(' ') - 1));
    return percent ? std::optional(*percent / 100) : std::nullopt;
}

/// "Network+Server Send/Recv" → "network_server_send_recv".
std::string plainName(std::string_view column)
{
    std::string name;
    for (const char c : column) {
        const bool isUpper = c >= 'A' && c <= 'Z';
        const bool isPlain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (isUpper || isPlain)
            name += isUpper ? static_cast<char>(c - 'A' + 'a') : c;
        else if (!name.empty() && name.back() != '_')
            name += '_';
    }
    return name;
}

/// Columns before the percentiles are microseconds of one request on its way.
bool isPhase(std::string_view column)
{
    return column.starts_with("Client ") || column.starts_with("Server ")
        || column.starts_with("Network");
}

struct Row
{
    CellKey key;
    std::optional<double> throughput;
    ReportedSummary latency;
    std::map<std::string, double> phases; ///< seconds
};

void take(std::string_view column, double value, Row &row)
{
    if (column == "Inferences/Second")
        row.throughput = value;
    else if (column == "Concurrency")
        row.key.concurrency = static_cast<std::int64_t>(std::clamp(value, 0.0, kMostWhole));
    else if (column == "Batch Size")
        row.key.batchSize = static_cast<std::int64_t>(std::clamp(value, 0.0, kMostWhole));
    else if (column == "Request Rate")
        row.key.rate = value;
    else if (column == "Avg latency")
        row.latency.mean = value * kMicrosecond;
    else if (const auto quantile = quantileOf(column); quantile && *quantile == 0.5)
        row.latency.median = value * kMicrosecond;
    else if (quantile)
        row.latency.quantiles[*quantile] = value * kMicrosecond;
    else if (isPhase(column))
        row.phases[plainName(column) + "_seconds"] = value * kMicrosecond;
}

} // namespace

ReadRuns readPerfAnalyzer(const ResultText &file)
{
    CsvRecords records(file.text);
    std::vector<CsvField> fields;
    std::vector<std::string> columns;
    RunBuilder builder("perf_analyzer", {}, BenchmarkKind::Http, file);
    while (const auto record = records.next()) {
        if (const char *fault = splitCsvRecord(*record, fields))
            return refused(file.path, fault, records.line());
        if (columns.empty()) {
            for (const CsvField &field : fields)
                columns.push_back(field.text());
            continue;
        }
        if (fields.size() < columns.size())
            return refused(file.path, "the row has too few fields", records.line());
        Row row;
        for (std::size_t i = 0; i < columns.size(); ++i)
            if (const auto value = csvNumber(fields[i].text()))
                take(columns[i], *value, row);
        if (!row.throughput)
            return refused(file.path, "the row has no Inferences/Second", records.line());
        BenchmarkCell &cell = builder.cell(row.key);
        ReportedSummary throughput;
        throughput.mean = row.throughput;
        putValues(cell, reportedValues(BenchmarkMeasure::Throughput, throughput));
        putValues(cell, reportedValues(BenchmarkMeasure::Latency, row.latency));
        for (const auto &[name, seconds] : row.phases)
            cell.numbers[name] = plainEstimate(seconds);
    }
    std::vector<BenchmarkRun> runs;
    runs.push_back(std::move(builder).finish());
    return runs;
}

} // namespace perfdeck
