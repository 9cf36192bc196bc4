// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/sample/CramerVonMises.h"

#include "core/stats/Laws.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>
#include <vector>

namespace perfdeck {

namespace {

/// Σ (midrank among all − rank in its own sample)² over each sample, weighted by its size.
double weightedRankDistance(std::span<const double> a, std::span<const double> b)
{
    std::vector<std::pair<double, bool>> all; // true: of b
    all.reserve(a.size() + b.size());
    for (const double x : a)
        all.emplace_back(x, false);
    for (const double y : b)
        all.emplace_back(y, true);
    std::ranges::sort(all, {}, &std::pair<double, bool>::first);
    double sumA = 0;
    double sumB = 0;
    double rankA = 0;
    double rankB = 0;
    for (std::size_t first = 0; first < all.size();) {
        std::size_t end = first;
        while (end < all.size() && all[end].first == all[first].first)
            ++end;
        const double midrank = static_cast<double>(first + end + 1) / 2;
        for (; first < end; ++first) {
            double &rank = all[first].second ? rankB : rankA;
            rank += 1;
            (all[first].second ? sumB : sumA) += (midrank - rank) * (midrank - rank);
        }
    }
    return static_cast<double>(a.size()) * sumA + static_cast<double>(b.size()) * sumB;
}

} // namespace

CramerVonMises cramerVonMises(std::span<const double> a, std::span<const double> b)
{
    CramerVonMises test;
    if (a.empty() || b.empty())
        return test;
    const auto n = static_cast<double>(a.size());
    const auto m = static_cast<double>(b.size());
    const double pairs = n * m;
    const double all = n + m;
    test.statistic = weightedRankDistance(a, b) / (pairs * all) - (4 * pairs - 1) / (6 * all);
    const double mean = (1 + 1 / all) / 6;
    const double variance = (all + 1) * (4 * pairs * all - 3 * (n * n + m * m) - 2 * pairs)
        / (180 * all * all * pairs);
    const double standardised = 1.0 / 6 + (test.statistic - mean) / std::sqrt(45 * variance);
    test.pValue
        = standardised < 0.003 ? 1 : std::clamp(1 - cramerVonMisesCdf(standardised), 0.0, 1.0);
    return test;
}

} // namespace perfdeck
