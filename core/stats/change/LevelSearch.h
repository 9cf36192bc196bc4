// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/stats/change/CutFilter.h"

namespace perfdeck {

/// The search of ChangePreset::Regression in series that are ready for it. `strictness` multiplies
/// the penalty and divides the limit of significance; 1 is usual. `history`: see ChangeOptions. The
/// points have no confidence yet. Pure.
[[nodiscard]] ChangeAnalysis
findLevels(std::vector<ChangeDimension> dimensions, double strictness, std::size_t history);

/// Fills a dimension: scale, spikes, noise. False where all values are equal.
[[nodiscard]] bool prepare(std::vector<double> series, ChangeDimension &dimension);

} // namespace perfdeck
