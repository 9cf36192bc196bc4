// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>

namespace perfdeck {

struct SteadyState
{
    bool isJudged = false; ///< there were enough values to say
    bool isSteady = true;
    std::string why; ///< a sentence, of one that is not steady
};

/// Whether single values in the order they were measured had settled. Not when they go over to
/// another level that differs by more than `within` (change points of core/stats/change), when they
/// drift by more than that from end to end (slope of Theil and Sen clear of 0), or when the medians
/// of the last three windows differ by more: (max − min) / max, windows of at least kWindowValues
/// (perf_analyzer). Jumps and drifts below `within` are no reason. Pure; O(n log n).
[[nodiscard]] SteadyState steadyState(std::span<const double> values, double within);

inline constexpr std::size_t kWindowValues = 50;

} // namespace perfdeck
