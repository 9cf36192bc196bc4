// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/forecast/SeasonalNaive.h"

#include <cmath>
#include <limits>

namespace perfdeck {

namespace {

double lastAtPlace(std::span<const double> known, std::size_t season, std::size_t step)
{
    // The place `step` comes again 1 … season steps before the end.
    for (std::size_t back = season - step % season; back <= known.size(); back += season)
        if (const double value = known[known.size() - back]; std::isfinite(value))
            return value;
    return std::numeric_limits<double>::quiet_NaN();
}

} // namespace

Paths seasonalNaive(std::span<const double> series, std::size_t season, const Origins &origins)
{
    Paths paths;
    for (const std::size_t start : origins.starts) {
        auto &path = paths.emplace_back(origins.horizon);
        for (std::size_t step = 0; step < origins.horizon; ++step)
            path[step] = lastAtPlace(series.first(start), season, step);
    }
    return paths;
}

} // namespace perfdeck
