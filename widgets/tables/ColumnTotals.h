// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

namespace perfdeck {

class RowSnapshot;

/// One column of numbers as one number.
struct ColumnTotal
{
    /// Percentiles are never added nor averaged: of them the largest is told.
    enum class Kind
    {
        Sum,
        Mean,
        Largest
    };

    int column = 0;
    Kind kind = Kind::Sum;
};

/// Of these rows, in the order of `totals`; none where no row has a number. O(rows × totals), any
/// thread.
[[nodiscard]] std::vector<std::optional<double>>
columnTotals(const RowSnapshot &snapshot,
             const std::vector<int> &rows,
             const std::vector<ColumnTotal> &totals);

} // namespace perfdeck
