// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Bytes.h"
#include "core/base/Clock.h"
#include "core/store/FileSeries.h"
#include "core/store/Sqlite.h"

#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

namespace perfdeck {

/// Times stored once for all chunks that share them.
struct StoredStamps
{
    std::int64_t id = 0;
    Timestamp start;
    Timestamp last;
};

/// Writes chunks and their times within the caller's transaction. Recorder thread only.
class ChunkWriter final
{
public:
    /// The tables must exist.
    explicit ChunkWriter(Database &database);

    /// `times` ascend strictly. The block belongs to no chunk yet.
    [[nodiscard]] StoredStamps addStamps(std::span<const Timestamp> times, bool isImported);
    void
    addChunk(FileSeries::FileId series, const StoredStamps &stamps, std::span<const double> values);
    /// Writes down how many chunks the blocks added since the last call are shared by.
    void countUses();
    /// The transaction was rolled back: what is remembered of the file may be wrong.
    void forget();

private:
    void widenSpan(FileSeries::FileId series, Duration span);

    Database &m_database;
    Statement m_insertStamps;
    Statement m_insertChunk;
    Statement m_addUses;
    Statement m_span;
    Statement m_setSpan;
    Bytes m_bytes;
    std::unordered_map<FileSeries::FileId, Duration> m_spans;
    std::unordered_map<std::int64_t, std::int64_t> m_uses;
};

} // namespace perfdeck
