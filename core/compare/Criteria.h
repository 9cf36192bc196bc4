// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compare/SideSamples.h"

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace perfdeck {

/// What sides are chosen by.
enum class Criterion
{
    Latency, ///< seconds: p95, else another percentile, time to first token, mean
    Throughput, ///< tokens, samples or requests per second
    Memory, ///< bytes: of the GPU, else of the process
    Power, ///< watts
    Cost, ///< price of a unit of throughput; per hour where throughput is unknown
    Energy ///< joules per unit of throughput
};

inline constexpr std::size_t kCriteria = 6;

/// How much each criterion counts, in their order; only the proportions matter.
using CriterionWeights = std::array<double, kCriteria>;

/// Names of MeasuredCriterion::info: of a cost by throughput, and by the hour.
inline constexpr auto kUnitCost = "unit_cost";
inline constexpr auto kHourlyCost = "hourly_cost";

/// A criterion as it was measured on every side.
struct MeasuredCriterion
{
    Criterion criterion = Criterion::Latency;
    MetricInfo info; ///< unit and which way is good
    std::optional<std::size_t> metric; ///< of the samples, whose median it is; none: from others
    std::vector<double> values; ///< by side, all positive
};

/// Each criterion by the first of its metrics that every side has, with a positive median. Those
/// that some side lacks are not in it. `hourlyPrices` by side, any currency; cost takes part where
/// all of them are positive. Pure.
[[nodiscard]] std::vector<MeasuredCriterion> measuredCriteria(const SideSamples &samples,
                                                              std::span<const double> hourlyPrices);

/// The metric of a criterion that most sides have, NaN for those that lack it; no values where no
/// side has any. Cost and energy follow from others and have none. Pure.
[[nodiscard]] MeasuredCriterion mostlyMeasured(const SideSamples &samples, Criterion criterion);

/// The metrics that can stand for a criterion.
[[nodiscard]] std::vector<std::string> metricsOf(Criterion criterion);

/// Cost and energy from the others, as measuredCriteria() does: of samples that were drawn anew.
void derive(std::vector<MeasuredCriterion> &measured, std::span<const double> hourlyPrices);

/// What people choose for, with how much each criterion counts there.
struct Scenario
{
    const char *name; ///< in saved sessions
    CriterionWeights weights;
};

/// Latency, throughput, memory, power, cost, energy.
inline constexpr std::array kScenarios{
    Scenario{"interactive", {60, 15, 5, 5, 15, 0}},
    Scenario{"batch", {5, 45, 10, 10, 30, 0}},
    Scenario{"edge", {25, 10, 45, 20, 0, 0}},
    Scenario{"cost", {15, 25, 0, 0, 60, 0}},
    Scenario{"energy", {10, 15, 0, 15, 0, 60}},
};

} // namespace perfdeck
