// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <random>
#include <vector>

namespace perfdeck {

/// Normal noise of which each value keeps `share` of the one before (AR(1)); the same for a seed.
inline std::vector<double> noise(std::size_t count, double share, unsigned seed)
{
    std::mt19937_64 random(seed);
    std::normal_distribution<double> normal;
    std::vector<double> values;
    double rest = 0;
    for (std::size_t i = 0; i < count; ++i)
        values.push_back(rest = share * rest + normal(random));
    return values;
}

} // namespace perfdeck
