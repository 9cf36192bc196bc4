// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/RollupReader.h"

#include "core/store/RollupCodec.h"
#include "core/store/TimeMath.h"

#include <algorithm>

namespace perfdeck {

RollupReader::RollupReader(Database &database)
    : m_blocks(database,
               "SELECT start, mask, data FROM rollups "
               "WHERE tier = ? AND series = ? AND start > ? AND start < ? ORDER BY start")
    , m_lastDay(database, "SELECT max(start) FROM rollups WHERE tier = ? AND series = ?")
    , m_rolledUpTo(database, "SELECT rolled FROM series WHERE id = ?")
    , m_sketches(
          database,
          "SELECT sketch FROM rollups "
          "WHERE tier = ? AND series = ? AND start >= ? AND start < ? AND sketch IS NOT NULL")
    , m_daysWithoutHours(database,
                         "SELECT sketch FROM rollups AS day "
                         "WHERE tier = 1 AND series = ?1 AND start >= ?2 AND start <= ?3 "
                         "AND sketch IS NOT NULL AND NOT EXISTS (SELECT 1 FROM rollups AS hour "
                         "WHERE hour.tier = 0 AND hour.series = ?1 AND hour.start >= day.start "
                         "AND hour.start < day.start + ?4)")
{
}

Status RollupReader::read(FileSeries::FileId series,
                          RollupTier tier,
                          TimeRange range,
                          std::vector<RollupPoint> &points)
{
    if (tier == RollupTier::Minute)
        return readBlocks(series, tier, range, points);
    const Timestamp split = daysEnd(series);
    Status days = readBlocks(series, tier, {range.from, std::min(range.to, split)}, points);
    const Timestamp rest = std::max(floorTo(range.from, tierLength(tier)), split);
    std::vector<RollupPoint> minutes;
    Status hours = readBlocks(
        series, RollupTier::Minute, {rest, ceilTo(range.to, tierLength(tier))}, minutes);
    rollUp(minutes, tier, points);
    return days ? std::move(hours) : std::move(days);
}

std::optional<Timestamp> RollupReader::rolledUpTo(FileSeries::FileId series)
{
    m_rolledUpTo.start(series);
    std::optional<Timestamp> rolled;
    if (m_rolledUpTo.step() && !m_rolledUpTo.isNull(0))
        rolled = fromMicros(m_rolledUpTo.number(0));
    m_rolledUpTo.reset();
    return rolled;
}

bool RollupReader::mergeSketches(FileSeries::FileId series,
                                 RollupTier tier,
                                 TimeRange range,
                                 QuantileSketch &sketch)
{
    bool hasAny = false;
    m_sketches.start(static_cast<int>(tier), series, toMicros(range.from), toMicros(range.to));
    while (m_sketches.step()) {
        if (const Result<QuantileSketch> one = QuantileSketch::decode(m_sketches.blob(0))) {
            sketch.merge(*one);
            hasAny = true;
        }
    }
    m_sketches.reset();
    return hasAny;
}

void RollupReader::sketchOfHours(FileSeries::FileId series, TimeRange hours, QuantileSketch &sketch)
{
    constexpr Duration day = blockLength(RollupTier::Hour);
    static_cast<void>(mergeSketches(series, RollupTier::Minute, hours, sketch));
    m_daysWithoutHours.start(
        series, toMicros(hours.from), toMicros(earlier(hours.to, day)), day.count());
    while (m_daysWithoutHours.step())
        if (const Result<QuantileSketch> one = QuantileSketch::decode(m_daysWithoutHours.blob(0)))
            sketch.merge(*one);
    m_daysWithoutHours.reset();
}

Status RollupReader::readBlocks(FileSeries::FileId series,
                                RollupTier tier,
                                TimeRange range,
                                std::vector<RollupPoint> &points)
{
    Status status;
    if (range.isEmpty())
        return status;
    const auto base = static_cast<std::ptrdiff_t>(points.size());
    m_blocks.start(static_cast<int>(tier),
                   series,
                   toMicros(earlier(range.from, blockLength(tier))),
                   toMicros(range.to));
    while (m_blocks.step()) {
        Status decoded = decodeRollups(fromMicros(m_blocks.number(0)),
                                       static_cast<std::uint64_t>(m_blocks.number(1)),
                                       m_blocks.blob(2),
                                       tier,
                                       points);
        if (!decoded)
            status = std::move(decoded);
    }
    m_blocks.reset();
    const auto isOutside = [&](const RollupPoint &point) {
        return later(point.start, tierLength(tier)) <= range.from || point.start >= range.to;
    };
    points.erase(std::remove_if(points.begin() + base, points.end(), isOutside), points.end());
    return status;
}

Timestamp RollupReader::daysEnd(FileSeries::FileId series)
{
    m_lastDay.start(static_cast<int>(RollupTier::Hour), series);
    Timestamp end = Timestamp::min();
    if (m_lastDay.step() && !m_lastDay.isNull(0))
        end = later(fromMicros(m_lastDay.number(0)), blockLength(RollupTier::Hour));
    m_lastDay.reset();
    return end;
}

} // namespace perfdeck
