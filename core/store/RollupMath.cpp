// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/RollupMath.h"

#include "core/store/TimeMath.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace perfdeck {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

/// The shortest decimal within `error` of `sum`, or `sum`.
double shortestNear(double sum, double error)
{
    constexpr std::array powers{1.0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9};
    for (const double power : powers) {
        const double scaled = sum * power;
        if (std::abs(scaled) > 9e15)
            break;
        const double decimal = std::nearbyint(scaled) / power;
        if (std::abs(decimal - sum) <= error)
            return decimal;
    }
    return sum;
}

RollupPoint bucketOf(Timestamp start, std::span<const double> values, std::vector<double> &defined)
{
    defined.clear();
    for (const double value : values)
        if (!std::isnan(value))
            defined.push_back(value);
    if (defined.empty())
        return {start, kNaN, kNaN, 0, kNaN, kNaN, 0};
    const auto [min, max] = std::ranges::minmax(defined);
    return {start, min, max, exactSum(defined), defined.front(), defined.back(), defined.size()};
}

void join(RollupPoint &into, const RollupPoint &next)
{
    if (next.count == 0)
        return;
    if (into.count == 0) {
        const Timestamp start = into.start;
        into = next;
        into.start = start;
        return;
    }
    into.min = std::min(into.min, next.min);
    into.max = std::max(into.max, next.max);
    const std::array sums{into.sum, next.sum};
    into.sum = exactSum(sums);
    into.last = next.last;
    into.count += next.count;
}

} // namespace

Timestamp floorTo(Timestamp time, Duration step)
{
    const auto micros = time.time_since_epoch().count();
    const auto rest = micros % step.count();
    return earlier(time, Duration(rest < 0 ? rest + step.count() : rest));
}

Timestamp ceilTo(Timestamp time, Duration step)
{
    const Timestamp floor = floorTo(time, step);
    return floor == time ? time : later(floor, step);
}

void rollUp(std::span<const Timestamp> times,
            std::span<const double> values,
            RollupTier tier,
            std::vector<RollupPoint> &points)
{
    std::vector<double> defined;
    for (std::size_t from = 0; from < times.size();) {
        const Timestamp start = floorTo(times[from], tierLength(tier));
        const Timestamp end = later(start, tierLength(tier));
        std::size_t to = from + 1;
        while (to < times.size() && times[to] < end)
            ++to;
        points.push_back(bucketOf(start, values.subspan(from, to - from), defined));
        from = to;
    }
}

void rollUp(std::span<const RollupPoint> finer, RollupTier tier, std::vector<RollupPoint> &points)
{
    bool isFirst = true;
    for (const RollupPoint &point : finer) {
        const Timestamp start = floorTo(point.start, tierLength(tier));
        if (isFirst || points.back().start != start) {
            points.push_back(point);
            points.back().start = start;
        } else {
            join(points.back(), point);
        }
        isFirst = false;
    }
}

double exactSum(std::span<const double> values)
{
    double sum = 0;
    double lost = 0;
    double magnitude = 0;
    for (const double value : values) {
        const double next = sum + value;
        lost += std::abs(sum) >= std::abs(value) ? (sum - next) + value : (value - next) + sum;
        sum = next;
        magnitude += std::abs(value);
    }
    if (!std::isfinite(sum) || !std::isfinite(lost))
        return sum;
    return shortestNear(sum + lost, magnitude * std::numeric_limits<double>::epsilon());
}

} // namespace perfdeck
