// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/models/RowChange.h"
#include "widgets/models/RowSnapshot.h"
#include "widgets/tables/RowFilter.h"

#include <vector>

namespace perfdeck {

/// Which rows of a table are wanted, and in what order.
struct RowWish
{
    RowFilter filter;
    int column = -1; ///< to sort by; −1: as they come
    Qt::SortOrder order = Qt::AscendingOrder;
};

/// Numbers of the wanted rows in the wished order: by the raw value with what is unknown always
/// last, texts without regard to capitals, equal rows as they come. O(n log n), keys are read once
/// and not per comparison. Any thread.
[[nodiscard]] std::vector<int> orderedRows(const RowSnapshot &rows, const RowWish &wish);

/// What leads from the rows shown to those wanted. Any thread.
struct RowArrangement
{
    std::vector<int> before; ///< rows shown when it was made
    std::vector<int> after;
    std::vector<RowRange> removed; ///< places in `before`
    std::vector<int> common; ///< rows that stay, in their new order; empty: in that of before
    std::vector<RowRange> inserted; ///< places in `after`
    bool isReset = false; ///< too many pieces to be told one by one
};

/// O(n). Both lists have no row twice and none at or above `rowCount`.
[[nodiscard]] RowArrangement
arrangement(std::vector<int> before, std::vector<int> after, int rowCount);

} // namespace perfdeck
