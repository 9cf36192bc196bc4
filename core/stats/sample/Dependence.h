// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

namespace perfdeck {

/// How many times larger the variance of the difference between the middles of two stretches of one
/// series is than it would be of independent samples; at least 1. Both in order of time, as ranks
/// or scores, each around its own middle. Geyer's sum (see autocorrelationTime()) over both
/// together, and what no stretch can show of itself: where neighbours resemble each other, so do
/// the levels of stretches wander, by 0.3 standard deviations however long they are (T. Kalibera,
/// R. Jones, "Rigorous benchmarking in reasonable time", ISMM 2013, on the levels of whole runs;
/// the size is that of run times on busy machines). O(n × τ). Pure, any thread.
[[nodiscard]] double varianceInflation(std::span<const double> a, std::span<const double> b);

} // namespace perfdeck
