// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/stats/change/ChangePoints.h"

#include <vector>

namespace perfdeck {

/// The search of ChangePreset::Structural in finite series of one length. `strictness` multiplies
/// the penalty; 1 is usual. The points have no confidence yet. Pure.
[[nodiscard]] ChangeAnalysis findLines(std::vector<std::vector<double>> dimensions,
                                       double strictness);

} // namespace perfdeck
