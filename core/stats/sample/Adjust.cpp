// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/sample/Adjust.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace perfdeck {

namespace {

/// The tests that were made, the smallest p first.
std::vector<std::size_t> ascending(std::span<const double> pValues)
{
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < pValues.size(); ++i)
        if (!std::isnan(pValues[i]))
            order.push_back(i);
    std::ranges::stable_sort(order,
                             [&](std::size_t a, std::size_t b) { return pValues[a] < pValues[b]; });
    return order;
}

} // namespace

std::vector<double> holmAdjusted(std::span<const double> pValues)
{
    std::vector<double> adjusted(pValues.begin(), pValues.end());
    const std::vector<std::size_t> order = ascending(pValues);
    double largest = 0;
    for (std::size_t i = 0; i < order.size(); ++i) {
        largest = std::max(largest, static_cast<double>(order.size() - i) * pValues[order[i]]);
        adjusted[order[i]] = std::min(1.0, largest);
    }
    return adjusted;
}

std::vector<double> benjaminiHochbergAdjusted(std::span<const double> pValues)
{
    std::vector<double> adjusted(pValues.begin(), pValues.end());
    const std::vector<std::size_t> order = ascending(pValues);
    const auto count = static_cast<double>(order.size());
    double smallest = 1;
    for (std::size_t i = order.size(); i-- > 0;) {
        smallest = std::min(smallest, count / static_cast<double>(i + 1) * pValues[order[i]]);
        adjusted[order[i]] = smallest;
    }
    return adjusted;
}

} // namespace perfdeck
