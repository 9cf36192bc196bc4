// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/TimeRange.h"

#include <algorithm>
#include <cstdint>

namespace perfdeck {

/// Cuts time into columns of equal width, counted from the epoch and not from the start of a range:
/// as long as length and number of columns stay the same, a sample keeps its column while the range
/// slides over it, so a live chart moves without jitter. A range that does not start on a boundary
/// touches one column more than asked for. A value; times in microseconds.
class ColumnGrid final
{
public:
    ColumnGrid(TimeRange range, int columns)
        : m_width(widthFor(range.length().count(), std::max(columns, 1)))
    {
    }

    [[nodiscard]] std::int64_t width() const { return m_width; }

    [[nodiscard]] std::int64_t columnOf(std::int64_t time) const
    {
        const std::int64_t quotient = time / m_width;
        return quotient - (time % m_width < 0 ? 1 : 0);
    }

    /// First moment that is no longer in the column.
    [[nodiscard]] std::int64_t endOf(std::int64_t column) const { return (column + 1) * m_width; }

private:
    static std::int64_t widthFor(std::int64_t length, std::int64_t columns)
    {
        return std::max<std::int64_t>(1, length / columns + (length % columns > 0 ? 1 : 0));
    }

    std::int64_t m_width;
};

} // namespace perfdeck
