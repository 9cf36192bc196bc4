// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/SeriesLoader.h"

#include <algorithm>

namespace perfdeck {

namespace {

constexpr std::chrono::seconds kRetryAfter {1};

Timestamp floorTo(Timestamp time, RollupTier tier)
{
    const Duration length = tierLength(tier);
    Duration rest = time.time_since_epoch() % length;
    rest += rest < Duration(0) ? length : Duration(0);
    return time - rest;
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

SeriesLoader::SeriesLoader(std::shared_ptr<const LiveWindow> live,
                           std::shared_ptr<const HistoryStore> history)
    : m_live(std::move(live))
    , m_history(std::move(history))
{
}

SeriesLoader::~SeriesLoader() = default;

HistoryReader *SeriesLoader::reader()
{
    if (m_reader || !m_history)
        return m_reader.get();
    const SteadyTime now = std::chrono::steady_clock::now();
    if (m_lastAttempt && now - *m_lastAttempt < kRetryAfter)
        return nullptr;
    m_lastAttempt = now;
    if (auto opened = m_history->newReader())
        m_reader = std::move(*opened);
    return m_reader.get();
}

void SeriesLoader::dropReader()
{
    m_reader.reset();
    m_lastAttempt = std::chrono::steady_clock::now();
}

void SeriesLoader::load(SeriesId series, TimeRange range, FrameTier tier, SeriesData &data)
{
    data.clear();
    if (range.isEmpty())
        return;
    m_liveTimes.clear();
    m_liveValues.clear();
    if (m_live)
        m_live->read(series, range, m_liveTimes, m_liveValues);
    // Asked after the reading: what was evicted meanwhile is then taken from the history.
    const auto covered = m_live ? m_live->coveredFrom(series) : std::nullopt;
    const Timestamp seam = covered ? std::clamp(*covered, range.from, range.to) : range.to;
    loadStored(series, {range.from, seam}, tier, data);
    // Without any history the samples just evicted are still better than a hole.
    const bool cut = m_history != nullptr;
    const auto from = cut ? std::lower_bound(m_liveTimes.begin(), m_liveTimes.end(), seam)
                          : m_liveTimes.begin();
    const auto skipped = from - m_liveTimes.begin();
    data.times.insert(data.times.end(), from, m_liveTimes.end());
    data.values.insert(data.values.end(), m_liveValues.begin() + skipped, m_liveValues.end());
}

void SeriesLoader::loadStored(SeriesId series, TimeRange range, FrameTier tier, SeriesData &data)
{
    if (range.isEmpty() || reader() == nullptr)
        return;
    const Status read = readWished(series, range, tier, data);
    if (!read || !readOlder(series, range, data)) {
        dropReader();
        data.clear();
    }
}

/// The wished tier up to where it is rolled up, the finer ones behind it.
Status SeriesLoader::readWished(SeriesId series, TimeRange range, FrameTier tier, SeriesData &data)
{
    const auto rolledUpTo = tier == FrameTier::Raw ? std::nullopt : m_reader->rolledUpTo(series);
    const Timestamp rolled = std::min(rolledUpTo.value_or(range.from), range.to);
    Timestamp done = range.from;
    if (tier == FrameTier::Hour && floorTo(rolled, RollupTier::Hour) > done) {
        const Timestamp end = floorTo(rolled, RollupTier::Hour);
        const Status hours
            = m_reader->readRollup(series, RollupTier::Hour, {done, end}, data.hours);
        if (!hours)
            return hours;
        done = end;
    }
    if (floorTo(rolled, RollupTier::Minute) > done) {
        const Timestamp end = floorTo(rolled, RollupTier::Minute);
        const Status minutes
            = m_reader->readRollup(series, RollupTier::Minute, {done, end}, data.minutes);
        if (!minutes)
            return minutes;
        done = end;
    }
    return m_reader->read(series, {done, range.to}, data.times, data.values);
}

/// What retention has already taken from the finer tiers.
Status SeriesLoader::readOlder(SeriesId series, TimeRange range, SeriesData &data)
{
    const auto rolledUpTo = m_reader->rolledUpTo(series);
    if (!rolledUpTo || *rolledUpTo <= range.from || !data.hours.empty())
        return {};
    Timestamp found = data.times.empty() ? std::min(range.to, *rolledUpTo) : data.times.front();
    if (data.minutes.empty()) {
        const Status read = readMissing(series, RollupTier::Minute, {range.from, found}, data);
        if (!read)
            return read;
    }
    found = data.minutes.empty() ? found : data.minutes.front().start;
    return readMissing(series, RollupTier::Hour, {range.from, found}, data);
}

/// Buckets for a hole at the beginning. One that began before the hole is only taken when there is
/// nothing else, since its samples may all lie outside.
Status SeriesLoader::readMissing(SeriesId series, RollupTier tier, TimeRange hole, SeriesData &data)
{
    const bool nothingElse = data.times.empty() && data.minutes.empty();
    if (hole.length() < tierLength(tier) && !nothingElse)
        return {};
    std::vector<RollupPoint> &points = tier == RollupTier::Minute ? data.minutes : data.hours;
    const Timestamp end = nothingElse ? hole.to : floorTo(hole.to, tier);
    const Status read = m_reader->readRollup(series, tier, {hole.from, end}, points);
    if (!points.empty() && points.front().start < hole.from && (points.size() > 1 || !nothingElse))
        points.erase(points.begin());
    return read;
}

} // namespace perfdeck
