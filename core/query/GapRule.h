// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"

#include <cstdint>
#include <span>

namespace perfdeck {

/// How many typical steps may lie between two samples before the line between them is broken. One
/// missed poll is bridged, two are a gap.
inline constexpr double kGapFactor = 2.5;

/// Whether there is a gap before sample `at` (1 … size-1). The typical step is the lower median of
/// the steps around it, up to kGapNeighbours to each side, the step in question included: an outage
/// is one long step among short ones, a slow source has long steps only, and a source that was slow
/// earlier is judged by its own neighbours. The answer therefore does not depend on the range that
/// is shown, as long as the neighbours are in it. Pure.
[[nodiscard]] bool hasGapBefore(std::span<const Timestamp> times, std::size_t at);

inline constexpr std::size_t kGapNeighbours = 4;

} // namespace perfdeck
