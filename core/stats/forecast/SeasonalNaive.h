// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/stats/forecast/Paths.h"

namespace perfdeck {

/// Every season is the last one again: the value at the same place of the newest season that has
/// one. Season 1: the newest value stays. NaN (a gap) only where no season has a value there. Pure.
[[nodiscard]] Paths
seasonalNaive(std::span<const double> series, std::size_t season, const Origins &origins);

} // namespace perfdeck
