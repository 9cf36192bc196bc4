// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/TimeRange.h"

#include <cmath>
#include <cstdint>
#include <limits>

namespace perfdeck {

/// What the lower and upper edge of a plot mean.
struct ValueBounds
{
    double min = 0;
    double max = 1;
    bool logarithmic = false; ///< min is above zero

    /// A value as a height: linear between level(min) and level(max). −∞ where a logarithm has
    /// none.
    [[nodiscard]] double level(double value) const
    {
        if (!logarithmic)
            return value;
        return value > 0 ? std::log10(value) : -std::numeric_limits<double>::infinity();
    }

    [[nodiscard]] double valueAt(double level) const
    {
        return logarithmic ? std::pow(10.0, level) : level;
    }

    friend bool operator==(const ValueBounds &, const ValueBounds &) = default;
};

/// From time and value to device pixels of a plot and back. A value; any thread.
struct PlotScale
{
    TimeRange range;
    ValueBounds values; ///< at the edges of the inner area
    double width = 1; ///< device pixels
    double height = 1;
    double inset = 0; ///< device pixels kept free above and below, so that lines there are whole

    [[nodiscard]] double x(std::int64_t micros) const
    {
        const auto from = range.from.time_since_epoch().count();
        return static_cast<double>(micros - from) * width / static_cast<double>(length());
    }

    [[nodiscard]] double y(double value) const
    {
        const double top = values.level(values.max);
        return inset
            + (top - values.level(value)) * (height - 2 * inset) / (top - values.level(values.min));
    }

    [[nodiscard]] double valueAt(double y) const
    {
        const double top = values.level(values.max);
        return values.valueAt(
            top - (y - inset) * (top - values.level(values.min)) / (height - 2 * inset));
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
