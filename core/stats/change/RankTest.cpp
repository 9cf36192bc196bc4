// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/change/RankTest.h"

#include "core/stats/Laws.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace perfdeck {

namespace {

/// Ranks from 1 on, equal numbers share their mean, and the variance of one rank.
struct Ranks
{
    std::vector<double> ranks;
    double variance = 0;
};

Ranks ranksOf(const std::vector<double> &values)
{
    const std::size_t size = values.size();
    std::vector<std::size_t> order(size);
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::sort(order, {}, [&values](std::size_t i) { return values[i]; });
    Ranks result{std::vector<double>(size), 0};
    double ties = 0;
    for (std::size_t at = 0; at < size;) {
        std::size_t end = at + 1;
        while (end < size && values[order[end]] == values[order[at]])
            ++end;
        for (std::size_t i = at; i < end; ++i)
            result.ranks[order[i]] = (static_cast<double>(at + end) + 1) / 2;
        const auto count = static_cast<double>(end - at);
        ties += count * (count * count - 1);
        at = end;
    }
    const auto n = static_cast<double>(size);
    result.variance = (n + 1 - ties / std::max(1.0, n * (n - 1))) / 12;
    return result;
}

} // namespace

double rankScore(std::span<const double> before, std::span<const double> after)
{
    if (before.empty() || after.empty())
        return 0;
    std::vector<double> all(before.begin(), before.end());
    all.insert(all.end(), after.begin(), after.end());
    const Ranks ranked = ranksOf(all);
    const auto first = static_cast<double>(before.size());
    const auto second = static_cast<double>(after.size());
    const double variance = first * second * ranked.variance;
    if (variance <= 0)
        return 0;
    const double sum = std::accumulate(
        ranked.ranks.begin() + static_cast<std::ptrdiff_t>(before.size()), ranked.ranks.end(), 0.0);
    const double distance = sum - second * (first + second + 1) / 2;
    const double continuous = std::max(0.0, std::fabs(distance) - 0.5); // ranks come in halves
    return std::copysign(continuous / std::sqrt(variance), distance);
}

std::vector<double> rankScores(std::span<const double> stretch)
{
    const Ranks ranked = ranksOf({stretch.begin(), stretch.end()});
    const auto n = static_cast<double>(stretch.size());
    std::vector<double> scores;
    double sum = 0;
    for (std::size_t i = 0; i + 1 < stretch.size(); ++i) {
        sum += ranked.ranks[i];
        const auto count = static_cast<double>(i + 1);
        const double variance = count * (n - count) * ranked.variance;
        scores.push_back(variance > 0 ? (count * (n + 1) / 2 - sum) / std::sqrt(variance) : 0);
    }
    return scores;
}

double twoSided(double score)
{
    return 2 * normalCdf(-std::fabs(score));
}

} // namespace perfdeck
