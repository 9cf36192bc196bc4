// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/BenchmarkRun.h"

#include <optional>

namespace perfdeck {

/// Adds the reasons that every kind has against a measured cell, and says whether it is valid:
/// nothing fatal stands against it. "errors" above 0.1 %, "too-few-requests" for a percentile that
/// an objective asks for or for an interval of the median, "too-short" against the effort,
/// "not-steady"; "outliers" and "few-repetitions" are warnings. Pure.
void judge(BenchmarkCell &cell, const BenchmarkDefinition &definition);

/// The number that an objective is about; none where it was not measured or there were too few
/// values for it.
[[nodiscard]] std::optional<Estimate> objectiveValue(const BenchmarkCell &cell,
                                                     const ServiceObjective &objective);

/// A cell misses an objective for certain: the number is known and on the wrong side of the limit.
[[nodiscard]] bool misses(const BenchmarkCell &cell, const ServiceObjective &objective);
[[nodiscard]] bool missesAny(const BenchmarkCell &cell, const BenchmarkDefinition &definition);

/// Nothing of `harder` is less than of `easier`, and both are of one model, device, precision and
/// variant: when the one misses, so will the other.
[[nodiscard]] bool liesBehind(const CellKey &harder, const CellKey &easier);

inline constexpr double kMostErrors = 0.001; ///< of all requests

} // namespace perfdeck
