// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/change/NoiseLevel.h"

#include <algorithm>
#include <cmath>

namespace perfdeck {

namespace {

/// With fewer the estimate says more about its own chance than about the series.
constexpr std::size_t kFewestBlocks = 20;
constexpr double kMadToDeviation = 1.482602218505602;

/// Of the middle one; `numbers` is put in another order.
double medianOf(std::vector<double> &numbers)
{
    const auto middle = numbers.begin() + static_cast<std::ptrdiff_t>(numbers.size() / 2);
    std::ranges::nth_element(numbers, middle);
    return *middle;
}

/// Standard deviation of single points, by the differences of neighbours.
double differenceNoise(std::span<const double> series)
{
    std::vector<double> steps;
    steps.reserve(series.size());
    double squares = 0;
    for (std::size_t i = 1; i < series.size(); ++i) {
        steps.push_back(std::fabs(series[i] - series[i - 1]));
        squares += steps.back() * steps.back();
    }
    if (steps.empty())
        return 0;
    const double robust = kMadToDeviation * medianOf(steps) / std::sqrt(2.0);
    // More than half of the neighbours are equal: counts, rounded numbers.
    return robust > 0 ? robust : std::sqrt(squares / 2 / static_cast<double>(steps.size()));
}

} // namespace

NoiseLevel noiseLevel(std::span<const double> series)
{
    NoiseLevel level;
    level.single = differenceNoise(series);
    level.longRun = level.single;
    std::vector<double> means(series.begin(), series.end());
    for (double width = 2; means.size() / 2 >= kFewestBlocks; width *= 2) {
        for (std::size_t i = 0; i < means.size() / 2; ++i)
            means[i] = (means[2 * i] + means[2 * i + 1]) / 2;
        means.resize(means.size() / 2);
        level.longRun = std::max(level.longRun, differenceNoise(means) * std::sqrt(width));
    }
    return level;
}

std::vector<double>
withoutSpikes(std::span<const double> series, double noise, std::size_t half, double reach)
{
    std::vector<double> calm(series.begin(), series.end());
    std::vector<double> window;
    for (std::size_t i = 0; i < series.size(); ++i) {
        const std::size_t from = i < half ? 0 : i - half;
        const std::size_t to = std::min(series.size(), i + half + 1);
        window.assign(series.begin() + static_cast<std::ptrdiff_t>(from),
                      series.begin() + static_cast<std::ptrdiff_t>(to));
        const double middle = medianOf(window);
        calm[i] = std::clamp(series[i], middle - reach * noise, middle + reach * noise);
    }
    return calm;
}

} // namespace perfdeck
