// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/GroupHead.h"

#include <algorithm>
#include <numeric>

namespace perfdeck {

std::uint32_t Layout::add(SeriesId seriesId)
{
    const auto column = static_cast<std::uint32_t>(series.size());
    const auto [found, isNew] = columns.try_emplace(seriesId, column);
    if (isNew)
        series.push_back(seriesId);
    return found->second;
}

GroupHead::GroupHead(LayoutPtr layout, std::size_t expectedTicks)
    : m_layout(std::move(layout))
{
    m_ticks.reserve(expectedTicks);
    m_values.reserve(expectedTicks * m_layout->series.size());
}

void GroupHead::append(Timestamp time, std::span<const double> values)
{
    m_ticks.push_back({time, static_cast<std::uint32_t>(values.size()), m_values.size()});
    m_values.insert(m_values.end(), values.begin(), values.end());
    m_min = std::min(m_min, time);
    m_max = std::max(m_max, time);
}

std::uint64_t GroupHead::dropFront(std::size_t count)
{
    count = std::min(count, m_ticks.size());
    const std::size_t end = count == m_ticks.size() ? m_values.size() : m_ticks[count].offset;
    const auto present = std::count_if(m_values.begin(),
                                       m_values.begin() + static_cast<std::ptrdiff_t>(end),
                                       [](double value) { return !isAbsent(value); });
    m_values.erase(m_values.begin(), m_values.begin() + static_cast<std::ptrdiff_t>(end));
    m_ticks.erase(m_ticks.begin(), m_ticks.begin() + static_cast<std::ptrdiff_t>(count));
    for (Tick &tick : m_ticks)
        tick.offset -= end;
    journaled.ticks -= std::min(journaled.ticks, count);
    kept.ticks = journaled.ticks;
    return static_cast<std::uint64_t>(present);
}

std::span<const double> GroupHead::row(std::size_t tick) const
{
    return {m_values.data() + m_ticks[tick].offset, m_ticks[tick].columns};
}

double GroupHead::value(std::size_t tick, std::size_t column) const
{
    const Tick &at = m_ticks[tick];
    return column < at.columns ? m_values[at.offset + column] : absentValue();
}

bool GroupHead::wouldSpanTooMuch(Timestamp time) const
{
    return !m_ticks.empty() && std::max(m_max, time) - std::min(m_min, time) > kMaxChunkSpan;
}

std::vector<std::uint32_t> GroupHead::timeOrder() const
{
    std::vector<std::uint32_t> order(m_ticks.size());
    std::iota(order.begin(), order.end(), 0U);
    const auto earlier
        = [this](std::uint32_t a, std::uint32_t b) { return m_ticks[a].time < m_ticks[b].time; };
    if (!std::is_sorted(order.begin(), order.end(), earlier))
        std::stable_sort(order.begin(), order.end(), earlier);
    return order;
}

} // namespace perfdeck
