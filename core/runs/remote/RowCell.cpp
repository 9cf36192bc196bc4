// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/remote/RowCell.h"

#include <algorithm>

namespace perfdeck {

namespace {

bool fits(const std::string &row, const std::string &key)
{
    return row.empty() || key.empty() || row == key;
}

bool fits(const RemoteRow &row, const CellKey &key)
{
    return fits(row.model, key.model) && fits(row.hardware, key.device)
        && fits(row.precision, key.precision)
        && (row.batchSize == 0 || key.batchSize == 0 || row.batchSize == key.batchSize);
}

void put(BenchmarkCell &cell, BenchmarkMeasure measure, const std::optional<double> &value)
{
    if (!value)
        return;
    MeasuredValues values;
    values.measure = measure;
    values.mean = serverNumber(*value);
    cell.values.push_back(std::move(values));
}

} // namespace

Estimate serverNumber(double value)
{
    Estimate estimate;
    estimate.value = value;
    return estimate;
}

CellKey keyOfRow(const RemoteRow &row)
{
    CellKey key;
    key.model = row.model;
    key.device = row.hardware;
    key.precision = row.precision;
    key.batchSize = row.batchSize;
    return key;
}

std::optional<RemoteRow>
rowOfCell(const std::vector<RemoteRow> &rows, const CellKey &key, const std::string &task)
{
    std::vector<const RemoteRow *> fitting;
    for (const RemoteRow &row : rows)
        if (fits(row, key))
            fitting.push_back(&row);
    if (fitting.empty() || (key.model.empty() && fitting.size() > 1))
        return std::nullopt;
    const auto wanted = std::ranges::find_if(
        fitting, [&task](const RemoteRow *row) { return row->testCase == task; });
    return wanted == fitting.end() ? *fitting.front() : **wanted;
}

void putRow(const RemoteRow &row, BenchmarkCell &cell)
{
    put(cell, BenchmarkMeasure::Latency, row.latencySeconds);
    put(cell, BenchmarkMeasure::Throughput, row.itemsPerSecond);
    put(cell, BenchmarkMeasure::PeakMemory, row.peakBytes);
    if (row.isSimulated)
        cell.reasons.push_back(
            {"simulated", "The server simulated this hardware instead of measuring on it.", true});
}

} // namespace perfdeck
