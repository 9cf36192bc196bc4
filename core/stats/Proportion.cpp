// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/Proportion.h"

#include "core/stats/Laws.h"

#include <algorithm>
#include <cmath>

namespace perfdeck {

namespace {

/// How far the normal distribution reaches with 5 % left outside, or an equal part of it for each
/// of several comparisons.
double normalReach(std::uint64_t comparisons)
{
    return -normalQuantile(0.025 / static_cast<double>(std::max<std::uint64_t>(comparisons, 1)));
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
