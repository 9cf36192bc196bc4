// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/sample/RankSumLaw.h"

#include <algorithm>
#include <numeric>

namespace perfdeck {

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

} // namespace perfdeck
