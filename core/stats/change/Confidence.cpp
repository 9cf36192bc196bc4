// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stats/change/Confidence.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace perfdeck {

namespace {

constexpr double kMostTested = 6;
constexpr double kLeastPlaced = 0.05; ///< placements beyond these are as good as 0 and 1
constexpr double kMostPlaced = 0.999;

constexpr std::array kLevelSteps{ConfidenceStep{-1e9, 0.2},
                                 ConfidenceStep{2, 0.61},
                                 ConfidenceStep{6, 0.78},
                                 ConfidenceStep{8, 0.985}};

/// Evidence of a line: what it explains in penalties of the usual sensitivity.
constexpr std::array kLineSteps{ConfidenceStep{-1e9, 0.25},
                                ConfidenceStep{0.5, 0.65},
                                ConfidenceStep{1, 0.75},
                                ConfidenceStep{2, 0.95}};

} // namespace

double levelEvidence(double p, std::size_t points, double placement)
{
    const double chance = std::max(p * static_cast<double>(points), std::pow(10, -kMostTested));
    const double placed = std::clamp(placement, kLeastPlaced, kMostPlaced);
    return std::max(0.0, -std::log10(chance)) + std::log(placed / (1 - placed));
}

std::span<const ConfidenceStep> confidenceSteps(ChangePreset preset)
{
    if (preset == ChangePreset::Structural)
        return kLineSteps;
    return kLevelSteps;
}

double confidenceOf(ChangePreset preset, double evidence)
{
    double confidence = 0;
    for (const ConfidenceStep &step : confidenceSteps(preset))
        if (evidence >= step.evidence)
            confidence = step.confidence;
    return confidence;
}

} // namespace perfdeck
