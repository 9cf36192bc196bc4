// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

namespace perfdeck {

/// How many times larger the variance of the difference between the middles of two stretches of one
/// series is than it would be of independent samples; at least 1. Both in order of time, as ranks
/// or scores, each around its own middle. Geyer's sum (see autocorrelationTime()) over both
/// together, and two corrections of what a stretch cannot show of itself: variation slower than the
/// stretch, which hides as many again of the autocorrelations as are seen, and the wandering of its
/// level, a fifth of a standard deviation, wherever neighbours resemble each other (T. Kalibera, R.
/// Jones, "Rigorous benchmarking in reasonable time", ISMM 2013, measure such levels). O(n × τ).
/// Pure.
[[nodiscard]] double varianceInflation(std::span<const double> a, std::span<const double> b);

} // namespace perfdeck
