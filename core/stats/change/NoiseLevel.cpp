// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/change/NoiseLevel.h"

#include <algorithm>
#include <cmath>

namespace perfdeck {

namespace {

/// Of the noise estimated from so many differences, in parts of it, × √count: the median of
/// absolute normal numbers has 1.17, and neighbouring differences share a point.
constexpr double kErrorOfNoise = 1.3;
constexpr double kErrors = 3;
constexpr double kWidestBlock = 128; ///< a longer memory looks like changes of level

/// Standard deviation of single points, by the differences of neighbours.
double differenceNoise(std::span<const double> series)
{
    if (series.size() < 2)
        return 0;
    std::vector<double> steps(series.size() - 1);
    double squares = 0;
    for (std::size_t i = 1; i < series.size(); ++i) {
        steps[i - 1] = std::fabs(series[i] - series[i - 1]);
        squares += steps[i - 1] * steps[i - 1];
    }
    const auto count = static_cast<double>(steps.size());
    // Of an even count the upper one: noise taken for less than it is makes false alarms.
    const auto middle = steps.begin() + std::ssize(steps) / 2;
    std::ranges::nth_element(steps, middle);
    const double robust = kMadToDeviation * *middle / std::sqrt(2.0);
    // More than half of the neighbours are equal: counts, rounded numbers.
    return robust > 0 ? robust : std::sqrt(squares / 2 / count);
}

/// The sorted numbers of a window that moves along a series.
class MovingMedian final
{
public:
    explicit MovingMedian(std::size_t most) { m_sorted.reserve(most); }

    void add(double value) { m_sorted.insert(std::ranges::upper_bound(m_sorted, value), value); }

    void remove(double value) { m_sorted.erase(std::ranges::lower_bound(m_sorted, value)); }

    [[nodiscard]] double middle() const { return m_sorted[m_sorted.size() / 2]; }

private:
    std::vector<double> m_sorted;
};

} // namespace

NoiseLevel noiseLevel(std::span<const double> series, std::size_t fewestBlocks)
{
    NoiseLevel level;
    level.single = differenceNoise(series);
    level.longRun = level.single;
    level.longRunForSure = level.single;
    if (level.single <= 0)
        return level;
    std::vector<double> means(series.begin(), series.end());
    for (double width = 2; width <= kWidestBlock && means.size() / 2 >= fewestBlocks; width *= 2) {
        for (std::size_t i = 0; i < means.size() / 2; ++i)
            means[i] = (means[2 * i] + means[2 * i + 1]) / 2;
        means.resize(means.size() / 2);
        const double noise = differenceNoise(means) * std::sqrt(width);
        const double error = kErrorOfNoise / std::sqrt(static_cast<double>(means.size()));
        level.longRun = std::max(level.longRun, noise);
        level.longRunForSure = std::max(level.longRunForSure, noise * (1 - kErrors * error));
    }
    return level;
}

std::vector<double> movingMedians(std::span<const double> series, std::size_t half)
{
    const std::size_t n = series.size();
    std::vector<double> medians(n);
    MovingMedian window(2 * half + 1);
    for (std::size_t i = 0; i < std::min(half, n); ++i)
        window.add(series[i]);
    for (std::size_t i = 0; i < n; ++i) {
        if (i + half < n)
            window.add(series[i + half]);
        medians[i] = window.middle();
        if (i >= half)
            window.remove(series[i - half]);
    }
    return medians;
}

std::vector<double> withoutSpikes(std::span<const double> series, double reach, std::size_t half)
{
    std::vector<double> calm = movingMedians(series, half);
    for (std::size_t i = 0; i < calm.size(); ++i)
        calm[i] = std::clamp(series[i], calm[i] - reach, calm[i] + reach);
    return calm;
}

} // namespace perfdeck
