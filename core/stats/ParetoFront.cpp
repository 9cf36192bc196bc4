// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/ParetoFront.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace perfdeck {

std::vector<std::size_t>
paretoFront(std::span<const std::pair<double, double>> points, Better x, Better y)
{
    std::vector<std::size_t> front;
    if (x == Better::Neither || y == Better::Neither)
        return front;
    const double signX = x == Better::Higher ? -1 : 1;
    const double signY = y == Better::Higher ? -1 : 1;
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (!std::isnan(points[i].first) && !std::isnan(points[i].second))
            order.push_back(i);
    }
    // Best x first, and of equal x the best y: a point is on the front if nothing before it is as
    // good in y.
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return std::pair(signX * points[a].first, signY * points[a].second)
            < std::pair(signX * points[b].first, signY * points[b].second);
    });
    double best = std::numeric_limits<double>::infinity();
    for (const std::size_t i : order) {
        const double value = signY * points[i].second;
        const bool twin = !front.empty() && points[front.back()] == points[i];
        if (value < best || twin || front.empty())
            front.push_back(i);
        best = std::min(best, value);
    }
    std::sort(front.begin(), front.end(), [&](std::size_t a, std::size_t b) {
        return std::pair(points[a], a) < std::pair(points[b], b);
    });
    return front;
}

} // namespace perfdeck
