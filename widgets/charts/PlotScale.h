// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/TimeRange.h"

#include <cstdint>

namespace perfdeck {

/// From time and value to device pixels of a plot and back. A value; any thread.
struct PlotScale
{
    TimeRange range;
    double min = 0; ///< value at the lower edge of the inner area
    double max = 1;
    double width = 1; ///< device pixels
    double height = 1;
    double inset
        = 0; ///< device pixels kept free above max and below min, so that lines there are whole

    [[nodiscard]] double x(std::int64_t micros) const
    {
        const auto from = range.from.time_since_epoch().count();
        return static_cast<double>(micros - from) * width / static_cast<double>(length());
    }

    [[nodiscard]] double y(double value) const
    {
        return inset + (max - value) * (height - 2 * inset) / (max - min);
    }

    [[nodiscard]] double valueAt(double y) const
    {
        return max - (y - inset) * (max - min) / (height - 2 * inset);
    }

    [[nodiscard]] Timestamp timeAt(double x) const
    {
        const double micros = x / width * static_cast<double>(length());
        return range.from + Duration(static_cast<std::int64_t>(micros));
    }

    [[nodiscard]] std::int64_t length() const
    {
        const auto micros = range.length().count();
        return micros > 0 ? micros : 1;
    }
};

/// The range moved and widened so that a pixel column is a whole number of microseconds and columns
/// begin at multiples of it. A live chart whose ranges are snapped slides by whole columns and the
/// columns keep their samples, so lines do not shimmer. The end is not before the wanted end.
[[nodiscard]] TimeRange snapToColumns(TimeRange wanted, int columns);

} // namespace perfdeck
