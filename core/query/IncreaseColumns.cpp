// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/IncreaseColumns.h"

#include "core/query/GapRule.h"
#include "core/query/Rate.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace perfdeck {

IncreaseColumns::IncreaseColumns(ColumnGrid grid, std::int64_t firstColumn, std::size_t columns)
    : m_grid(grid)
    , m_first(firstColumn)
    , m_increase(columns, 0)
    , m_known(columns, false)
{
}

void IncreaseColumns::addBuckets(std::span<const RollupPoint> buckets, Duration length)
{
    std::vector<RollupPoint> rates;
    ratesOf(buckets, length, rates);
    for (const RollupPoint &rate : rates) {
        const std::int64_t from = rate.start.time_since_epoch().count();
        const double seconds = std::chrono::duration<double>(length).count();
        spread(from, from + length.count(), rate.last * seconds);
    }
}

void IncreaseColumns::addSamples(std::span<const Timestamp> times, std::span<const double> values)
{
    for (std::size_t i = 1; i < times.size(); ++i) {
        const double before = values[i - 1];
        const double after = values[i];
        if (std::isnan(before) || std::isnan(after) || hasGapBefore(times, i))
            continue;
        spread(times[i - 1].time_since_epoch().count(),
               times[i].time_since_epoch().count(),
               after < before ? after : after - before);
    }
}

void IncreaseColumns::spread(std::int64_t from, std::int64_t to, double increase)
{
    const std::int64_t last = m_first + static_cast<std::int64_t>(m_increase.size()) - 1;
    const std::int64_t begin = std::max(m_grid.columnOf(from), m_first);
    const std::int64_t end = std::min(m_grid.columnOf(to - 1), last);
    const auto length = static_cast<double>(to - from);
    for (std::int64_t column = begin; column <= end; ++column) {
        const std::int64_t start = std::max(from, m_grid.endOf(column - 1));
        const std::int64_t stop = std::min(to, m_grid.endOf(column));
        const auto at = static_cast<std::size_t>(column - m_first);
        m_increase[at] += increase * static_cast<double>(stop - start) / length;
        m_known[at] = true;
    }
}

std::vector<double> IncreaseColumns::take()
{
    for (std::size_t i = 0; i < m_increase.size(); ++i) {
        if (!m_known[i])
            m_increase[i] = std::numeric_limits<double>::quiet_NaN();
    }
    return std::move(m_increase);
}

} // namespace perfdeck
