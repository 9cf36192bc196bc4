// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/BenchmarkRun.h"
#include "core/model/MetricInfo.h"

#include <string>
#include <vector>

namespace perfdeck {

/// Which number of a cell is looked at: a measure at a quantile, 0.5 for its median; NaN: its mean.
struct CellNumber
{
    BenchmarkMeasure measure = BenchmarkMeasure::Latency;
    double quantile = 0.5;

    friend bool operator==(const CellNumber &a, const CellNumber &b)
    {
        return a.measure == b.measure
            && (a.quantile == b.quantile || (std::isnan(a.quantile) && std::isnan(b.quantile)));
    }
};

/// A cell and the run it belongs to, which it keeps alive.
struct PlacedCell
{
    BenchmarkRunPtr run;
    const BenchmarkCell *cell = nullptr;
};

/// Two results stand on different ground here; empty: not known on that side.
struct FactDifference
{
    std::string fact;
    std::string before;
    std::string after;

    friend bool operator==(const FactDifference &, const FactDifference &) = default;
};

[[nodiscard]] Better betterOf(BenchmarkMeasure measure);
[[nodiscard]] Unit unitOf(BenchmarkMeasure measure);
/// The number that says most about a measure: the mean of rates, ratios and peaks, else the median.
[[nodiscard]] CellNumber headlineOf(BenchmarkMeasure measure);

/// Not known where the cell does not have it, or had too little to know it.
[[nodiscard]] Estimate estimateOf(const BenchmarkCell &cell, CellNumber number);
/// Measured to its end, and not found invalid.
[[nodiscard]] bool isComparable(const BenchmarkCell &cell);
/// Every objective is known and kept.
[[nodiscard]] bool keepsObjectives(const BenchmarkCell &cell,
                                   const std::vector<ServiceObjective> &objectives);

/// Requests that it takes to say a percentile with 99 % confidence, one slower one allowed (early
/// stopping, MLPerf inference rules, appendix): 64 for p90, 662 for p99. `quantile` 0 … 1,
/// exclusive.
[[nodiscard]] std::uint64_t requestsForPercentile(double quantile);

/// The newest comparable result of each cell of each definition and fingerprint, in the order of
/// the runs. `definition`: only of this one; empty: of all. O(n log n) in all cells.
[[nodiscard]] std::vector<PlacedCell> newestCells(const BenchmarkRuns &runs,
                                                  const std::string &definition = {});
/// The numbers that any of these cells has, headlines first, then percentiles.
[[nodiscard]] std::vector<CellNumber> numbersOf(const std::vector<PlacedCell> &cells);

/// Facts that are not the same, by name. What belongs to the model itself ("model.…") is left out
/// for `acrossModels`. None where either is not known at all.
[[nodiscard]] std::vector<FactDifference> differingFacts(const EnvironmentFingerprint &before,
                                                         const EnvironmentFingerprint &after,
                                                         bool acrossModels = false);

} // namespace perfdeck
