// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Cell.h"

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace perfdeck {

enum class TableFormat
{
    Csv, ///< one header line, LF, numbers in shortest round-trip form, text quoted by RFC 4180
    Json, ///< an array of objects, one a line; NaN and infinities as the texts "NaN", "+Inf",
          ///< "-Inf"
    Text, ///< aligned columns for a terminal
};

/// Takes the pieces of the output in order; false means that nobody reads any more.
using TextSink = std::function<bool(std::string_view)>;

/// Writes a table row by row. Csv and Json stream; Text measures the first rows, then streams.
/// One thread.
class TableWriter
{
public:
    virtual ~TableWriter() = default;
    virtual bool begin(std::span<const std::string> columns) = 0;
    virtual bool row(std::span<const Cell> cells) = 0;
    virtual bool end() = 0;
};

[[nodiscard]] std::unique_ptr<TableWriter> makeTableWriter(TableFormat format, TextSink sink);

/// For the clipboard: like Csv, but separated by tabs and never quoted, as spreadsheets paste it.
[[nodiscard]] std::unique_ptr<TableWriter> makeTsvWriter(TextSink sink);

/// The shortest text that reads back as the same double; NaN, +Inf and -Inf by these names.
[[nodiscard]] std::string numberText(double value);

/// A text cell of a CSV file: quoted where needed, and guarded by a leading apostrophe where a
/// spreadsheet would take it for a formula.
[[nodiscard]] std::string csvText(std::string_view text);

/// A text cell of tab-separated text: tabs and line ends become spaces, guarded like csvText().
[[nodiscard]] std::string tsvText(std::string_view text);

} // namespace perfdeck
