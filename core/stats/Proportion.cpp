// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/Proportion.h"

#include <algorithm>
#include <cmath>

namespace perfdeck {

std::optional<Proportion> wilson(std::uint64_t hits, std::uint64_t trials)
{
    if (trials == 0 || hits > trials)
        return std::nullopt;
    constexpr double z = 1.959963984540054; // 97.5 % point of the normal distribution
    const auto n = static_cast<double>(trials);
    const double share = static_cast<double>(hits) / n;
    const double scale = 1 + z * z / n;
    const double centre = (share + z * z / (2 * n)) / scale;
    const double half = z / scale * std::sqrt(share * (1 - share) / n + z * z / (4 * n * n));
    return Proportion{share, std::max(0.0, centre - half), std::min(1.0, centre + half)};
}

} // namespace perfdeck
