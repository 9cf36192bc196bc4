// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/stats/Proportion.h"

#include <cstddef>
#include <span>
#include <vector>

namespace perfdeck {

/// How strange one of many series was.
struct RankedSeries
{
    std::size_t series = 0; ///< its place among those asked about
    double share = 0; ///< of its samples that are anomalies, 0..1
    double highest = 0; ///< score
};

/// Many series over the same time, strangest first.
struct AnomalyRanking
{
    std::vector<RankedSeries> series; ///< without those that have no score
    Proportion strange; ///< share of the series with an anomaly; 0..1 when none has a score
    double rate = 0; ///< share of all samples that are anomalies: how strange the whole is
};

/// Ranks series by their anomaly scores (0..1, of the same stretch of time; one score each for "at
/// this moment"): by the share of their samples that are anomalies, then by the highest score, then
/// by place. An anomaly is a score of at least `alarm`. Scores that are not finite are missing. The
/// rates are those Netdata names node anomaly rate. O(n log n). Pure.
[[nodiscard]] AnomalyRanking rankAnomalies(std::span<const std::span<const double>> scores,
                                           double alarm);

} // namespace perfdeck
