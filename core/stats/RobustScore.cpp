// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/RobustScore.h"

#include "core/stats/Quantile.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace perfdeck {

namespace {

constexpr double kOfMedianDeviation = 1.482602218505602; ///< 1 / Φ⁻¹(3/4)
constexpr double kOfMeanDeviation = 1.2533141373155003; ///< √(π/2)

} // namespace

std::optional<RobustScale> robustScale(std::vector<double> numbers)
{
    std::erase_if(numbers, [](double number) { return !std::isfinite(number); });
    if (numbers.empty())
        return std::nullopt;
    RobustScale scale;
    scale.median = medianOf(numbers);
    for (double &number : numbers)
        number = std::abs(number - scale.median);
    scale.deviation = kOfMedianDeviation * medianOf(numbers);
    if (scale.deviation == 0)
        scale.deviation = kOfMeanDeviation * std::accumulate(numbers.begin(), numbers.end(), 0.0)
            / static_cast<double>(numbers.size());
    return scale;
}

} // namespace perfdeck
