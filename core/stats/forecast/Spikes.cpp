// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/forecast/Spikes.h"

#include "core/stats/Quantile.h"
#include "core/stats/RobustScore.h"

#include <algorithm>

namespace perfdeck {

namespace {

constexpr std::size_t kMostInARow = 2;

constexpr std::size_t kAround = 4;

/// What is usual at a place by the four nearest samples that lie whole seasons away, two on either
/// side except near the ends.
struct Usual
{
    double middle = 0;
    /// The two in the middle: at the edge of a new level these are the old one and the new one.
    double low = 0;
    double high = 0;

    [[nodiscard]] double outside(double value) const
    {
        return std::max({low - value, value - high, 0.0});
    }
};

Usual usualAt(std::span<const double> series, std::size_t place, std::size_t season)
{
    std::vector<double> around;
    for (std::size_t far = season; far < series.size() && around.size() < kAround; far += season) {
        if (place >= far)
            around.push_back(series[place - far]);
        if (place + far < series.size())
            around.push_back(series[place + far]);
    }
    std::ranges::sort(around);
    if (around.empty())
        return {series[place], series[place], series[place]};
    return {
        quantileOfSorted(around, 0.5), around[(around.size() - 1) / 2], around[around.size() / 2]};
}

} // namespace

std::vector<double> withoutSpikes(std::vector<double> series, std::size_t season)
{
    std::vector<Usual> usual(series.size());
    std::vector<double> rests(series.size());
    for (std::size_t i = 0; i < series.size(); ++i) {
        usual[i] = usualAt(series, i, season);
        rests[i] = series[i] - usual[i].middle;
    }
    const auto scale = robustScale(rests);
    if (!scale || !(scale->deviation > 0))
        return series;
    std::size_t run = 0;
    for (std::size_t i = 0; i < series.size(); ++i) {
        if (usual[i].outside(series[i]) > kSpikeScore * scale->deviation) {
            ++run;
            continue;
        }
        for (std::size_t back = 1; run <= kMostInARow && back <= run; ++back)
            series[i - back] = usual[i - back].middle;
        run = 0;
    }
    return series;
}

} // namespace perfdeck
