// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/FrameCompanions.h"

#include <algorithm>
#include <optional>

namespace perfdeck {

namespace {

/// What the series had at this moment; none when it has no sample there.
std::optional<double> valueAt(const FrameSeries *series, std::int64_t time)
{
    if (series == nullptr)
        return std::nullopt;
    const auto next = std::upper_bound(
        series->columns.begin(),
        series->columns.end(),
        time,
        [](std::int64_t wanted, const FrameColumn &column) { return wanted < column.time; });
    if (next == series->columns.begin())
        return std::nullopt;
    const FrameColumn &column = *std::prev(next);
    if (time > column.lastTime)
        return std::nullopt;
    return time == column.lastTime ? column.last : time == column.time ? column.first : column.max;
}

} // namespace

RatedNumber FrameCompanions::rate(double value, Timestamp time) const
{
    RatedNumber number;
    number.value = value;
    const std::int64_t at = time.time_since_epoch().count();
    if (const auto flags = valueAt(quality, at))
        number.quality = Quality::fromStored(*flags);
    if (const auto most = valueAt(limit, at))
        number.limit = *most;
    return number;
}

FrameCompanions companionsOf(const Frame &frame, const SeriesKey &key)
{
    FrameCompanions found;
    const std::size_t first = frame.series.size() - frame.companions;
    for (std::size_t at = first; at < frame.series.size(); ++at) {
        const FrameSeries &series = frame.series[at];
        const CompanionName name = companionName(series.key->metric);
        if (name.metric != key.metric || series.key->labels != key.labels)
            continue;
        (name.kind == Companion::Limit ? found.limit : found.quality) = &series;
    }
    return found;
}

RatedNumber ratedLast(const FrameSeries &series, const FrameCompanions &companions)
{
    return companions.rate(series.last, Timestamp(Duration(series.lastTime)));
}

} // namespace perfdeck
