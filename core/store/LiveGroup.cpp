// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/LiveGroup.h"

#include <algorithm>

namespace perfdeck {

namespace {

constexpr std::size_t kMaxHeadRows = 256;
constexpr std::size_t kMinHeadRows = 64; // shorter segments compress badly
constexpr std::uint64_t kMaxHeadBytes = 8U << 20;
constexpr std::size_t kMaxLost = 32;
constexpr Duration kMaxAge{kMaxLiveTime}; // so that no sum of times can overflow

std::uint64_t rowBytes(const std::vector<double> &row)
{
    return row.capacity() * sizeof(double) + sizeof row + sizeof(Timestamp);
}

} // namespace

bool LiveGroup::mustSealBefore(const TickRow &row) const
{
    if (m_times.empty())
        return false;
    if (row.time < m_times.front())
        return true;
    const std::uint64_t headBytes = m_rows.size() * m_columns.size() * sizeof(double);
    return m_rows.size() >= kMaxHeadRows
        || (m_rows.size() >= kMinHeadRows && headBytes >= kMaxHeadBytes);
}

std::shared_ptr<const LiveSegment> LiveGroup::seal() const
{
    return LiveSegment::seal({m_times, m_rows, m_columns},
                             m_sealed.empty() ? nullptr : m_sealed.back().segment.get());
}

void LiveGroup::adopt(std::shared_ptr<const LiveSegment> sealed)
{
    for (const auto &row : m_rows)
        m_bytes -= rowBytes(row);
    m_bytes += sealed->bytes();
    const Duration age = sealed->last().time_since_epoch() + m_runOffset;
    m_sealed.push_back({std::move(sealed), m_run, m_head, age});
    ++m_head;
    m_times.clear();
    m_rows.clear();
    m_columns.clear(); // series that are gone get no column in the next head
    m_lastSeries.clear();
}

void LiveGroup::startRun(Timestamp time)
{
    ++m_run;
    m_runOffset = m_age - time.time_since_epoch();
}

void LiveGroup::mapColumns(std::span<const SeriesId> row, LiveSeriesMap &series)
{
    if (std::ranges::equal(row, m_lastSeries))
        return;
    m_lastSeries.assign(row.begin(), row.end());
    m_lastColumns.resize(row.size());
    for (std::size_t i = 0; i < row.size(); ++i) {
        LiveSeries &place = series[row[i]];
        if (place.head != m_head || place.group != m_id) {
            place = {m_id, m_head, static_cast<std::uint32_t>(m_columns.size())};
            m_columns.push_back(row[i]);
        }
        m_lastColumns[i] = place.column;
    }
}

std::vector<double> &LiveGroup::rowAt(Timestamp time)
{
    const auto found = std::ranges::lower_bound(m_times, time);
    const auto index = found - m_times.begin();
    if (found == m_times.end() || *found != time) {
        m_times.insert(found, time);
        m_rows.emplace(m_rows.begin() + index);
    }
    return m_rows[static_cast<std::size_t>(index)];
}

void LiveGroup::take(const TickRow &row, LiveSeriesMap &series)
{
    if (!m_newest)
        lose(m_run,
             Timestamp::min(),
             row.time - Duration(1)); // whoever ran before us may have had some
    const bool olderThanAll
        = m_times.empty() && !m_sealed.empty() && row.time <= m_sealed.back().segment->last();
    if (!m_newest || olderThanAll)
        startRun(row.time);
    mapColumns(row.series, series);
    std::vector<double> &values = rowAt(row.time);
    m_bytes -= values.empty() ? 0 : rowBytes(values);
    values.resize(m_columns.size(), absentValue());
    for (std::size_t i = 0; i < row.values.size(); ++i) {
        if (!isAbsent(row.values[i]))
            values[m_lastColumns[i]] = row.values[i];
    }
    m_bytes += rowBytes(values);
    m_newest = row.time;
    m_age = std::clamp(row.time.time_since_epoch() + m_runOffset, m_age, kMaxAge);
}

bool LiveGroup::hasOutlived(Duration length) const
{
    return !m_sealed.empty() && m_age - m_sealed.front().age > length;
}

void LiveGroup::lose(std::uint64_t run, Timestamp first, Timestamp last)
{
    if (!m_lost.empty() && (m_lost.back().run == run || m_lost.size() >= kMaxLost)) {
        Lost &hull = m_lost.back();
        hull = {run, std::min(hull.first, first), std::max(hull.last, last)};
        return;
    }
    m_lost.push_back({run, first, last});
}

void LiveGroup::evictSegment(LiveSeriesMap &series)
{
    const Sealed gone = std::move(m_sealed.front());
    m_sealed.pop_front();
    m_bytes -= gone.segment->bytes();
    lose(gone.run, gone.segment->first(), gone.segment->last());
    std::erase_if(series, [&](const auto &entry) {
        return entry.second.group == m_id && entry.second.head <= gone.head;
    });
}

bool LiveGroup::evictRow()
{
    if (m_rows.size() < 2)
        return false;
    m_bytes -= rowBytes(m_rows.front());
    lose(m_run, m_times.front(), m_times.front());
    m_times.erase(m_times.begin());
    m_rows.erase(m_rows.begin());
    return true;
}

double LiveGroup::valueInHead(std::size_t row, const LiveSeries &series) const
{
    const std::vector<double> &values = m_rows[row];
    return series.head == m_head && series.column < values.size() ? values[series.column]
                                                                  : absentValue();
}

bool LiveGroup::holds(SeriesId id, const LiveSeries &series) const
{
    return lastInHead(series) || std::ranges::any_of(m_sealed, [&](const Sealed &sealed) {
               return sealed.segment->holds(id);
           });
}

std::vector<LiveSegmentRef> LiveGroup::segments(TimeRange range) const
{
    std::vector<LiveSegmentRef> found;
    for (const Sealed &sealed : m_sealed) {
        if (sealed.segment->overlaps(range))
            found.push_back({sealed.segment, sealed.run});
    }
    return found;
}

void LiveGroup::readHead(const LiveSeries &series,
                         TimeRange range,
                         std::vector<Timestamp> &times,
                         std::vector<double> &values) const
{
    if (series.head != m_head)
        return;
    const auto from = std::ranges::lower_bound(m_times, range.from) - m_times.begin();
    for (auto i = static_cast<std::size_t>(from); i < m_times.size() && m_times[i] < range.to;
         ++i) {
        const double value = valueInHead(i, series);
        if (isAbsent(value))
            continue;
        times.push_back(m_times[i]);
        values.push_back(value);
    }
}

std::optional<Sample> LiveGroup::lastInHead(const LiveSeries &series) const
{
    for (std::size_t i = series.head == m_head ? m_rows.size() : 0; i-- > 0;) {
        const double value = valueInHead(i, series);
        if (!isAbsent(value))
            return Sample{m_times[i], value};
    }
    return std::nullopt;
}

Timestamp LiveGroup::coveredFrom() const
{
    // What was lost after the present moment, before the clock was set back, does not matter yet.
    const Timestamp now = m_newest.value_or(Timestamp::min());
    Timestamp from = Timestamp::min();
    for (const Lost &lost : m_lost) {
        if (lost.first <= now)
            from = std::max(from, std::min(lost.last, now) + Duration(1));
    }
    return from;
}

} // namespace perfdeck
