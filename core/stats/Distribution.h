// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/DistributionFrame.h"

#include <cstddef>
#include <vector>

namespace perfdeck {

/// Fills in all but names and bins: count, extremes, mean, a cumulative curve of at most `points`
/// steps, quantiles. `sorted`: ascending and finite. O(n). Pure.
void summarize(DistributionSeries &series, const std::vector<double> &sorted, std::size_t points);

/// Common bins for the series of the frame, each with its ascending samples, in their order; by
/// freedmanDiaconisEdges() of all together. Logarithmic only if all are positive. Pure.
void binTogether(DistributionFrame &frame,
                 const std::vector<std::vector<double>> &samples,
                 std::size_t maxBins,
                 bool logarithmic);

} // namespace perfdeck
