// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/SeriesReducer.h"

#include "core/query/GapRule.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace perfdeck {

namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kInfinity = std::numeric_limits<double>::infinity();

std::int64_t micros(Timestamp time)
{
    return time.time_since_epoch().count();
}

/// First index after `from` whose time is not before `end`. Looks at the next few samples, then
/// gallops: a long column costs a few comparisons more, a short one no more than its samples.
std::size_t firstAtOrAfter(std::span<const Timestamp> times, std::size_t from, std::int64_t end)
{
    constexpr std::size_t kFew = 8;
    const Timestamp limit{Duration(end)};
    std::size_t low = from;
    const std::size_t few = std::min(from + kFew, times.size());
    while (low + 1 < few && times[low + 1] < limit)
        ++low;
    if (low + 1 < few || few == times.size())
        return low + 1;
    std::size_t step = 1;
    while (low + step < times.size() && times[low + step] < limit) {
        low += step;
        step *= 2;
    }
    std::size_t high = std::min(low + step, times.size());
    while (low + 1 < high) {
        const std::size_t middle = low + (high - low) / 2;
        (times[middle] < limit ? low : high) = middle;
    }
    return high;
}

struct Extremes
{
    double min;
    double max;
    double sum;
};

Extremes extremesOfFew(std::span<const double> values)
{
    Extremes found{values[0], values[0], 0};
    for (const double value : values) {
        found.min = value < found.min ? value : found.min;
        found.max = value > found.max ? value : found.max;
        found.sum += value;
    }
    return found;
}

/// Four independent chains each. A NaN or an infinity shows in the sum; min and max are then void.
Extremes extremesOf(std::span<const double> values)
{
    constexpr std::size_t kLanes = 4;
    if (values.size() < 2 * kLanes)
        return extremesOfFew(values);
    std::array<double, kLanes> low{};
    std::array<double, kLanes> high{};
    std::array<double, kLanes> sum{};
    low.fill(values[0]);
    high.fill(values[0]);
    std::size_t i = 0;
    for (; i + kLanes <= values.size(); i += kLanes) {
        for (std::size_t lane = 0; lane < kLanes; ++lane) {
            const double value = values[i + lane];
            low[lane] = value < low[lane] ? value : low[lane];
            high[lane] = value > high[lane] ? value : high[lane];
            sum[lane] += value;
        }
    }
    for (; i < values.size(); ++i) {
        low[0] = values[i] < low[0] ? values[i] : low[0];
        high[0] = values[i] > high[0] ? values[i] : high[0];
        sum[0] += values[i];
    }
    return {std::min(std::min(low[0], low[1]), std::min(low[2], low[3])),
            std::max(std::max(high[0], high[1]), std::max(high[2], high[3])),
            (sum[0] + sum[1]) + (sum[2] + sum[3])};
}

/// `value` made part of an extreme that is NaN while it has met nothing.
double lower(double extreme, double value)
{
    return value < extreme || std::isnan(extreme) ? value : extreme;
}

double higher(double extreme, double value)
{
    return value > extreme || std::isnan(extreme) ? value : extreme;
}

} // namespace

SeriesReducer::SeriesReducer(ColumnGrid grid, TimeRange range, std::vector<FrameColumn> &columns)
    : m_grid(grid)
    , m_range(range)
    , m_columns(columns)
{
}

void SeriesReducer::addSamples(std::span<const Timestamp> times, std::span<const double> values)
{
    const auto at = [&times](Timestamp time) {
        return static_cast<std::size_t>(std::lower_bound(times.begin(), times.end(), time)
                                        - times.begin());
    };
    const std::size_t from = at(m_range.from);
    const std::size_t to = std::max(from, at(m_range.to));
    addPart(times, values, {0, from, false});
    addPart(times, values, {from, to, true});
    addPart(times, values, {to, times.size(), false});
    if (to > from) {
        m_totals.last = values[to - 1];
        m_totals.lastTime = micros(times[to - 1]);
        m_totals.count += to - from;
    }
}

void SeriesReducer::addPart(std::span<const Timestamp> times,
                            std::span<const double> values,
                            Part part)
{
    for (std::size_t i = part.from; i < part.to;) {
        const std::int64_t time = micros(times[i]);
        moveTo(time);
        const std::size_t end = firstAtOrAfter(times.first(part.to), i, m_columnEnd);
        FrameColumn column = reduce(values.subspan(i, end - i), part.counts);
        column.time = time;
        column.lastTime = micros(times[end - 1]);
        column.gapBefore = m_broken || std::isnan(values[i])
            || (i == 0 ? startsAfterGap(time) : hasGapBefore(times, i));
        append(column);
        m_broken = std::isnan(values[end - 1]);
        m_bucketLength = 0;
        i = end;
    }
}

