// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/Quantile.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <limits>

namespace perfdeck {

double quantileOfSorted(std::span<const double> sorted, double quantile)
{
    if (sorted.empty())
        return std::numeric_limits<double>::quiet_NaN();
    const double rank = std::clamp(quantile, 0.0, 1.0) * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(rank);
    const std::size_t above = std::min(below + 1, sorted.size() - 1);
    const double part = rank - static_cast<double>(below);
    // Weighted, so that two equal infinities do not make a NaN and large numbers do not overflow.
    return part == 0 ? sorted[below] : sorted[below] * (1 - part) + sorted[above] * part;
}

double medianOf(std::vector<double> numbers)
{
    if (numbers.empty())
        return std::numeric_limits<double>::quiet_NaN();
    const auto middle = numbers.begin() + std::ssize(numbers) / 2;
    std::ranges::nth_element(numbers, middle);
    if (numbers.size() % 2 == 1)
        return *middle;
    return *std::max_element(numbers.begin(), middle) / 2 + *middle / 2;
}

double medianOf(std::span<const double> numbers)
{
    return medianOf(std::vector<double>(numbers.begin(), numbers.end()));
}

} // namespace perfdeck
