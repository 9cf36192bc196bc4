// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/LoadForecast.h"

#include <algorithm>

namespace perfdeck {

namespace {

double secondsBetween(Timestamp from, Timestamp to)
{
    return std::chrono::duration<double>(to - from).count();
}

/// When a line with this slope through what is reached now comes to the threshold.
std::optional<Timestamp>
crossing(const LoadForecast &forecast, double now, double slope, double threshold)
{
    const double gap = threshold - now;
    if (gap * slope <= 0)
        return std::nullopt;
    const double ahead = gap / slope;
    if (ahead > secondsBetween(forecast.newest, forecast.horizon))
        return std::nullopt;
    return forecast.newest
        + std::chrono::duration_cast<Duration>(std::chrono::duration<double>(ahead));
}

} // namespace

std::optional<LoadForecast> forecastLoad(const ClusterCourse &course, const ScalingRule &rule)
{
    if (course.utilization.empty())
        return std::nullopt;
    const Timestamp origin = course.utilization.front().time;
    std::vector<std::pair<double, double>> points;
    for (const TimedValue &each : course.utilization)
        points.emplace_back(secondsBetween(origin, each.time), each.value);
    const auto trend = theilSen(points);
    if (!trend)
        return std::nullopt;
    LoadForecast forecast{*trend, origin, course.utilization.back().time, {}, {}, {}, {}, {}};
    forecast.horizon = forecast.newest + (forecast.newest - origin);
    if (!trend->isTrend())
        return forecast;
    const bool rises = trend->slope > 0;
    const double now = trend->at(secondsBetween(origin, forecast.newest));
    const double threshold = rises ? rule.up : rule.down;
    if (rises ? now >= threshold : now <= threshold)
        return forecast; // beyond it already
    forecast.next = rises ? ScalingAction::ScaleUp : ScalingAction::ScaleDown;
    const double steep = rises ? trend->slopeHigh : trend->slopeLow;
    const double flat = rises ? trend->slopeLow : trend->slopeHigh;
    forecast.expected = crossing(forecast, now, trend->slope, threshold);
    forecast.earliest = crossing(forecast, now, steep, threshold);
    forecast.latest = crossing(forecast, now, flat, threshold);
    return forecast;
}

} // namespace perfdeck