void SeriesReducer::addBuckets(std::span<const RollupPoint> buckets, Duration length)
{
    for (const RollupPoint &bucket : buckets) {
        const std::int64_t start = micros(bucket.start);
        moveTo(start);
        FrameColumn column;
        column.time = std::max(start, micros(m_range.from));
        column.lastTime = std::min(start + length.count(), micros(m_range.to)) - 1;
        column.first = bucket.first;
        column.min = bucket.min;
        column.max = bucket.max;
        column.last = bucket.last;
        column.count = static_cast<std::uint32_t>(bucket.count);
        column.gapBefore = m_broken || std::isnan(bucket.first) || startsAfterGap(start);
        append(column);
        m_broken = std::isnan(bucket.last);
        m_bucketLength = length.count();
        m_totals.count += bucket.count;
        m_totals.last = bucket.last;
        m_totals.lastTime = column.lastTime;
        count(bucket.min, bucket.max, bucket.sum, bucket.count);
    }
}

/// Buckets have one natural step, their length; what is missing between two of them is a gap.
bool SeriesReducer::startsAfterGap(std::int64_t time) const
{
    if (m_columns.empty() || m_bucketLength == 0)
        return false;
    const std::int64_t missing = time - m_columns.back().lastTime;
    return static_cast<double>(missing) > (kGapFactor - 1) * static_cast<double>(m_bucketLength);
}

FrameColumn SeriesReducer::reduce(std::span<const double> values, bool counts)
{
    const Extremes extremes = extremesOf(values);
    if (!std::isfinite(extremes.sum))
        return reduceWithCare(values, counts);
    FrameColumn column;
    column.first = values.front();
    column.last = values.back();
    column.min = extremes.min;
    column.max = extremes.max;
    column.count = static_cast<std::uint32_t>(values.size());
    if (counts)
        count(extremes.min, extremes.max, extremes.sum, values.size());
    return column;
}

FrameColumn SeriesReducer::reduceWithCare(std::span<const double> values, bool counts)
{
    FrameColumn column;
    column.first = column.last = column.min = column.max = kNaN;
    column.count = static_cast<std::uint32_t>(values.size());
    for (const double value : values) {
        if (std::isnan(value))
            continue;
        column.first = std::isnan(column.first) ? value : column.first;
        column.last = value;
        column.min = lower(column.min, value);
        column.max = higher(column.max, value);
        if (counts && std::isfinite(value))
            count(value, value, value, 1);
    }
    return column;
}

void SeriesReducer::count(double min, double max, double sum, std::uint64_t finite)
{
    if (std::isfinite(min))
        m_totals.min = std::min(m_totals.min, min);
    if (std::isfinite(max))
        m_totals.max = std::max(m_totals.max, max);
    if (std::isfinite(sum)) {
        m_totals.sum += sum;
        m_totals.finite += finite;
    }
}

void SeriesReducer::moveTo(std::int64_t time)
{
    if (time < m_columnEnd)
        return;
    // Mostly it is the very next column, and a comparison is cheaper than a division.
    const bool next = m_columnEnd != std::numeric_limits<std::int64_t>::min()
        && time < m_columnEnd + m_grid.width();
    m_columnIndex = next ? m_columnIndex + 1 : m_grid.columnOf(time);
    m_columnEnd = m_grid.endOf(m_columnIndex);
}

void SeriesReducer::append(FrameColumn column)
{
    if (m_filled != m_columnIndex || m_columns.empty()) {
        column.gapBefore = column.gapBefore && !m_columns.empty();
        m_columns.push_back(column);
        m_filled = m_columnIndex;
        return;
    }
    // The column was begun by buckets or by samples before the range.
    FrameColumn &open = m_columns.back();
    open.lastTime = column.lastTime;
    open.first = std::isnan(open.first) ? column.first : open.first;
    open.last = std::isnan(column.last) ? open.last : column.last;
    open.min = std::isnan(column.min) ? open.min : lower(open.min, column.min);
    open.max = std::isnan(column.max) ? open.max : higher(open.max, column.max);
    open.count += column.count;
}

void SeriesReducer::finish(FrameSeries &series) const
{
    const bool any = m_totals.finite > 0;
    series.min = m_totals.min < kInfinity ? m_totals.min : kNaN;
    series.max = m_totals.max > -kInfinity ? m_totals.max : kNaN;
    series.mean = any ? m_totals.sum / static_cast<double>(m_totals.finite) : kNaN;
    series.last = m_totals.last;
    series.lastTime = m_totals.lastTime;
    series.count = m_totals.count;
}

} // namespace perfdeck
