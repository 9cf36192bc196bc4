// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Series.h"

#include <cstddef>
#include <span>

namespace perfdeck {

/// The relative change that nobody wants to hear of: 1 % of memory, 5 % of percentiles from 0.99
/// on, 2 % of all else. Pure.
[[nodiscard]] double usualFloor(const SeriesKey &series);

/// Whether the series is a percentile so far out that few samples make it.
[[nodiscard]] bool isTail(const SeriesKey &series);

/// The change between neighbouring groups of `group` points that would be an outlier among those
/// this series shows when nothing happens: Q3 + 3 IQR of the absolute differences of medians (J. W.
/// Tukey, "Exploratory Data Analysis", 1977), taken inside the quiet stretches only. In the unit of
/// the series; 0 where there are fewer than kLeastDifferences of them. Pure.
[[nodiscard]] double learnedFloor(std::span<const std::span<const double>> quiet,
                                  std::size_t group);

inline constexpr std::size_t kLeastDifferences = 8;

} // namespace perfdeck
