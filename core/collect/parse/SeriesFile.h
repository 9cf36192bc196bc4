// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace perfdeck {

/// One column of a file of series.
struct SeriesColumn
{
    std::string name; ///< empty where the file gives none
    std::vector<double> values; ///< one a row, NaN where it is missing
};

/// A file that holds one series, or several over the same rows.
struct SeriesFile
{
    std::string name; ///< of the whole; of a CSV the file's name without folder and suffix
    std::vector<std::string> times; ///< as they stand in the file, one a row; empty without times
    std::vector<SeriesColumn> columns; ///< all of the same length
    bool joint = false; ///< the columns are dimensions of one series

    [[nodiscard]] std::size_t rows() const
    {
        return columns.empty() ? 0 : columns[0].values.size();
    }
};

/// JSON as the Turing change-point data set has it: {"name", "n_obs", "n_dim", "time": {"raw"},
/// "series": [{"label", "raw": [number or null, …]}, …]}. All but "series" and its "raw" may be
/// missing. An error names `path` and the place inside the JSON. Pure, any thread.
[[nodiscard]] Result<SeriesFile> readSeriesJson(std::string_view text, const std::string &path);

/// CSV by RFC 4180 with a header line. The times are the first of the columns timestamp, time and
/// date. The series is the column `value`; without one every other column that holds numbers in
/// more than half of its cells is a series. Empty cells, "null", "NA" and "NaN" are missing. An
/// error names `path` and the line. Pure, any thread.
[[nodiscard]] Result<SeriesFile> readSeriesCsv(std::string_view text, const std::string &path);

/// JSON where the text begins with {, else CSV.
[[nodiscard]] Result<SeriesFile> readSeriesFile(std::string_view text, const std::string &path);

} // namespace perfdeck
