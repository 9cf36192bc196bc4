// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/FileSeries.h"
#include "core/store/SampleRuns.h"
#include "core/store/StampsCache.h"
#include "core/store/TimeMath.h"

#include <optional>

namespace perfdeck {

/// Reads the sealed samples of a file. One per connection, not thread-safe. The tables must exist.
class ChunkReader final
{
public:
    explicit ChunkReader(Database &database, std::size_t maxStamps = StampsCache::kReaderBlocks);

    /// Adds the chunks of a series that touch the range. Fails as Corrupt when one has lost its
    /// times; the others are added.
    [[nodiscard]] Status collect(FileSeries::FileId series, TimeRange range, SampleRuns &runs);
    /// Start of the chunk `count` chunks after the first one that starts at or after `from`; none
    /// when there are not so many.
    [[nodiscard]] std::optional<Timestamp>
    startAfter(FileSeries::FileId series, Timestamp from, std::size_t count);
    /// Oldest and newest sealed sample.
    [[nodiscard]] std::optional<TimeRange> bounds(FileSeries::FileId series);
    [[nodiscard]] std::optional<TimeRange> bounds();

private:
    [[nodiscard]] Duration span(FileSeries::FileId series);

    Database &m_database;
    StampsCache m_stamps;
    Statement m_span;
    Statement m_chunks;
    Statement m_first;
    Statement m_newest;
    Statement m_startAfter;
};

} // namespace perfdeck
