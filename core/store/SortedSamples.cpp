// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/SortedSamples.h"

#include <algorithm>
#include <numeric>

namespace perfdeck {

SortedSamples::SortedSamples(std::span<const Timestamp> unsortedTimes,
                             std::span<const double> unsortedValues)
{
    std::vector<std::size_t> order(std::min(unsortedTimes.size(), unsortedValues.size()));
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto earlier
        = [&](std::size_t a, std::size_t b) { return unsortedTimes[a] < unsortedTimes[b]; };
    if (!std::is_sorted(order.begin(), order.end(), earlier))
        std::stable_sort(order.begin(), order.end(), earlier);
    times.reserve(order.size());
    values.reserve(order.size());
    for (const std::size_t i : order) {
        if (!times.empty() && times.back() == unsortedTimes[i]) {
            values.back() = unsortedValues[i];
            continue;
        }
        times.push_back(unsortedTimes[i]);
        values.push_back(unsortedValues[i]);
    }
}

} // namespace perfdeck
