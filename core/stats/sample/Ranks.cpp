// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/sample/Ranks.h"

#include <algorithm>
#include <cstddef>
#include <numeric>

namespace perfdeck {

std::vector<double> midranks(std::span<const double> samples)
{
    std::vector<std::size_t> order(samples.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::sort(order, {}, [&](std::size_t i) { return samples[i]; });
    std::vector<double> ranks(samples.size());
    for (std::size_t first = 0; first < order.size();) {
        std::size_t end = first;
        while (end < order.size() && samples[order[end]] == samples[order[first]])
            ++end;
        const double rank = static_cast<double>(first + end + 1) / 2;
        for (; first < end; ++first)
            ranks[order[first]] = rank;
    }
    return ranks;
}

} // namespace perfdeck
