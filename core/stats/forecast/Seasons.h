// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace perfdeck {

/// The lengths of the seasons that a series shows, in samples, the shorter one first: none, one, or
/// two of which the longer is a multiple of the shorter (days and weeks). A season is a peak of the
/// autocorrelation of the differences beyond what chance gives to any lag (bound of M. S. Bartlett,
/// Journal of the Royal Statistical Society B 8, 1946, at 5 % over all lags that are looked at), of
/// which the series holds at least three. `expected` > 1 is preferred where it is nearly as clear
/// as the clearest. Finite numbers; strange ones are drawn in first. O(n × longest season).
[[nodiscard]] std::vector<std::size_t> findSeasons(std::span<const double> series,
                                                   std::size_t expected = 0);

inline constexpr std::size_t kShortestSeason = 4;
inline constexpr std::size_t kLongestSeason = 2'500; ///< a week of steps of 5 minutes is 2,016

} // namespace perfdeck
