// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/sample/QuantileInterval.h"

#include "core/stats/Laws.h"
#include "core/stats/Quantile.h"

#include <cstddef>
#include <limits>

namespace perfdeck {

QuantileInterval
quantileInterval(std::span<const double> sorted, double quantile, double confidence)
{
    constexpr double kInfinity = std::numeric_limits<double>::infinity();
    QuantileInterval result{quantileOfSorted(sorted, quantile), -kInfinity, kInfinity};
    const std::size_t count = sorted.size();
    const double tail = (1 - confidence) / 2;
    /// Probability that at most `below` samples lie below the true quantile.
    const auto atMost = [&](std::size_t below) {
        return binomialCdf(static_cast<double>(below), static_cast<double>(count), quantile);
    };
    // The first number of samples below that is not improbably few.
    std::size_t few = 0;
    for (std::size_t width = count; width > 0;) {
        const std::size_t half = width / 2;
        if (few + half < count && atMost(few + half) <= tail) {
            few += half + 1;
            width -= half + 1;
        } else {
            width = half;
        }
    }
    if (few > 0)
        result.low = sorted[few - 1];
    // The first number that is improbably exceeded.
    std::size_t many = 0;
    for (std::size_t width = count; width > 0;) {
        const std::size_t half = width / 2;
        if (1 - atMost(many + half) > tail) {
            many += half + 1;
            width -= half + 1;
        } else {
            width = half;
        }
    }
    if (many < count)
        result.high = sorted[many];
    return result;
}

} // namespace perfdeck
