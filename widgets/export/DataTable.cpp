// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/export/DataTable.h"

#include "core/report/TableWriter.h"

#include <algorithm>

namespace perfdeck {

namespace {

constexpr std::size_t kPiece = 64 * 1024;

Cell cellForFile(const Cell &cell, const DataTable::Column &column)
{
    const auto *time = column.isTime ? std::get_if<std::int64_t>(&cell) : nullptr;
    return time != nullptr ? Cell(toIso8601(Timestamp(Duration(*time)))) : cell;
}

} // namespace

bool writeTable(const DataTable &table, TextFormat format, const DataTableSink &sink)
{
    std::string piece;
    double done = 0;
    const auto gather = [&](std::string_view text) {
        piece += text;
        if (piece.size() < kPiece)
            return true;
        const bool goesOn = sink(piece, done);
        piece.clear();
        return goesOn;
    };
    const auto writer = format == TextFormat::Csv ? makeTableWriter(TableFormat::Csv, gather)
                                                  : makeTsvWriter(gather);
    std::vector<std::string> names;
    for (const DataTable::Column &column : table.columns)
        names.push_back(column.name);
    bool goesOn = writer->begin(names);
    std::vector<Cell> row(table.columns.size());
    const std::size_t rows = table.rowCount();
    for (std::size_t at = 0; at < rows && goesOn; ++at) {
        for (std::size_t column = 0; column < row.size(); ++column)
            row[column] = cellForFile(table.at(at, column), table.columns[column]);
        done = static_cast<double>(at + 1) / static_cast<double>(rows);
        goesOn = writer->row(row);
    }
    return goesOn && writer->end() && sink(piece, 1);
}

DataTable rowsWithin(const DataTable &table, TimeRange range)
{
    DataTable within{table.columns, {}};
    const auto time = std::find_if(
        table.columns.begin(), table.columns.end(), [](const auto &c) { return c.isTime; });
    const auto column = static_cast<std::size_t>(time - table.columns.begin());
    for (std::size_t row = 0; time != table.columns.end() && row < table.rowCount(); ++row) {
        const auto *micros = std::get_if<std::int64_t>(&table.at(row, column));
        if (micros == nullptr || !range.contains(Timestamp(Duration(*micros))))
            continue;
        for (std::size_t i = 0; i < table.columns.size(); ++i)
            within.cells.push_back(table.at(row, i));
    }
    return within;
}

QString tableText(const DataTable &table, TextFormat format)
{
    std::string text;
    writeTable(table, format, [&text](std::string_view piece, double) {
        text += piece;
        return true;
    });
    return QString::fromStdString(text);
}

std::string_view baseUnitName(Unit unit)
{
    switch (unit) {
    case Unit::Second:
        return "seconds";
    case Unit::Byte:
        return "bytes";
    case Unit::BytePerSecond:
        return "bytes/s";
    case Unit::Ratio:
        return "ratio";
    case Unit::Hertz:
        return "hertz";
    case Unit::Celsius:
        return "celsius";
    case Unit::Watt:
        return "watts";
    case Unit::Joule:
        return "joules";
    case Unit::PerSecond:
        return "1/s";
    case Unit::RequestPerSecond:
        return "requests/s";
    case Unit::SamplePerSecond:
        return "samples/s";
    case Unit::TokenPerSecond:
        return "tokens/s";
    case Unit::None:
    case Unit::Count:
        break;
    }
    return {};
}

std::string headingWithUnit(const QString &title, Unit unit)
{
    std::string heading = title.toStdString();
    if (const std::string_view name = baseUnitName(unit); !name.empty()) {
        heading += " (";
        heading += name;
        heading += ')';
    }
    return heading;
}

} // namespace perfdeck
