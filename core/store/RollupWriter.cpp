// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/RollupWriter.h"

#include "core/model/MetricInfo.h"
#include "core/store/RollupCodec.h"
#include "core/store/TimeMath.h"

#include <algorithm>

namespace perfdeck {
namespace {

constexpr Duration kHour = blockLength(RollupTier::Minute);
constexpr Duration kDay = blockLength(RollupTier::Hour);

std::uint64_t totalCount(std::span<const RollupPoint> points)
{
    std::uint64_t count = 0;
    for (const RollupPoint &point : points)
        count += point.count;
    return count;
}

} // namespace

bool hasSketch(const SeriesKey &key)
{
    if (key.metric.ends_with("_bucket"))
        return false;
    const MetricInfo info = metricInfo(key.metric);
    return info.unit == Unit::Second && info.kind == MetricKind::Gauge;
}

RollupWriter::RollupWriter(Database &database)
    : m_upsert(database,
               "INSERT INTO rollups(tier, series, start, mask, count, imported, data, sketch) "
               "VALUES(?,?,?,?,?,?,?,?) "
               "ON CONFLICT(tier, series, start) DO UPDATE SET mask = excluded.mask, "
               "count = excluded.count, imported = max(imported, excluded.imported), data = "
               "excluded.data, sketch = excluded.sketch "
               "WHERE excluded.count >= count")
    , m_hasImported(
          database,
          "SELECT 1 FROM rollups WHERE tier = 0 AND series = ? AND start >= ? AND start < ? "
          "AND imported = 1 LIMIT 1")
    , m_rolledUpTo(database, "SELECT rolled FROM series WHERE id = ?")
    , m_setRolledUpTo(database, "UPDATE series SET rolled = ? WHERE id = ?")
    , m_chunks(database, StampsCache::kWriterBlocks)
    , m_rollups(database)
{
}

void RollupWriter::chunksAdded(FileSeries::FileId series,
                               const SeriesKey &key,
                               const Addition &addition)
{
    const auto [start, last, isImportedNow] = addition;
    m_isImported = isImportedNow;
    const std::optional<Timestamp> before = rolledUpTo(series);
    const bool isLate = !before || start < *before;
    const Timestamp from = isLate ? floorTo(start, kHour) : *before;
    const Timestamp rolled = std::max(floorTo(last, kHour), before.value_or(Timestamp::min()));
    const Timestamp to = std::min(rolled, later(floorTo(last, kHour), kHour));
    if (from < to) {
        const bool withSketch = hasSketch(key);
        // A day at a time, and over what is empty at once: an import can span years.
        for (std::optional<Timestamp> at = from; at && *at < to;) {
            const Timestamp end = std::min(later(floorTo(*at, kDay), kDay), to);
            makeHours(series, withSketch, {*at, end});
            at = m_times.empty() ? m_chunks.startAfter(series, end, 0) : end;
            if (at)
                at = floorTo(*at, kHour);
        }
        makeDays(series, {floorTo(from, kDay), std::min(floorTo(rolled, kDay), ceilTo(to, kDay))});
    }
    if (!before || rolled > *before)
        setRolledUpTo(series, rolled);
}

void RollupWriter::makeHours(FileSeries::FileId series, bool withSketch, TimeRange range)
{
    m_times.clear();
    m_values.clear();
    // What cannot be decoded is missing from the roll-up, as it is from every other answer.
    static_cast<void>(m_chunks.collect(series, range, m_runs));
    static_cast<void>(m_runs.finish(range, m_times, m_values));
    for (std::size_t from = 0; from < m_times.size();) {
        const Timestamp end = later(floorTo(m_times[from], kHour), kHour);
        std::size_t to = from + 1;
        while (to < m_times.size() && m_times[to] < end)
            ++to;
        const std::span values = std::span(m_values).subspan(from, to - from);
        m_points.clear();
        rollUp(std::span(m_times).subspan(from, to - from), values, RollupTier::Minute, m_points);
        std::optional<QuantileSketch> sketch;
        if (withSketch) {
            sketch.emplace();
            for (const double value : values)
                sketch->add(value);
        }
        write(series, RollupTier::Minute, m_points, sketch);
        from = to;
    }
}

void RollupWriter::makeDays(FileSeries::FileId series, TimeRange range)
{
    for (Timestamp day = range.from; day < range.to; day = later(day, kDay)) {
        const TimeRange whole{day, later(day, kDay)};
        std::vector<RollupPoint> minutes;
        QuantileSketch merged;
        if (!m_rollups.read(series, RollupTier::Minute, whole, minutes) || minutes.empty())
            continue;
        m_points.clear();
        rollUp(minutes, RollupTier::Hour, m_points);
        m_isImported = isImported(series, whole);
        const bool hasAny = m_rollups.mergeSketches(series, RollupTier::Minute, whole, merged);
        write(series, RollupTier::Hour, m_points, hasAny ? std::optional(merged) : std::nullopt);
    }
}

void RollupWriter::write(FileSeries::FileId series,
                         RollupTier tier,
                         std::span<const RollupPoint> points,
                         const std::optional<QuantileSketch> &sketch)
{
    const RollupBlock block = encodeRollups(points, tier);
    const auto mask = static_cast<std::int64_t>(block.mask);
    const auto tierNumber = static_cast<int>(tier);
    if (!sketch) {
        m_upsert.run(tierNumber,
                     series,
                     toMicros(block.start),
                     mask,
                     totalCount(points),
                     m_isImported ? 1 : 0,
                     ByteView(block.data),
                     nullptr);
        return;
    }
    m_sketchBytes.clear();
    sketch->encode(m_sketchBytes);
    m_upsert.run(tierNumber,
                 series,
                 toMicros(block.start),
                 mask,
                 totalCount(points),
                 m_isImported ? 1 : 0,
                 ByteView(block.data),
                 ByteView(m_sketchBytes));
}

bool RollupWriter::isImported(FileSeries::FileId series, TimeRange range)
{
    m_hasImported.start(series, toMicros(range.from), toMicros(range.to));
    const bool found = m_hasImported.step();
    m_hasImported.reset();
    return found;
}

std::optional<Timestamp> RollupWriter::rolledUpTo(FileSeries::FileId series)
{
    const auto found = m_rolled.find(series);
    if (found != m_rolled.end())
        return found->second;
    m_rolledUpTo.start(series);
    std::optional<Timestamp> rolled;
    if (m_rolledUpTo.step() && !m_rolledUpTo.isNull(0))
        rolled = fromMicros(m_rolledUpTo.number(0));
    m_rolledUpTo.reset();
    return m_rolled.emplace(series, rolled).first->second;
}

void RollupWriter::setRolledUpTo(FileSeries::FileId series, Timestamp time)
{
    m_setRolledUpTo.run(toMicros(time), series);
    m_rolled[series] = time;
}

} // namespace perfdeck
