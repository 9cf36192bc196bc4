// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/BenchmarkRun.h"

#include <vector>

namespace perfdeck {

/// Numbers of one measure from single values in the order they were measured. Intervals are of
/// 95 %: of the mean Student's t, of median and percentiles order statistics (binomial). A
/// percentile stands only where there are enough values for it at 99 % confidence (early stopping,
/// MLPerf inference rules, appendix: 64 values for p90, 662 for p99), as the conservative estimate
/// of that rule.
[[nodiscard]] MeasuredValues measuredValues(BenchmarkMeasure measure, std::vector<double> inOrder);

} // namespace perfdeck
