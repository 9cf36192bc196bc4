// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/tables/ColumnTotals.h"

#include "widgets/models/RowSnapshot.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace perfdeck {

namespace {

std::optional<double>
totalOf(const RowSnapshot &snapshot, const std::vector<int> &rows, const ColumnTotal &total)
{
    double sum = 0;
    double largest = -std::numeric_limits<double>::infinity();
    int count = 0;
    for (const int row : rows) {
        const QVariant value = snapshot.value(row, total.column);
        const double number = value.isValid() ? value.toDouble() : std::nan("");
        if (std::isnan(number))
            continue;
        sum += number;
        largest = std::max(largest, number);
        ++count;
    }
    if (count == 0)
        return std::nullopt;
    switch (total.kind) {
    case ColumnTotal::Kind::Sum:
        return sum;
    case ColumnTotal::Kind::Mean:
        return sum / count;
    case ColumnTotal::Kind::Largest:
        break;
    }
    return largest;
}

} // namespace

std::vector<std::optional<double>> columnTotals(const RowSnapshot &snapshot,
                                                const std::vector<int> &rows,
                                                const std::vector<ColumnTotal> &totals)
{
    std::vector<std::optional<double>> found;
    found.reserve(totals.size());
    for (const ColumnTotal &total : totals)
        found.push_back(totalOf(snapshot, rows, total));
    return found;
}

} // namespace perfdeck
