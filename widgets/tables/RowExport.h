// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/export/DataTable.h"
#include "widgets/models/RowSnapshot.h"

#include <vector>

namespace perfdeck {

/// Rows of a table as raw values: numbers in base units, times as times, all else as its text. A
/// column with something to say about its cells ("the percentile lies above the last bucket") is
/// followed by a column of notes when a chosen row has one. Any thread.
[[nodiscard]] DataTable rowsAsTable(const RowSnapshot &snapshot,
                                    const std::vector<int> &rows,
                                    const std::vector<int> &columns);

} // namespace perfdeck
