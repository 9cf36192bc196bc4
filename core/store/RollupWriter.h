// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Series.h"
#include "core/store/ChunkReader.h"
#include "core/store/RollupReader.h"

#include <optional>
#include <unordered_map>
#include <vector>

namespace perfdeck {

/// Keeps the roll-ups of a file in step with its sealed samples, within the caller's transaction:
/// whole hours of minutes once an hour is over, whole days of hours once a day is. Late samples
/// make the hours they fall into be computed again. Recorder thread only.
class RollupWriter final
{
public:
    /// The tables must exist.
    explicit RollupWriter(Database &database);

    struct Addition
    {
        Timestamp start; ///< of the oldest sample
        Timestamp last; ///< of the newest one
        bool isImported = false; ///< the roll-ups must be kept, as the samples are
    };

    /// Chunks of the series were written.
    void chunksAdded(FileSeries::FileId series, const SeriesKey &key, const Addition &addition);

    /// The transaction was rolled back.
    void forget() { m_rolled.clear(); }

private:
    [[nodiscard]] std::optional<Timestamp> rolledUpTo(FileSeries::FileId series);
    void setRolledUpTo(FileSeries::FileId series, Timestamp time);
    void makeHours(FileSeries::FileId series, bool withSketch, TimeRange range);
    void makeDays(FileSeries::FileId series, TimeRange range);
    void write(FileSeries::FileId series,
               RollupTier tier,
               std::span<const RollupPoint> points,
               const std::optional<QuantileSketch> &sketch);

    [[nodiscard]] bool isImported(FileSeries::FileId series, TimeRange range);

    Statement m_upsert;
    Statement m_hasImported;
    Statement m_rolledUpTo;
    Statement m_setRolledUpTo;
    ChunkReader m_chunks;
    RollupReader m_rollups;
    SampleRuns m_runs;
    std::unordered_map<FileSeries::FileId, std::optional<Timestamp>> m_rolled;
    bool m_isImported = false; ///< what is being written now
    std::vector<Timestamp> m_times;
    std::vector<double> m_values;
    std::vector<RollupPoint> m_points;
    Bytes m_sketchBytes;
};

/// Are quantile sketches kept of this metric? Those of latencies are.
[[nodiscard]] bool hasSketch(const SeriesKey &key);

} // namespace perfdeck
