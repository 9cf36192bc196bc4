// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/SeriesOutlook.h"

#include "core/stats/forecast/Forecast.h"
#include "core/stats/stream/AnomalyScore.h"

#include <algorithm>
#include <cmath>

namespace perfdeck {

namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

/// The columns of a series at even distances.
struct EvenSeries
{
    std::vector<double> values; ///< NaN: a gap
    Timestamp first;
    Duration step{0};

    [[nodiscard]] Timestamp timeOf(std::size_t index) const
    {
        return first + step * static_cast<std::int64_t>(index);
    }
};

/// From the first value on to the last.
EvenSeries evenSeries(const Frame &frame, const FrameSeries &series)
{
    EvenSeries even;
    even.step = frame.range.length() / std::max(frame.columns, 1);
    if (even.step <= Duration(0))
        return even;
    std::vector<double> values(static_cast<std::size_t>(std::max(frame.columns, 1)), kNone);
    std::size_t from = values.size();
    std::size_t to = 0;
    for (const FrameColumn &column : series.columns) {
        const Duration since = Timestamp(Duration(column.time)) - frame.range.from;
        if (since < Duration(0) || std::isnan(column.last))
            continue;
        const auto at = std::min(static_cast<std::size_t>(since / even.step), values.size() - 1);
        values[at] = column.last;
        from = std::min(from, at);
        to = std::max(to, at + 1);
    }
    if (from >= to)
        return even;
    even.first = frame.range.from + even.step * static_cast<std::int64_t>(from);
    even.values.assign(values.begin() + static_cast<std::ptrdiff_t>(from),
                       values.begin() + static_cast<std::ptrdiff_t>(to));
    return even;
}

std::vector<OutlookPoint> expectedOf(const EvenSeries &even, TimeRange shown)
{
    std::vector<Sample> samples;
    for (std::size_t i = 0; i < even.values.size(); ++i)
        if (!std::isnan(even.values[i]))
            samples.push_back({even.timeOf(i), even.values[i]});
    const auto bands = expectedBand(samples);
    std::vector<OutlookPoint> points;
    for (std::size_t i = 0; i < samples.size(); ++i)
        if (bands[i] && shown.contains(samples[i].time))
            points.push_back({samples[i].time, bands[i]->low, bands[i]->high});
    return points;
}

void forecastInto(SeriesOutlook &outlook, const EvenSeries &even, Duration ahead)
{
    const auto horizon = static_cast<std::size_t>(std::max<std::int64_t>(ahead / even.step, 1));
    const Forecast found = forecast(even.values, horizon);
    if (found.isEmpty())
        return;
    const std::size_t last = even.values.size() - 1;
    outlook.ahead.push_back({even.timeOf(last), even.values[last], even.values[last]});
    for (std::size_t i = 0; i < horizon; ++i)
        outlook.ahead.push_back({even.timeOf(last + 1 + i), found.low[i], found.high[i]});
    outlook.scaledError = found.scaledError;
}

} // namespace

std::vector<SeriesOutlook>
seriesOutlooks(const Frame &past, std::span<const SeriesKeyPtr> wanted, const OutlookWishes &wishes)
{
    std::vector<SeriesOutlook> outlooks;
    for (const SeriesKeyPtr &key : wanted) {
        const auto series = std::ranges::find_if(
            past.series, [&key](const FrameSeries &one) { return *one.key == *key; });
        if (series == past.series.end())
            continue;
        const EvenSeries even = evenSeries(past, *series);
        if (even.values.empty())
            continue;
        SeriesOutlook outlook;
        outlook.series = key;
        if (wishes.wantsExpected)
            outlook.expected = expectedOf(even, wishes.shown);
        if (wishes.ahead > Duration(0))
            forecastInto(outlook, even, wishes.ahead);
        outlooks.push_back(std::move(outlook));
    }
    return outlooks;
}

} // namespace perfdeck
