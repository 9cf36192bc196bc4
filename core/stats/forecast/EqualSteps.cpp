// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/forecast/EqualSteps.h"

#include "core/stats/forecast/Forecast.h"
#include "core/stats/Quantile.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>

namespace perfdeck {

EqualSteps equalSteps(std::span<const double> times, std::span<const double> values)
{
    std::vector<std::size_t> known;
    for (std::size_t i = 0; i < std::min(times.size(), values.size()); ++i)
        if (std::isfinite(times[i]) && std::isfinite(values[i]))
            known.push_back(i);
    EqualSteps made;
    std::vector<double> distances;
    for (std::size_t i = 1; i < known.size(); ++i)
        distances.push_back(times[known[i]] - times[known[i - 1]]);
    if (distances.empty())
        return made;
    made.step = medianOf(std::move(distances));
    made.last = times[known.back()];
    if (!(made.step > 0))
        return made;
    for (auto i = known.rbegin(); i != known.rend(); ++i) {
        const double steps = (made.last - times[*i]) / made.step;
        if (steps >= static_cast<double>(kMostForecastSamples))
            break;
        const auto place = static_cast<std::size_t>(std::llround(steps));
        if (place < made.values.size())
            continue;
        made.values.resize(place + 1, std::numeric_limits<double>::quiet_NaN());
        made.values[place] = values[*i];
    }
    std::ranges::reverse(made.values);
    return made;
}

} // namespace perfdeck
