// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/sample/RankSumLaw.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace perfdeck {

namespace {

/// Sums are whole numbers, their mean may stand between two.
constexpr double kHalfStep = 0.25;

double meanSum(std::span<const unsigned> scores, std::size_t drawn)
{
    const double all = std::accumulate(scores.begin(), scores.end(), 0.0);
    return all * static_cast<double>(drawn) / static_cast<double>(scores.size());
}

} // namespace

std::vector<double> rankSumLaw(std::span<const unsigned> scores, std::size_t drawn)
{
    const std::size_t width = std::accumulate(scores.begin(), scores.end(), std::size_t{0}) + 1;
    // ways[k × width + s]: subsets of k of the scores so far with the sum s. Counts up to 2^53 are
    // exact in a double.
    std::vector<double> ways((drawn + 1) * width, 0.0);
    ways[0] = 1;
    std::size_t reached = 0; // largest sum so far
    std::size_t seen = 0;
    for (const unsigned score : scores) {
        reached += score;
        ++seen;
        for (std::size_t k = std::min(seen, drawn); k > 0; --k) {
            double *const to = ways.data() + k * width + score;
            const double *const from = ways.data() + (k - 1) * width;
            for (std::size_t sum = 0; sum + score <= reached; ++sum)
                to[sum] += from[sum];
        }
    }
    const auto last = ways.begin() + static_cast<std::ptrdiff_t>(drawn * width);
    std::vector<double> law(last, ways.end());
    const double all = std::accumulate(law.begin(), law.end(), 0.0);
    for (double &probability : law)
        probability /= all;
    return law;
}

double rankSumTail(std::span<const unsigned> scores, std::size_t drawn, double sum)
{
    const double mean = meanSum(scores, drawn);
    const double away = std::abs(sum - mean) - kHalfStep;
    const std::vector<double> law = rankSumLaw(scores, drawn);
    double tail = 0;
    for (std::size_t s = 0; s < law.size(); ++s)
        tail += std::abs(static_cast<double>(s) - mean) >= away ? law[s] : 0;
    return std::min(1.0, tail);
}

double rankSumCritical(std::span<const unsigned> scores, std::size_t drawn, double level)
{
    const double mean = meanSum(scores, drawn);
    const std::vector<double> law = rankSumLaw(scores, drawn);
    // From both ends inwards, the farther end first.
    double critical = std::numeric_limits<double>::infinity();
    double tail = 0;
    std::size_t low = 0;
    std::size_t high = law.size() - 1;
    while (low <= high) {
        const double fromLow = mean - static_cast<double>(low);
        const double fromHigh = static_cast<double>(high) - mean;
        const double away = std::max(fromLow, fromHigh);
        double here = 0;
        if (fromLow >= away - kHalfStep)
            here += law[low++];
        if (fromHigh >= away - kHalfStep && high + 1 > low)
            here += law[high--];
        tail += here;
        if (tail > level * (1 + 1e-9)) // sums of doubles
            break;
        if (here > 0)
            critical = away;
    }
    return critical;
}

} // namespace perfdeck
