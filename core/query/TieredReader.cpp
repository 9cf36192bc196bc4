// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/TieredReader.h"

#include <algorithm>

namespace perfdeck {

namespace {

Timestamp floorTo(Timestamp time, RollupTier tier)
{
    const Duration length = tierLength(tier);
    Duration rest = time.time_since_epoch() % length;
    rest += rest < Duration(0) ? length : Duration(0);
    return time - rest;
}

/// One reading of one series.
class TieredReader final
{
public:
    TieredReader(HistoryReader &reader, SeriesId series, SeriesData &data)
        : m_reader(reader)
        , m_series(series)
        , m_data(data)
    {
    }

    [[nodiscard]] Status readWished(TimeRange range, FrameTier tier);
    [[nodiscard]] Status readOlder(TimeRange range);

private:
    [[nodiscard]] Status readMissing(RollupTier tier, TimeRange hole);

    HistoryReader &m_reader;
    SeriesId m_series;
    SeriesData &m_data;
};

/// The wished tier up to where it is rolled up, the finer ones behind it.
Status TieredReader::readWished(TimeRange range, FrameTier tier)
{
    const auto rolledUpTo = tier == FrameTier::Raw ? std::nullopt : m_reader.rolledUpTo(m_series);
    const Timestamp rolled = std::min(rolledUpTo.value_or(range.from), range.to);
    Timestamp done = range.from;
    if (tier == FrameTier::Hour && floorTo(rolled, RollupTier::Hour) > done) {
        const Timestamp end = floorTo(rolled, RollupTier::Hour);
        const Status hours
            = m_reader.readRollup(m_series, RollupTier::Hour, {done, end}, m_data.hours);
        if (!hours)
            return hours;
        done = end;
    }
    if (floorTo(rolled, RollupTier::Minute) > done) {
        const Timestamp end = floorTo(rolled, RollupTier::Minute);
        const Status minutes
            = m_reader.readRollup(m_series, RollupTier::Minute, {done, end}, m_data.minutes);
        if (!minutes)
            return minutes;
        done = end;
    }
    return m_reader.read(m_series, {done, range.to}, m_data.times, m_data.values);
}

/// What retention has already taken from the finer tiers.
Status TieredReader::readOlder(TimeRange range)
{
    const auto rolledUpTo = m_reader.rolledUpTo(m_series);
    if (!rolledUpTo || *rolledUpTo <= range.from || !m_data.hours.empty())
        return {};
    Timestamp found = m_data.times.empty() ? std::min(range.to, *rolledUpTo) : m_data.times.front();
    if (m_data.minutes.empty()) {
        const Status read = readMissing(RollupTier::Minute, {range.from, found});
        if (!read)
            return read;
    }
    found = m_data.minutes.empty() ? found : m_data.minutes.front().start;
    return readMissing(RollupTier::Hour, {range.from, found});
}

/// Buckets for a hole at the beginning. One that began before the hole is only taken when there is
/// nothing else, since its samples may all lie outside.
Status TieredReader::readMissing(RollupTier tier, TimeRange hole)
{
    const bool nothingElse = m_data.times.empty() && m_data.minutes.empty();
    if (hole.length() < tierLength(tier) && !nothingElse)
        return {};
    std::vector<RollupPoint> &points = tier == RollupTier::Minute ? m_data.minutes : m_data.hours;
    const Timestamp end = nothingElse ? hole.to : floorTo(hole.to, tier);
    const Status read = m_reader.readRollup(m_series, tier, {hole.from, end}, points);
    if (!points.empty() && points.front().start < hole.from && (points.size() > 1 || !nothingElse))
        points.erase(points.begin());
    return read;
}

} // namespace

void SeriesData::clear()
{
    hours.clear();
    minutes.clear();
    times.clear();
    values.clear();
}

FrameTier SeriesData::tier() const
{
    if (!hours.empty())
        return FrameTier::Hour;
    return minutes.empty() ? FrameTier::Raw : FrameTier::Minute;
}

FrameTier tierFor(Duration columnWidth)
{
    if (columnWidth >= 2 * tierLength(RollupTier::Hour))
        return FrameTier::Hour;
    return columnWidth >= 2 * tierLength(RollupTier::Minute) ? FrameTier::Minute : FrameTier::Raw;
}

Status
readTiers(HistoryReader &reader, SeriesId series, TimeRange range, FrameTier tier, SeriesData &data)
{
    TieredReader tiers(reader, series, data);
    const Status read = tiers.readWished(range, tier);
    return read ? tiers.readOlder(range) : read;
}

} // namespace perfdeck
