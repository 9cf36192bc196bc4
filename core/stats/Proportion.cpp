// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/Proportion.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace perfdeck {

namespace {

/// How far the normal distribution reaches with 5 % left outside, or an equal part of it for each
/// of several comparisons.
double normalReach(std::uint64_t comparisons)
{
    constexpr double kOne = 1.959963984540054; // 97.5 % point
    constexpr double kFar = 40; // beyond what a double can tell from nothing
    if (comparisons <= 1)
        return kOne;
    const double outside = 0.05 / static_cast<double>(comparisons);
    double low = kOne;
    double high = kFar;
    while (high - low > 1e-9) {
        const double middle = (low + high) / 2;
        (std::erfc(middle / std::numbers::sqrt2) > outside ? low : high) = middle;
    }
    return low;
}

} // namespace

std::optional<Proportion>
wilson(std::uint64_t hits, std::uint64_t trials, std::uint64_t comparisons)
{
    if (trials == 0 || hits > trials)
        return std::nullopt;
    const double z = normalReach(comparisons);
    const auto n = static_cast<double>(trials);
    const double share = static_cast<double>(hits) / n;
    const double scale = 1 + z * z / n;
    const double centre = (share + z * z / (2 * n)) / scale;
    const double half = z / scale * std::sqrt(share * (1 - share) / n + z * z / (4 * n * n));
    return Proportion{share, std::max(0.0, centre - half), std::min(1.0, centre + half)};
}

} // namespace perfdeck
