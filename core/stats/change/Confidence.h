// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/stats/change/ChangePoints.h"

#include <cstddef>
#include <span>

namespace perfdeck {

// How evidence becomes the probability that a reported change is real and at most five points off:
// isotonic maps in steps (B. Zadrozny, C. Elkan, "Transforming classifier scores into accurate
// multiclass probability estimates", KDD 2002), fitted on histories with known or labelled changes.
// bench_change_confidence prints the shares they were taken from. Pure, any thread.

/// From `evidence` on the share `confidence` of reports was right.
struct ConfidenceStep
{
    double evidence = 0;
    double confidence = 0;
};

/// Evidence of a change between levels: −log10 of p times the number of points (0 … 6: more than
/// once in a million cannot be told apart) plus the log odds of its place.
[[nodiscard]] double levelEvidence(double p, std::size_t points, double placement);

[[nodiscard]] double confidenceOf(ChangePreset preset, double evidence);

/// The steps behind confidenceOf(), ascending.
[[nodiscard]] std::span<const ConfidenceStep> confidenceSteps(ChangePreset preset);

} // namespace perfdeck
