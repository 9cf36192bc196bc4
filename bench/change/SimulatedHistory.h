// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace perfdeck::bench {

enum class NoiseKind
{
    Normal,
    HeavyTails, ///< Student's t with 3 degrees of freedom
    TwoModes, ///< a fifth of the points four deviations higher
    Memory ///< autoregression of order 1
};

struct HistoryPlan
{
    std::size_t size = 120;
    NoiseKind kind = NoiseKind::Normal;
    double deviation = 3; ///< around a level of 100
    double memory = 0; ///< of NoiseKind::Memory
};

/// A history around one level. The same seed gives the same numbers.
[[nodiscard]] std::vector<double> simulatedHistory(std::uint64_t seed, const HistoryPlan &plan);

/// Adds `size` to every point from `from` on.
void addStep(std::vector<double> &history, std::size_t from, double size);

} // namespace perfdeck::bench
