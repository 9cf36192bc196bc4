// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/TheilSen.h"

#include "core/stats/MeanDifference.h"
#include "core/stats/Quantile.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace perfdeck {

namespace {

using Point = std::pair<double, double>;

constexpr std::size_t kLeastPoints = 8;
constexpr double kZ = 1.959963984540054;

std::vector<Point> grouped(std::span<const Point> points)
{
    const std::size_t size = (points.size() + kMostTrendPoints - 1) / kMostTrendPoints;
    std::vector<Point> groups;
    for (std::size_t at = 0; at < points.size(); at += size) {
        const auto group = points.subspan(at, std::min(size, points.size() - at));
        Point sum{0, 0};
        for (const auto &[x, y] : group) {
            sum.first += x;
            sum.second += y;
        }
        const auto count = static_cast<double>(group.size());
        groups.emplace_back(sum.first / count, sum.second / count);
    }
    return groups;
}

std::vector<double> slopesOf(const std::vector<Point> &points)
{
    std::vector<double> slopes;
    slopes.reserve(points.size() * (points.size() - 1) / 2);
    for (std::size_t i = 0; i < points.size(); ++i)
        for (std::size_t j = i + 1; j < points.size(); ++j)
            if (points[j].first > points[i].first)
                slopes.push_back((points[j].second - points[i].second)
                                 / (points[j].first - points[i].first));
    std::ranges::sort(slopes);
    return slopes;
}

} // namespace

std::optional<RobustTrend> theilSen(std::span<const Point> points)
{
    if (points.size() < kLeastPoints)
        return std::nullopt;
    const std::vector<Point> used = grouped(points);
    const std::vector<double> slopes = slopesOf(used);
    if (slopes.empty())
        return std::nullopt;
    RobustTrend trend;
    trend.points = points.size();
    trend.slope = quantileOfSorted(slopes, 0.5);
    std::vector<double> rest;
    for (const auto &[x, y] : used)
        rest.push_back(y - trend.slope * x);
    trend.intercept = medianOf(rest);
    const auto n = static_cast<double>(used.size());
    // Of Kendall's S, without ties.
    const double variance = n * (n - 1) * (2 * n + 5) / 18 * autocorrelationTime(rest);
    const double reach = kZ * std::sqrt(variance);
    const auto count = static_cast<double>(slopes.size());
    const auto rankAt = [&](double rank) {
        return slopes[static_cast<std::size_t>(std::clamp(rank, 0.0, count - 1))];
    };
    trend.slopeLow = rankAt(std::floor((count - reach) / 2) - 1);
    trend.slopeHigh = rankAt(std::ceil((count + reach) / 2));
    return trend;
}

} // namespace perfdeck
