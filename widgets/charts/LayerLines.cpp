// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/LayerLines.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>

namespace perfdeck {

namespace {

/// Collects the parts of a line that lie within dashes.
class Dasher final
{
public:
    Dasher(TimeRange range, Duration dash)
        : m_from(range.from.time_since_epoch().count())
        , m_to(range.to.time_since_epoch().count())
        , m_on(std::max<std::int64_t>(1, dash.count()))
        , m_period(m_on + m_on / 2 + 1)
    {
    }

    void add(const FrameColumn &column)
    {
        if (m_hasBefore && !column.gapBefore)
            joinTo(column);
        if (column.time - dashOf(column.time) * m_period < m_on)
            push(column);
        m_before = column;
        m_hasBefore = true;
    }

    [[nodiscard]] std::vector<FrameColumn> take() { return std::move(m_columns); }

private:
    [[nodiscard]] std::int64_t dashOf(std::int64_t time) const
    {
        return time / m_period - (time % m_period < 0 ? 1 : 0);
    }

    /// The dashes on the straight way between two columns.
    void joinTo(const FrameColumn &column)
    {
        const std::int64_t from = m_before.lastTime;
        const auto length = static_cast<double>(column.time - from);
        const std::int64_t last = dashOf(std::min(column.time, m_to));
        for (std::int64_t dash = dashOf(std::max(from, m_from)); dash <= last; ++dash) {
            for (const std::int64_t edge : {dash * m_period, dash * m_period + m_on - 1}) {
                if (edge <= from || edge >= column.time)
                    continue;
                const double share = static_cast<double>(edge - from) / length;
                const double value = m_before.last + share * (column.first - m_before.last);
                push({edge, edge, value, value, value, value, 1, false});
            }
        }
    }

    void push(FrameColumn column)
    {
        const bool sameDash
            = !m_columns.empty() && dashOf(m_columns.back().time) == dashOf(column.time);
        column.gapBefore = column.gapBefore || !sameDash;
        m_columns.push_back(column);
    }

    std::int64_t m_from;
    std::int64_t m_to;
    std::int64_t m_on;
    std::int64_t m_period;
    FrameColumn m_before;
    bool m_hasBefore = false;
    std::vector<FrameColumn> m_columns;
};

} // namespace

std::vector<FrameColumn>
dashedLine(std::span<const FrameColumn> columns, Duration shift, TimeRange range, Duration dash)
{
    Dasher dasher(range, dash);
    for (FrameColumn column : columns) {
        column.time += shift.count();
        column.lastTime += shift.count();
        dasher.add(column);
    }
    return dasher.take();
}

std::vector<FrameColumn>
areaOf(std::span<const ChartBand::Point> points, TimeRange range, int columns)
{
    std::vector<FrameColumn> runs;
    const double width = static_cast<double>(range.length().count()) / std::max(1, columns);
    std::size_t next = 0;
    for (int c = 0; c < columns; ++c) {
        // The middle of the pixel, so that rounding cannot move it into a neighbour.
        const Timestamp time = range.from + Duration(std::llround((c + 0.5) * width));
        while (next < points.size() && points[next].time <= time)
            ++next;
        if (next == 0 || (next == points.size() && points.back().time < time))
            continue;
        const ChartBand::Point &from = points[next - 1];
        const ChartBand::Point &to = points[std::min(next, points.size() - 1)];
        const double step = static_cast<double>((to.time - from.time).count());
        const double share = step > 0 ? static_cast<double>((time - from.time).count()) / step : 0;
        const double low = from.low + share * (to.low - from.low);
        const double high = from.high + share * (to.high - from.high);
        if (std::isnan(low) || std::isnan(high))
            continue;
        const std::int64_t at = time.time_since_epoch().count();
        const bool broken = runs.empty() || at - runs.back().time > std::llround(1.5 * width);
        const double middle = (low + high) / 2;
        runs.push_back({at, at, middle, low, high, middle, 3, broken});
    }
    return runs;
}

std::vector<ChartBand::Point>
spreadBand(const FrameSpread &spread, double SpreadColumn::*low, double SpreadColumn::*high)
{
    constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();
    std::vector<ChartBand::Point> points;
    points.reserve(spread.columns.size());
    std::int64_t end = 0;
    for (const SpreadColumn &column : spread.columns) {
        if (!points.empty() && column.time > end)
            points.push_back({Timestamp(Duration(end)), kUnknown, kUnknown});
        end = column.time + spread.columnWidth;
        const Timestamp middle{Duration(column.time + spread.columnWidth / 2)};
        points.push_back({middle, column.*low, column.*high});
    }
    return points;
}

std::vector<FrameColumn> medianOf(const FrameSpread &spread)
{
    std::vector<FrameColumn> line;
    line.reserve(spread.columns.size());
    for (const SpreadColumn &column : spread.columns) {
        const std::int64_t time = column.time + spread.columnWidth / 2;
        const bool gap = line.empty() || time - line.back().time > spread.columnWidth;
        line.push_back({time, time, column.p50, column.p50, column.p50, column.p50, 1, gap});
    }
    return line;
}

const SpreadColumn *spreadAt(const FrameSpread &spread, Timestamp time)
{
    const std::int64_t wanted = time.time_since_epoch().count();
    const auto next = std::upper_bound(
        spread.columns.begin(),
        spread.columns.end(),
        wanted,
        [](std::int64_t t, const SpreadColumn &column) { return t < column.time; });
    if (next == spread.columns.begin())
        return nullptr;
    const SpreadColumn &column = *std::prev(next);
    return wanted < column.time + spread.columnWidth ? &column : nullptr;
}

} // namespace perfdeck
