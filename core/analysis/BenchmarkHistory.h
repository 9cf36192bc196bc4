// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/BenchmarkNumbers.h"
#include "core/stats/change/ChangePoints.h"

#include <string>
#include <vector>

namespace perfdeck {

/// One cell of one definition, over all its runs.
struct CellTrack
{
    std::string definition; ///< id
    CellKey key;
    std::size_t results = 0; ///< comparable ones

    friend bool operator==(const CellTrack &, const CellTrack &) = default;
};

/// The tracks there are, those of the most results first. O(n log n) in all cells.
[[nodiscard]] std::vector<CellTrack> cellTracks(const BenchmarkRuns &runs,
                                                const std::string &definition = {});

struct CellHistoryPoint
{
    Timestamp time; ///< when the cell was measured; of imported ones that do not say it, the run
    Estimate value;
    PlacedCell at;
};

/// The results of one fingerprint: only these may be compared.
struct CellHistoryLine
{
    std::string environment; ///< key of the fingerprint
    std::vector<CellHistoryPoint> points; ///< ascending in time
    /// New levels of this line, by findChanges(); none of fewer than kFewestForChanges points.
    std::vector<ChangePoint> changes;
    /// What is not as it was in the newest line before of which it is known; empty for the first.
    std::vector<FactDifference> differences;
};

/// Lines in the order of their first points. Only comparable results count. O(n log n).
[[nodiscard]] std::vector<CellHistoryLine>
cellHistory(const BenchmarkRuns &runs, const CellTrack &track, CellNumber number);

} // namespace perfdeck
