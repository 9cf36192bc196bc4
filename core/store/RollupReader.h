// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/FileSeries.h"
#include "core/store/HistoryStore.h"
#include "core/store/Sqlite.h"

#include <optional>
#include <vector>

namespace perfdeck {

/// Reads the stored roll-ups of a file. One per connection, not thread-safe. The tables must exist.
class RollupReader final
{
public:
    explicit RollupReader(Database &database);

    /// Appends the stored buckets of the tier that touch the range. Hours of a day that is not over
    /// yet are made of its minutes.
    [[nodiscard]] Status read(FileSeries::FileId series,
                              RollupTier tier,
                              TimeRange range,
                              std::vector<RollupPoint> &points);
    [[nodiscard]] std::optional<Timestamp> rolledUpTo(FileSeries::FileId series);
    /// Adds the sketches of the blocks of a tier that start in the range; were there any?
    [[nodiscard]] bool mergeSketches(FileSeries::FileId series,
                                     RollupTier tier,
                                     TimeRange range,
                                     QuantileSketch &sketch);

    /// Adds the sketches of the whole hours in the range; of days whose hours are gone already,
    /// that of the day.
    void sketchOfHours(FileSeries::FileId series, TimeRange hours, QuantileSketch &sketch);

private:
    [[nodiscard]] Status readBlocks(FileSeries::FileId series,
                                    RollupTier tier,
                                    TimeRange range,
                                    std::vector<RollupPoint> &points);
    /// End of the last day whose hours are stored.
    [[nodiscard]] Timestamp daysEnd(FileSeries::FileId series);

    Statement m_blocks;
    Statement m_lastDay;
    Statement m_rolledUpTo;
    Statement m_sketches;
    Statement m_daysWithoutHours;
};

} // namespace perfdeck
