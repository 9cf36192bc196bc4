// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/SpreadBuilder.h"

#include "core/stats/Quantile.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>

namespace perfdeck {

namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

} // namespace

SpreadBuilder::SpreadBuilder(TimeRange range, int columns)
    : m_grid(range, std::min(columns, kMostColumns))
    , m_first(m_grid.columnOf(range.from.time_since_epoch().count()))
    , m_count(static_cast<std::size_t>(m_grid.columnOf(range.to.time_since_epoch().count() - 1)
                                       - m_first + 1))
{
}

std::span<const double> SpreadBuilder::row(std::size_t series) const
{
    return std::span(m_values).subspan(series * m_count, m_count);
}

void SpreadBuilder::add(const FrameSeries &series)
{
    m_values.resize(m_values.size() + m_count, kNaN);
    const std::span<double> row = std::span(m_values).last(m_count);
    ++m_series;
    const auto count = static_cast<std::int64_t>(m_count);
    for (std::size_t i = 0; i < series.columns.size(); ++i) {
        const FrameColumn &column = series.columns[i];
        const std::int64_t from = m_grid.columnOf(column.lastTime) - m_first;
        const bool joined = i + 1 < series.columns.size() && !series.columns[i + 1].gapBefore;
        const std::int64_t to
            = joined ? m_grid.columnOf(series.columns[i + 1].time) - m_first : from + 1;
        for (std::int64_t c = std::max<std::int64_t>(from, 0); c < std::min(to, count); ++c)
            row[static_cast<std::size_t>(c)] = column.last;
        if (from >= 0 && from < count)
            row[static_cast<std::size_t>(from)] = column.last;
    }
}

std::vector<SpreadColumn> SpreadBuilder::columns(std::stop_token stop) const
{
    std::vector<SpreadColumn> spread;
    std::vector<double> values;
    for (std::size_t c = 0; c < m_count && !stop.stop_requested(); ++c) {
        values.clear();
        for (std::size_t s = 0; s < m_series; ++s)
            if (const double value = m_values[s * m_count + c]; std::isfinite(value))
                values.push_back(value);
        if (values.empty())
            continue;
        std::sort(values.begin(), values.end());
        SpreadColumn column;
        column.time = (m_first + static_cast<std::int64_t>(c)) * m_grid.width();
        column.p5 = quantileOfSorted(values, 0.05);
        column.p25 = quantileOfSorted(values, 0.25);
        column.p50 = quantileOfSorted(values, 0.5);
        column.p75 = quantileOfSorted(values, 0.75);
        column.p95 = quantileOfSorted(values, 0.95);
        column.series = static_cast<std::uint32_t>(values.size());
        spread.push_back(column);
    }
    return spread;
}

std::vector<std::size_t> SpreadBuilder::outliers(const std::vector<SpreadColumn> &spread,
                                                 std::size_t most) const
{
    std::vector<std::pair<double, std::size_t>> far; // mean distance, series
    for (std::size_t s = 0; s < m_series; ++s) {
        double sum = 0;
        std::size_t known = 0;
        for (const SpreadColumn &column : spread) {
            const std::int64_t index = m_grid.columnOf(column.time) - m_first;
            const double value = row(s)[static_cast<std::size_t>(index)];
            if (std::isnan(value))
                continue;
            ++known;
            const double outside = std::max({0.0, value - column.p95, column.p5 - value});
            // Of equal series any distance is far; the size of the value is the measure then.
            const double width
                = std::max(column.p95 - column.p5, 1e-9 * std::max(1e-300, std::abs(column.p50)));
            sum += std::min(outside / width, 1e6);
        }
        if (sum > 0)
            far.emplace_back(sum / static_cast<double>(known), s);
    }
    const std::size_t count = std::min(most, far.size());
    std::partial_sort(far.begin(),
                      far.begin() + static_cast<std::ptrdiff_t>(count),
                      far.end(),
                      [](const auto &a, const auto &b) {
                          return a.first != b.first ? a.first > b.first : a.second < b.second;
                      });
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < count; ++i)
        found.push_back(far[i].second);
    std::sort(found.begin(), found.end());
    return found;
}

} // namespace perfdeck
