// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace perfdeck {

/// Cuts a short stretch again and again where the energy distance between both sides is largest,
/// each piece at least `least` points long (N. A. James, D. S. Matteson, "ecp: an R package for
/// nonparametric multiple change point analysis", Journal of Statistical Software 62, 2015). Needs
/// no estimate of noise, which few points cannot give. Cuts far too often: judge each cut behind.
/// Ascending first indices. O(n²) a level of cutting. Pure.
[[nodiscard]] std::vector<std::size_t> energySplits(std::span<const double> stretch,
                                                    std::size_t least);

/// The scaled energy distance of two stretches, n m / (n + m) × (2 E|X−Y| − E|X−X'| − E|Y−Y'|),
/// each of at least two points. O(n²). Pure.
[[nodiscard]] double energyDistance(std::span<const double> first, std::span<const double> second);

} // namespace perfdeck
