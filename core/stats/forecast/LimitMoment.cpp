// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/forecast/LimitMoment.h"

#include "core/stats/forecast/EqualSteps.h"
#include "core/stats/forecast/Forecast.h"
#include "core/stats/forecast/Gaps.h"
#include "core/stats/forecast/Seasons.h"
#include "core/stats/Laws.h"
#include "core/stats/TheilSen.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace perfdeck {

namespace {

using Points = std::vector<std::pair<double, double>>;

constexpr double kZ = 1.959963984540054;
/// A line is that of fewer samples only while so many are left.
constexpr std::size_t kLeastOnLine = 20;
/// What is left beside exact lines is no more than the rounding of their numbers.
constexpr double kRounding = 1e-9;

/// Finite samples; a limit that is reached from above is one from below of the opposite values.
Points pointsOf(std::span<const double> times, std::span<const double> values, bool fromBelow)
{
    Points points;
    for (std::size_t i = 0; i < std::min(times.size(), values.size()); ++i)
        if (std::isfinite(times[i]) && std::isfinite(values[i]))
            points.emplace_back(times[i], fromBelow ? values[i] : -values[i]);
    return points;
}

EqualSteps evenOf(const Points &points)
{
    std::vector<double> times;
    std::vector<double> values;
    for (const auto &[time, value] : points) {
        times.push_back(time);
        values.push_back(value);
    }
    return equalSteps(times, values);
}

/// The line of the newest stretch that one line fits.
struct NewestLine
{
    RobustTrend trend;
    double middle = 0; ///< of its times: lines of all slopes of the interval meet about there
    double from = 0; ///< where the stretch begins
    RobustTrend older; ///< what went before; the same where one line fits all
};

/// Several stretches are tried, so that each has to be surer than two intervals of 95 % beside each
/// other: both are widened by half, to three deviations.
bool areApart(const RobustTrend &a, const RobustTrend &b)
{
    const auto low = [](const RobustTrend &it) { return 1.5 * it.slopeLow - 0.5 * it.slope; };
    const auto high = [](const RobustTrend &it) { return 1.5 * it.slopeHigh - 0.5 * it.slope; };
    return high(a) < low(b) || high(b) < low(a);
}

/// Halves, quarters … are each held against what is older: a trend that began in the newest eighth
/// is hidden in the newest half.
std::optional<NewestLine> newestLine(std::span<const std::pair<double, double>> points)
{
    const auto all = theilSen(points);
    if (!all)
        return std::nullopt;
    NewestLine line{*all, 0, points.front().first, *all};
    for (std::size_t count = points.size() / 2; count >= kLeastOnLine; count /= 2) {
        const auto newest = theilSen(points.last(count));
        const auto older = theilSen(points.first(points.size() - count));
        if (newest && older && areApart(*newest, *older)) {
            points = points.last(count);
            line = {*newest, 0, points.front().first, *older};
        }
    }
    line.middle = (points.front().first + points.back().first) / 2;
    return line;
}

/// Whether a season is left beside the lines: a bend alone looks like one of any length.
bool hasSeason(Points points, const NewestLine &line)
{
    double largest = 0;
    double left = 0;
    for (auto &[time, value] : points) {
        largest = std::max(largest, std::abs(value));
        value -= (time < line.from ? line.older : line.trend).at(time);
        left = std::max(left, std::abs(value));
    }
    if (left < kRounding * largest)
        return false;
    const EqualSteps even = evenOf(points);
    return !even.values.empty() && !findSeasons(withoutGaps(even.values, 0)).empty();
}

/// When a line of this slope through the middle of the known ones comes to the limit.
std::optional<double>
crossing(const NewestLine &line, double slope, double limit, double now, double horizon)
{
    const double gap = limit - line.trend.at(line.middle);
    if (!(slope > 0) || gap > slope * (now + horizon - line.middle))
        return std::nullopt;
    return std::max(now, line.middle + gap / slope);
}

LimitMoment byTrend(const NewestLine &line, double limit, double now, double horizon)
{
    LimitMoment moment;
    moment.basis = LimitMoment::Basis::Trend;
    moment.isReached = line.trend.at(now) >= limit;
    if (moment.isReached) {
        moment.probability = 1;
        return moment;
    }
    const RobustTrend &trend = line.trend;
    moment.earliest = crossing(line, trend.slopeHigh, limit, now, horizon);
    moment.likely = crossing(line, trend.slope, limit, now, horizon);
    moment.latest = crossing(line, trend.slopeLow, limit, now, horizon);
    const double deviation = (trend.slopeHigh - trend.slopeLow) / (2 * kZ);
    const double needed = (limit - trend.at(line.middle)) / (now + horizon - line.middle);
    if (deviation > 0)
        moment.probability = normalCdf((trend.slope - needed) / deviation);
    else
        moment.probability = trend.slope >= needed ? 1 : 0;
    return moment;
}

std::optional<double>
firstBeyond(const std::vector<double> &path, double limit, double now, double step)
{
    const auto first = std::ranges::find_if(path, [limit](double value) { return value >= limit; });
    if (first == path.end())
        return std::nullopt;
    return now + step * static_cast<double>(first - path.begin() + 1);
}

LimitMoment bySeason(const Forecast &forecast, double limit, double newest, double now, double step)
{
    LimitMoment moment;
    moment.basis = LimitMoment::Basis::Season;
    moment.isReached = newest >= limit;
    if (moment.isReached) {
        moment.probability = 1;
        return moment;
    }
    moment.earliest = firstBeyond(forecast.high, limit, now, step);
    moment.likely = firstBeyond(forecast.mean, limit, now, step);
    moment.latest = firstBeyond(forecast.low, limit, now, step);
    for (std::size_t i = 0; i < forecast.mean.size(); ++i) {
        const double deviation = (forecast.high[i] - forecast.mean[i]) / kZ;
        const double above = forecast.mean[i] - limit;
        moment.probability
            = std::max(moment.probability,
                       deviation > 0 ? normalCdf(above / deviation) : (above >= 0 ? 1.0 : 0.0));
    }
    return moment;
}

} // namespace

LimitMoment whenReached(std::span<const double> times,
                        std::span<const double> values,
                        const LimitQuestion &question)
{
    const Points points = pointsOf(times, values, question.fromBelow);
    const double limit = question.fromBelow ? question.limit : -question.limit;
    if (points.size() < kLeastForecastSamples || !(question.horizon > 0))
        return {};
    const double now = points.back().first;
    const auto line = newestLine(points);
    if (!line)
        return {};
    if (const EqualSteps even = evenOf(points); !even.values.empty() && hasSeason(points, *line)) {
        const auto steps = static_cast<std::size_t>(
            std::min(question.horizon / even.step, static_cast<double>(kMostForecastSamples)));
        if (steps > 0)
            return bySeason(
                forecast(even.values, steps), limit, points.back().second, now, even.step);
    }
    return byTrend(*line, limit, now, question.horizon);
}

} // namespace perfdeck
