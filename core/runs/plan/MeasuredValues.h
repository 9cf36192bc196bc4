// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/BenchmarkRun.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace perfdeck {

/// Numbers of one measure from single values in the order they were measured; what is not finite is
/// left out. Intervals are of 95 %: of the mean Student's t, of median and percentiles order
/// statistics (binomial). A percentile stands only where there are enough values for it at 99 %
/// confidence (early stopping, MLPerf inference rules, appendix: 64 values for p90, 662 for p99),
/// as the conservative estimate of that rule; its interval is widened to hold that. O(n log n).
/// Pure.
[[nodiscard]] MeasuredValues measuredValues(BenchmarkMeasure measure, std::vector<double> inOrder);

/// Which of n ascending values may stand for a quantile: the true one lies below it at 99 %
/// confidence. Of the largest t with P(Binomial(n, 1 − quantile) ≤ t) ≤ 0.01 that many less one of
/// the largest values are dropped and the next is taken (MLPerf inference rules, appendix "early
/// stopping", tolerance 0). None where not even t = 1 holds. 0-based.
[[nodiscard]] std::optional<std::size_t> conservativeRank(std::size_t count, double quantile);

/// The fewest values that conservativeRank() takes: 64 for 0.9, 662 for 0.99, 6,636 for 0.999.
[[nodiscard]] std::size_t leastCount(double quantile);

/// The mean with the interval of Student's t; without one below two values. In any order.
[[nodiscard]] Estimate meanEstimate(const std::vector<double> &values);

inline constexpr double kEstimateConfidence = 0.95;
inline constexpr double kPercentileConfidence = 0.99;

} // namespace perfdeck
