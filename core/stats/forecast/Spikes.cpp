// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/forecast/Spikes.h"

#include "core/stats/Quantile.h"
#include "core/stats/RobustScore.h"

#include <algorithm>
#include <cmath>

namespace perfdeck {

namespace {

constexpr std::size_t kMostInARow = 2;

constexpr std::size_t kAround = 4;

/// The median of the four nearest samples that lie whole seasons away, two on either side except
/// near the ends.
double usualAt(std::span<const double> series, std::size_t place, std::size_t season)
{
    std::vector<double> around;
    for (std::size_t far = season; far < series.size() && around.size() < kAround; far += season) {
        if (place >= far)
            around.push_back(series[place - far]);
        if (place + far < series.size())
            around.push_back(series[place + far]);
    }
    std::ranges::sort(around);
    return around.empty() ? series[place] : quantileOfSorted(around, 0.5);
}

} // namespace

std::vector<double> withoutSpikes(std::vector<double> series, std::size_t season)
{
    std::vector<double> usual(series.size());
    std::vector<double> rests(series.size());
    for (std::size_t i = 0; i < series.size(); ++i) {
        usual[i] = usualAt(series, i, season);
        rests[i] = series[i] - usual[i];
    }
    const auto scale = robustScale(rests);
    if (!scale || !(scale->deviation > 0))
        return series;
    std::size_t run = 0;
    for (std::size_t i = 0; i < series.size(); ++i) {
        if (std::abs(scale->score(rests[i])) > kSpikeScore) {
            ++run;
            continue;
        }
        for (std::size_t back = 1; run <= kMostInARow && back <= run; ++back)
            series[i - back] = usual[i - back];
        run = 0;
    }
    return series;
}

} // namespace perfdeck
