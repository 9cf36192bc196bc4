// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/SplitMix.h"
#include "core/stats/Laws.h"

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace perfdeck {

/// Normal noise of deviation 1 around 100; each point remembers `memory` of the one before
/// (autoregression of order 1).
inline std::vector<double> noisySeries(std::uint64_t seed, std::size_t size, double memory = 0)
{
    const auto next = [&seed] { return normalQuantile(1e-12 + splitMixUnit(seed) * (1 - 2e-12)); };
    std::vector<double> series;
    double state = next();
    for (std::size_t i = 0; i < size; ++i) {
        state = memory * state + std::sqrt(1 - memory * memory) * next();
        series.push_back(100 + state);
    }
    return series;
}

/// Adds `size` to every point from `from` on.
inline void addStep(std::vector<double> &series, std::size_t from, double size)
{
    for (std::size_t i = from; i < series.size(); ++i)
        series[i] += size;
}

} // namespace perfdeck
