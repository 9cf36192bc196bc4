// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/forecast/Gaps.h"

#include <algorithm>
#include <cmath>

namespace perfdeck {

namespace {

void drawLines(std::vector<double> &values)
{
    std::size_t known = values.size(); // none yet
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (!std::isfinite(values[i]))
            continue;
        const double from = known < values.size() ? values[known] : values[i];
        const std::size_t first = known < values.size() ? known + 1 : 0;
        for (std::size_t gap = first; gap < i; ++gap)
            values[gap] = from
                + (values[i] - from) * static_cast<double>(gap + 1 - first)
                    / static_cast<double>(i + 1 - first);
        known = i;
    }
    for (std::size_t gap = known + 1; gap < values.size(); ++gap)
        values[gap] = values[known];
}

} // namespace

std::vector<double> withoutGaps(std::span<const double> series, std::size_t season)
{
    const auto isKnown = [](double value) { return std::isfinite(value); };
    if (std::ranges::none_of(series, isKnown))
        return {};
    std::vector<double> filled(series.begin(), series.end());
    drawLines(filled);
    for (std::size_t i = 0; season > 0 && i < series.size(); ++i) {
        if (isKnown(series[i]))
            continue;
        // What was filled before may fill further: a gap may be longer than a season.
        const bool before = i >= season;
        const bool after = i + season < series.size() && isKnown(series[i + season]);
        if (before && after)
            filled[i] = (filled[i - season] + series[i + season]) / 2;
        else if (before || after)
            filled[i] = before ? filled[i - season] : series[i + season];
    }
    return filled;
}

} // namespace perfdeck
