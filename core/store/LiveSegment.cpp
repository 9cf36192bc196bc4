// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/LiveSegment.h"

#include "core/store/ByteStream.h"
#include "core/store/ChunkCodec.h"
#include "core/store/PositionCodec.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <numeric>

namespace perfdeck {

namespace {

constexpr std::size_t kColumnsAtOnce = 8; // one cache line of a row

/// Absent values are left out: their number, their places, then the rest. Empty when all are
/// absent.
void encodeColumn(std::span<double> values, Bytes &out)
{
    std::array<std::uint16_t, kMaxChunkSamples> absent;
    std::size_t gone = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double value = values[i];
        if (isAbsent(value))
            absent[gone++] = static_cast<std::uint16_t>(i);
        else
            values[i - gone] = value;
    }
    if (gone == values.size())
        return;
    appendVarint(out, gone);
    if (gone > 0)
        encodePositions(std::span(absent).first(gone), values.size(), out);
    encodeValues(values.first(values.size() - gone), out);
}

/// Decodes `column`; the times of absent values are taken out of `times`.
bool decodeColumn(ByteView column, std::vector<Timestamp> &times, std::vector<double> &values)
{
    ByteReader in(column);
    const std::uint64_t gone = in.varint();
    if (in.failed() || gone >= times.size())
        return false;
    if (gone > 0) {
        std::vector<std::uint16_t> absent(gone);
        if (!decodePositions(in, times.size(), absent))
            return false;
        std::size_t kept = absent[0];
        for (std::size_t i = kept, next = 0; i < times.size(); ++i) {
            if (next < gone && absent[next] == i)
                ++next;
            else
                times[kept++] = times[i];
        }
        times.resize(times.size() - gone);
    }
    return decodeValues(in.take(in.remaining()), times.size(), values).has_value();
}

std::vector<std::size_t> ascendingOrder(std::span<const SeriesId> columns)
{
    std::vector<std::size_t> order(columns.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::sort(order, {}, [&](std::size_t column) { return columns[column]; });
    return order;
}

/// Up to kColumnsAtOnce columns of the rows, turned: column after column.
void gather(const LiveSegment::Head &head,
            std::span<const std::size_t> columns,
            std::vector<double> &turned)
{
    const std::size_t count = head.rows.size();
    turned.resize(columns.size() * count);
    for (std::size_t i = 0; i < count; ++i) {
        const std::vector<double> &row = head.rows[i];
        for (std::size_t k = 0; k < columns.size(); ++k)
            turned[k * count + i] = columns[k] < row.size() ? row[columns[k]] : absentValue();
    }
}

} // namespace

std::shared_ptr<const LiveSegment> LiveSegment::seal(const Head &head, const LiveSegment *similar)
{
    assert(!head.times.empty() && head.times.size() <= kMaxChunkSamples);
    auto segment = std::make_shared<LiveSegment>();
    segment->m_first = head.times.front();
    segment->m_last = head.times.back();
    segment->m_count = head.times.size();
    encodeTimes(head.times, segment->m_times);

    const std::vector<std::size_t> order = ascendingOrder(head.columns);
    SegmentLayout layout;
    layout.reserve(order.size());
    std::vector<double> turned;
    for (std::size_t at = 0; at < order.size(); at += kColumnsAtOnce) {
        const auto columns
            = std::span(order).subspan(at, std::min(kColumnsAtOnce, order.size() - at));
        gather(head, columns, turned);
        for (std::size_t k = 0; k < columns.size(); ++k) {
            layout.push_back(head.columns[columns[k]]);
            encodeColumn(std::span(turned).subspan(k * head.rows.size(), head.rows.size()),
                         segment->m_data);
            segment->m_ends.push_back(static_cast<std::uint32_t>(segment->m_data.size()));
        }
    }
    segment->m_data.shrink_to_fit();
    segment->m_ends.shrink_to_fit();
    segment->m_ownsLayout = similar == nullptr || *similar->m_layout != layout;
    segment->m_layout = segment->m_ownsLayout
        ? std::make_shared<const SegmentLayout>(std::move(layout))
        : similar->m_layout;
    return segment;
}

ByteView LiveSegment::columnOf(SeriesId series) const
{
    const auto found = std::ranges::lower_bound(*m_layout, series);
    if (found == m_layout->end() || *found != series)
        return {};
    const auto column = static_cast<std::size_t>(found - m_layout->begin());
    const std::size_t begin = column == 0 ? 0 : m_ends[column - 1];
    return ByteView(m_data).subspan(begin, m_ends[column] - begin);
}

std::uint64_t LiveSegment::bytes() const
{
    const std::uint64_t layout = m_ownsLayout ? m_layout->size() * sizeof(SeriesId) : 0;
    return sizeof *this + m_times.capacity() + m_data.capacity()
        + m_ends.capacity() * sizeof(std::uint32_t) + layout;
}

void LiveSegment::read(SeriesId series,
                       TimeRange range,
                       std::vector<Timestamp> &times,
                       std::vector<double> &values) const
{
    const ByteView column = columnOf(series);
    if (column.empty())
        return;
    std::vector<Timestamp> allTimes;
    std::vector<double> allValues;
    if (!decodeTimes(m_times, m_count, allTimes) || !decodeColumn(column, allTimes, allValues)) {
        assert(false); // we wrote these bytes ourselves
        return;
    }
    const auto begin = std::ranges::lower_bound(allTimes, range.from) - allTimes.begin();
    const auto end = std::ranges::lower_bound(allTimes, range.to) - allTimes.begin();
    times.insert(times.end(), allTimes.begin() + begin, allTimes.begin() + end);
    values.insert(values.end(), allValues.begin() + begin, allValues.begin() + end);
}

} // namespace perfdeck
