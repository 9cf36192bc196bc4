// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compare/SideSamples.h"

#include <cstddef>
#include <vector>

namespace perfdeck {

/// How two metrics of a side go together.
struct MetricPair
{
    double correlation = 0; ///< of ranks (Spearman), −1 … 1; NaN where it cannot be said
    std::size_t count = 0; ///< moments at which both have a value
    double effective = 0; ///< independent ones that would say as much
    double pValue = 1; ///< two-sided; NaN likewise
    double qValue = 1; ///< among all pairs (Benjamini and Hochberg); NaN likewise
};

/// All pairs of the metrics of one side.
struct MetricCorrelations
{
    std::vector<std::size_t> metrics; ///< of the samples: those that vary on this side
    std::vector<MetricPair> pairs; ///< row by row, symmetric; on the diagonal 1
    Duration step{0}; ///< of the moments
};

/// More metrics than this cannot be read beside each other: those with a better direction come
/// first, the others are left out.
inline constexpr std::size_t kMostCorrelated = 24;

/// Samples are first brought to common moments: means over steps as long as the usual distance of
/// the sparsest metric's samples. Slow courses that resemble themselves seem to go together by
/// chance; laggedCorrelation() counts their moments as fewer. O(metrics² × n × lags). Pure.
[[nodiscard]] MetricCorrelations correlateMetrics(const SideSamples &samples, std::size_t side);

} // namespace perfdeck
