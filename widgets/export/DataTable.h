// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Cell.h"
#include "core/model/MetricInfo.h"
#include "core/model/TimeRange.h"

#include <QString>

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace perfdeck {

/// What a chart or a table shows, as columns and rows in base units: read as a table, copied,
/// saved. A value that does not change once it was handed out. Any thread.
struct DataTable
{
    struct Column
    {
        std::string name; ///< heading of files, the same in every language: "time", "p99_seconds"
        QString title; ///< heading on screen
        Unit unit = Unit::None; ///< of its numbers, for the screen
        bool isTime = false; ///< whole numbers are µs since the epoch; files get ISO 8601 in UTC
    };

    std::vector<Column> columns;
    std::vector<Cell> cells; ///< row by row

    [[nodiscard]] std::size_t rowCount() const
    {
        return columns.empty() ? 0 : cells.size() / columns.size();
    }

    [[nodiscard]] const Cell &at(std::size_t row, std::size_t column) const
    {
        return cells[row * columns.size() + column];
    }
};

using DataTablePtr = std::shared_ptr<const DataTable>;

enum class TextFormat
{
    Csv, ///< RFC 4180 with LF
    Tsv, ///< for pasting into spreadsheets
};

/// Takes the text in pieces together with the share that is done, 0…1; false ends the writing.
using DataTableSink = std::function<bool(std::string_view text, double done)>;

/// Heading, then rows; numbers in shortest round-trip form, times in UTC with microseconds. False
/// when the sink had enough. Any thread.
bool writeTable(const DataTable &table, TextFormat format, const DataTableSink &sink);
[[nodiscard]] QString tableText(const DataTable &table, TextFormat format);

/// The rows whose time (in the first column of times) lies in the range; none without such a
/// column.
[[nodiscard]] DataTable rowsWithin(const DataTable &table, TimeRange range);

/// What files call a base unit: "bytes", "seconds"; empty for none.
[[nodiscard]] std::string_view baseUnitName(Unit unit);
/// The heading of a file for a column of this title: "CPU (ratio)".
[[nodiscard]] std::string headingWithUnit(const QString &title, Unit unit);

} // namespace perfdeck
