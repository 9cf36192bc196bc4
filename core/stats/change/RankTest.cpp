// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/change/RankTest.h"

#include "core/stats/Laws.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

namespace perfdeck {

double rankScore(std::span<const double> before, std::span<const double> after)
{
    std::vector<std::pair<double, bool>> all;
    all.reserve(before.size() + after.size());
    for (const double value : before)
        all.emplace_back(value, false);
    for (const double value : after)
        all.emplace_back(value, true);
    std::ranges::sort(all, {}, &std::pair<double, bool>::first);
    const auto n = static_cast<double>(all.size());
    double rankSum = 0;
    double ties = 0;
    for (std::size_t at = 0; at < all.size();) {
        std::size_t end = at;
        double fromAfter = 0;
        while (end < all.size() && all[end].first == all[at].first)
            fromAfter += all[end++].second ? 1 : 0;
        const auto count = static_cast<double>(end - at);
        rankSum += fromAfter * (static_cast<double>(at + end) + 1) / 2;
        ties += count * (count * count - 1);
        at = end;
    }
    const auto first = static_cast<double>(before.size());
    const auto second = static_cast<double>(after.size());
    const double variance = first * second / 12 * (n + 1 - ties / std::max(1.0, n * (n - 1)));
    if (variance <= 0)
        return 0;
    const double distance = rankSum - second * (n + 1) / 2;
    const double continuous = std::max(0.0, std::fabs(distance) - 0.5); // ranks come in halves
    return std::copysign(continuous / std::sqrt(variance), distance);
}

double twoSided(double score)
{
    return 2 * normalCdf(-std::fabs(score));
}

} // namespace perfdeck
