// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/collect/parse/SeriesFile.h"
#include "core/model/TimeRange.h"

#include <string>
#include <vector>

namespace perfdeck {

/// A file of series as a side of a comparison.
struct SideFile
{
    std::vector<Timestamp> times; ///< one a row, ascending
    TimeRange range; ///< from the first row to just behind the last
    std::vector<SeriesColumn> columns; ///< at least one row each
};

inline constexpr std::size_t kMostSideFileBytes = 64ULL << 20;

/// JSON or CSV, see SeriesFile.h. Rows without times that can be read and ascend are a second
/// apart, from the epoch on. Columns without a name are called "value". An error names the file,
/// and the line where there is one. Any thread.
[[nodiscard]] Result<SideFile> readSideFile(const std::string &path);

} // namespace perfdeck
