// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/ChunkWriter.h"

#include "core/store/ChunkCodec.h"

#include <bit>

namespace perfdeck {

ChunkWriter::ChunkWriter(Database &database)
    : m_database(database)
    , m_insertStamps(database,
                     "INSERT INTO stamps(start, last, count, imported, uses, data) "
                     "VALUES(?,?,?,?,0,?)")
    , m_insertChunk(database, "INSERT INTO chunks(series, start, stamps, data) VALUES(?,?,?,?)")
    , m_addUses(database, "UPDATE stamps SET uses = uses + ? WHERE id = ?")
    , m_span(database, "SELECT span FROM series WHERE id = ?")
    , m_setSpan(database, "UPDATE series SET span = ? WHERE id = ?")
{
}

StoredStamps ChunkWriter::addStamps(std::span<const Timestamp> times, bool isImported)
{
    m_bytes.clear();
    encodeTimes(times, m_bytes);
    m_insertStamps.run(times.front().time_since_epoch().count(),
                       times.back().time_since_epoch().count(),
                       times.size(),
                       isImported ? 1 : 0,
                       ByteView(m_bytes));
    return {m_database.lastRowId(), times.front(), times.back()};
}

void ChunkWriter::addChunk(FileSeries::FileId series,
                           const StoredStamps &stamps,
                           std::span<const double> values)
{
    m_bytes.clear();
    encodeValues(values, m_bytes);
    m_insertChunk.run(
        series, stamps.start.time_since_epoch().count(), stamps.id, ByteView(m_bytes));
    ++m_uses[stamps.id];
    widenSpan(series, stamps.last - stamps.start);
}

void ChunkWriter::countUses()
{
    for (const auto &[id, uses] : m_uses)
        m_addUses.run(uses, id);
    m_uses.clear();
}

void ChunkWriter::forget()
{
    m_spans.clear();
    m_uses.clear();
}

void ChunkWriter::widenSpan(FileSeries::FileId series, Duration span)
{
    auto found = m_spans.find(series);
    if (found == m_spans.end()) {
        m_span.start(series);
        const Duration stored(m_span.step() ? m_span.number(0) : 0);
        m_span.reset();
        found = m_spans.emplace(series, stored).first;
    }
    if (span <= found->second)
        return;
    // Rounded up, so that the row changes a few times in its life and not with every chunk.
    const auto wide = std::bit_ceil(static_cast<std::uint64_t>(span.count()));
    found->second = Duration(static_cast<Duration::rep>(wide));
    m_setSpan.run(found->second.count(), series);
}

} // namespace perfdeck
