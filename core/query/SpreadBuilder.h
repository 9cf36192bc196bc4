// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Frame.h"
#include "core/query/ColumnGrid.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <stop_token>
#include <vector>

namespace perfdeck {

/// Finds how the values of many series are spread in each pixel column, and which series lie
/// outside. A series counts in a column with its newest sample there, else with the one its line
/// comes from; gaps stay gaps. Memory: 8 bytes per series and column. One thread.
class SpreadBuilder final
{
public:
    /// More columns than kMostColumns are taken together.
    SpreadBuilder(TimeRange range, int columns);

    static constexpr int kMostColumns = 1000;

    /// One more series, reduced to columns of any width.
    void add(const FrameSeries &series);

    [[nodiscard]] std::size_t series() const { return m_series; }

    [[nodiscard]] std::int64_t columnWidth() const { return m_grid.width(); } ///< µs

    /// Quantiles of the finite values per column; columns without any are left out.
    /// O(series · log series · columns). Ends early, with what is done, when asked to stop.
    [[nodiscard]] std::vector<SpreadColumn> columns(std::stop_token stop = {}) const;
    /// Indices, in the order added, of at most `most` series that are furthest outside of p5…p95 on
    /// average, measured in widths of it. Ascending.
    [[nodiscard]] std::vector<std::size_t> outliers(const std::vector<SpreadColumn> &spread,
                                                    std::size_t most) const;

private:
    [[nodiscard]] std::span<const double> row(std::size_t series) const;

    ColumnGrid m_grid;
    std::int64_t m_first; ///< index of the first column
    std::size_t m_count; ///< of columns
    std::size_t m_series = 0;
    std::vector<double> m_values; ///< by series, then by column; NaN: none
};

} // namespace perfdeck
