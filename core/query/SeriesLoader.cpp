// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/SeriesLoader.h"

#include <algorithm>

namespace perfdeck {

namespace {

constexpr std::chrono::seconds kRetryAfter{1};

} // namespace

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
    m_isComplete = true;
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
    if (range.isEmpty() || !m_history)
        return;
    m_isComplete
        = reader() != nullptr && readTiers(*m_reader, series, range, tier, data).has_value();
    if (!m_isComplete) {
        dropReader();
        data.clear();
    }
}

} // namespace perfdeck
