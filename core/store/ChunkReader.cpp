// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/ChunkReader.h"

#include <algorithm>

namespace perfdeck {
ChunkReader::ChunkReader(Database &database, std::size_t maxStamps)
    : m_database(database)
    , m_stamps(database, maxStamps)
    , m_span(database, "SELECT span FROM series WHERE id = ?")
    , m_chunks(database,
               "SELECT id, start, stamps, data FROM chunks "
               "WHERE series = ? AND start >= ? AND start < ? ORDER BY start")
    , m_first(database, "SELECT min(start) FROM chunks WHERE series = ?")
    , m_newest(database,
               "SELECT s.last FROM chunks c JOIN stamps s ON s.id = c.stamps "
               "WHERE c.series = ?1 AND c.start >= "
               "(SELECT max(start) FROM chunks WHERE series = ?1) - ?2")
    , m_startAfter(database,
                   "SELECT start FROM chunks WHERE series = ? AND start >= ? "
                   "ORDER BY start LIMIT 1 OFFSET ?")
{
}

Status ChunkReader::collect(FileSeries::FileId series, TimeRange range, SampleRuns &runs)
{
    Status status;
    m_chunks.start(series, toMicros(earlier(range.from, span(series))), toMicros(range.to));
    while (m_chunks.step()) {
        StampsCache::Times times = m_stamps.get(m_chunks.number(2), fromMicros(m_chunks.number(1)));
        if (!times) {
            status = failure(
                ErrorKind::Corrupt, "Some stored samples cannot be read", "times are missing");
            continue;
        }
        if (times->back() >= range.from)
            runs.addChunk(std::move(times), m_chunks.blob(3), m_chunks.number(0));
    }
    m_chunks.reset();
    return status;
}

std::optional<Timestamp>
ChunkReader::startAfter(FileSeries::FileId series, Timestamp from, std::size_t count)
{
    m_startAfter.start(series, toMicros(from), count);
    std::optional<Timestamp> start;
    if (m_startAfter.step())
        start = fromMicros(m_startAfter.number(0));
    m_startAfter.reset();
    return start;
}

std::optional<TimeRange> ChunkReader::bounds(FileSeries::FileId series)
{
    m_first.start(series);
    if (!m_first.step() || m_first.isNull(0)) {
        m_first.reset();
        return std::nullopt;
    }
    TimeRange range{fromMicros(m_first.number(0)), Timestamp::min()};
    m_first.reset();
    m_newest.start(series, span(series).count());
    while (m_newest.step())
        range.to = std::max(range.to, fromMicros(m_newest.number(0)));
    m_newest.reset();
    return range;
}

std::optional<TimeRange> ChunkReader::bounds()
{
    Statement both(m_database,
                   "SELECT (SELECT min(start) FROM stamps), (SELECT max(last) FROM stamps)");
    if (!both.step() || both.isNull(0))
        return std::nullopt;
    return TimeRange{fromMicros(both.number(0)), fromMicros(both.number(1))};
}

Duration ChunkReader::span(FileSeries::FileId series)
{
    m_span.start(series);
    const Duration span(m_span.step() ? m_span.number(0) : 0);
    m_span.reset();
    return span;
}

} // namespace perfdeck
