// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/alerts/LiveAlertWorld.h"

#include <algorithm>
#include <utility>

namespace perfdeck {

namespace {

/// A series that nobody collects any more gets a sample again only through memory, so the file
/// needs to be asked again only for what another process put there.
constexpr std::chrono::minutes kStoredFor{10};

void append(const std::vector<RollupPoint> &points,
            TimeRange range,
            std::vector<Timestamp> &times,
            std::vector<double> &values)
{
    for (const RollupPoint &point : points) {
        if (point.count == 0)
            continue;
        times.push_back(std::clamp(point.start, range.from, range.to - Duration(1)));
        values.push_back(point.sum / static_cast<double>(point.count));
    }
}

} // namespace

LiveAlertWorld::LiveAlertWorld(WatchParts parts, AlertWitnesses witnesses)
    : m_parts(std::move(parts))
    , m_witnesses(std::move(witnesses))
    , m_loader(m_parts.live, m_parts.history)
{
}

std::uint64_t LiveAlertWorld::generation() const
{
    return m_parts.catalog->size(); // nothing leaves a catalog
}

std::vector<SeriesRecord> LiveAlertWorld::match(const Selector &selector)
{
    return m_parts.catalog->match(selector);
}

std::optional<Sample> LiveAlertWorld::newest(SeriesId series)
{
    if (auto sample = m_parts.live ? m_parts.live->last(series) : std::nullopt)
        return sample;
    return storedLast(series);
}

std::optional<Sample> LiveAlertWorld::storedLast(SeriesId series)
{
    const Timestamp now = m_parts.clock->now();
    const auto known = m_stored.find(series);
    if (known != m_stored.end() && now - known->second.askedAt < kStoredFor
        && now >= known->second.askedAt)
        return known->second.sample;
    Stored &stored = m_stored[series];
    stored = {std::nullopt, now};
    HistoryReader *reader = m_loader.reader();
    const auto extent = reader ? reader->extent(series) : std::nullopt;
    if (!extent || now - extent->to > kForgottenAfter)
        return std::nullopt;
    std::vector<Timestamp> times;
    std::vector<double> values;
    if (!reader->read(series, {extent->to - Duration(1), extent->to}, times, values)) {
        m_loader.dropReader();
        return std::nullopt;
    }
    if (!times.empty())
        stored.sample = Sample{times.back(), values.back()};
    return stored.sample;
}

Status LiveAlertWorld::read(SeriesId series,
                            TimeRange range,
                            std::vector<Timestamp> &times,
                            std::vector<double> &values)
{
    const FrameTier tier = range.length() > kRawFor ? FrameTier::Minute : FrameTier::Raw;
    m_loader.load(series, range, tier, m_data);
    if (!m_loader.isComplete())
        return failure(
            ErrorKind::Unavailable, "The samples cannot be read", "the history gives no answer");
    append(m_data.hours, range, times, values);
    append(m_data.minutes, range, times, values);
    times.insert(times.end(), m_data.times.begin(), m_data.times.end());
    values.insert(values.end(), m_data.values.begin(), m_data.values.end());
    return {};
}

FindingsPtr LiveAlertWorld::findings()
{
    return m_witnesses.findings();
}

std::vector<SourceLife> LiveAlertWorld::sources()
{
    std::vector<SourceLife> lives;
    std::map<SourceId, Timestamp> neverAnswered;
    std::optional<Duration> shortest;
    for (const SourceStatus &source : m_witnesses.sources()) {
        lives.push_back(lifeOf(source));
        if (!source.health.lastSuccess && lives.back().silentSince)
            neverAnswered.emplace(source.id, *lives.back().silentSince);
        if (!lives.back().isPaused && source.config.kind != SourceKind::Discovery)
            shortest = std::min(shortest.value_or(source.config.interval), source.config.interval);
    }
    m_neverAnswered = std::move(neverAnswered);
    SourceLife collector{kCollector, SourceKind::Machine, std::nullopt, !shortest};
    const Timestamp last = m_witnesses.lastSamples();
    if (shortest && last != Timestamp() && m_parts.clock->now() - last > kSilentBeats * *shortest)
        collector.silentSince = last;
    lives.push_back(std::move(collector));
    return lives;
}

SourceLife LiveAlertWorld::lifeOf(const SourceStatus &source)
{
    const SourceHealth &health = source.health;
    SourceLife life{
        source.config.name, source.config.kind, std::nullopt, health.state == SourceState::Paused};
    if (health.state != SourceState::BackingOff || health.consecutiveFailures == 0)
        return life;
    const auto known = m_neverAnswered.find(source.id);
    if (health.lastSuccess)
        life.silentSince = health.lastSuccess;
    else if (known != m_neverAnswered.end())
        life.silentSince = known->second;
    else
        life.silentSince = health.lastFailure.value_or(m_parts.clock->now());
    return life;
}

} // namespace perfdeck
