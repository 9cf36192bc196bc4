// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/regress/SeriesTrial.h"
#include "core/regress/Succession.h"

#include <functional>
#include <span>
#include <string_view>
#include <vector>

namespace perfdeck {

/// What people made of earlier findings of a metric.
struct TriageCounts
{
    std::size_t real = 0; ///< acknowledged, expected or fixed
    std::size_t notReal = 0;
};

struct EvaluationOptions
{
    double falseDiscoveryRate = 0.05; ///< over all series of one evaluation
    std::span<const EnvironmentChange> environment{};
    std::function<TriageCounts(std::string_view metric)> triage
        = [](std::string_view) { return TriageCounts(); };
};

/// All series looked at together.
struct Evaluation
{
    /// With all numbers filled in. Those that do not hold yet, or not any more, count for known
    /// findings only; see FindingBook.
    std::vector<Candidate> candidates;

    struct Looked
    {
        SeriesKeyPtr series;
        TimeRange window;
        Duration block;
    };

    std::vector<Looked> looked; ///< series that were judged, also those without a change
};

/// Keeps the changes that stand when all series are looked at together (Benjamini and Hochberg),
/// marks those at a change of environment, gathers those of one moment (± one block) and one source
/// or model into groups, and says how sure each one is. Deterministic. O(n log n). Pure, any
/// thread.
[[nodiscard]] Evaluation evaluate(std::span<const SeriesTrial> trials,
                                  const EvaluationOptions &options = {});

/// The odds factor that earlier judgements of a metric give: 1 without any; each side counts four
/// cases that were never met, so that a single click turns little.
[[nodiscard]] double triageOdds(TriageCounts counts);

/// The probability of the detector, moved by these odds. Never 1.
[[nodiscard]] double confidenceOf(const ConfidenceParts &parts);

/// So many groups of one day and not one the other way are the mark of a fault of the measuring,
/// not of the measured.
inline constexpr std::size_t kStreak = 10;
[[nodiscard]] bool isOneSidedStreak(std::span<const Finding> findings, Timestamp now);

} // namespace perfdeck
