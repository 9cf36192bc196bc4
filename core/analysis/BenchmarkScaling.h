// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/BenchmarkNumbers.h"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace perfdeck {

/// What is turned up from cell to cell.
enum class ScalingAxis
{
    BatchSize,
    SequenceLength,
    Concurrency,
    Rate, ///< requests/s
    Threads
};

/// Where a cell stands on it; 0: the axis does not apply to it.
[[nodiscard]] double placeOn(ScalingAxis axis, const CellKey &key);

struct ScalingPoint
{
    double place = 0; ///< on the axis
    Estimate value; ///< of the number asked for
    Estimate throughput; ///< mean; of a batch without one, the batch over its latency
    Estimate latency; ///< median, seconds
    bool keepsObjectives = false; ///< those of its definition; false where it has none
    PlacedCell at;

    /// Throughput over latency, with the outermost that both intervals allow.
    [[nodiscard]] Estimate power() const;
};

/// Where more load begins to cost more than it gives: the point of the greatest power, throughput
/// over latency (L. Kleinrock, "Power and deterministic rules of thumb for probabilistic problems
/// in computer communications", ICC 1979). It does not depend on how far the sweep goes; for a
/// machine that needs a + b · batch seconds it is the batch of half its final throughput, the n½ of
/// R. W. Hockney (Parallel Computing 2, 1985).
struct ScalingKnee
{
    std::size_t point = 0;
    std::size_t first = 0; ///< points whose power may be as great, by the intervals
    std::size_t last = 0;
    bool isBeyond = false; ///< power still grows at the last point: the knee lies further out
};

/// Cells that differ in nothing but their place on the axis.
struct ScalingCurve
{
    CellKey key; ///< with 0 for the axis
    std::string definition; ///< id
    std::string environment; ///< key of the fingerprint
    std::vector<ScalingPoint> points; ///< ascending, each place once
    std::optional<ScalingKnee> knee; ///< none with fewer than kFewestForKnee points
    /// The last point that keeps the objectives of the definition, all before it doing so too.
    std::optional<std::size_t> lastKeeping;
};

inline constexpr std::size_t kFewestForKnee = 3;

/// Curves of at least two points that have `number`, in the order of their keys. O(n log n).
[[nodiscard]] std::vector<ScalingCurve>
scalingCurves(std::span<const PlacedCell> cells, ScalingAxis axis, CellNumber number);
/// Those along which any two cells differ.
[[nodiscard]] std::vector<ScalingAxis> scalingAxes(std::span<const PlacedCell> cells);

} // namespace perfdeck
