// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/state/ReplayWorld.h"

#include "core/alerts/state/SampleCache.h"

#include <algorithm>
#include <utility>

namespace perfdeck {

namespace {

constexpr Duration kTick{1};
constexpr Duration kShortest = std::chrono::minutes(10);
constexpr Duration kLongest = std::chrono::hours(6);
constexpr std::int64_t kSamples = 6'000'000; ///< held at a time, if there is one a second

} // namespace

ReplayWorld::ReplayWorld(AlertWorld &stored)
    : m_stored(stored)
{
}

void ReplayWorld::setNow(Timestamp now)
{
    m_now = now;
}

std::uint64_t ReplayWorld::generation() const
{
    return m_stored.generation();
}

std::vector<SeriesRecord> ReplayWorld::match(const Selector &selector)
{
    std::vector<SeriesRecord> found = m_stored.match(selector);
    for (const SeriesRecord &record : found)
        m_matched[record.id] = true;
    return found;
}

void ReplayWorld::chooseLength()
{
    if (m_length > Duration(0))
        return;
    const auto blocks
        = static_cast<std::int64_t>(kBlocks * std::max<std::size_t>(1, m_matched.size()));
    m_length = std::clamp<Duration>(std::chrono::seconds(kSamples / blocks), kShortest, kLongest);
}

Result<const ReplayWorld::Block *> ReplayWorld::block(SeriesId series, Timestamp start)
{
    auto &blocks = m_series[series].blocks;
    const auto known = std::ranges::find(blocks, std::optional(start), &Block::start);
    Block &it
        = known != blocks.end() ? *known : *std::ranges::min_element(blocks, {}, &Block::used);
    it.used = ++m_uses;
    if (it.start == start)
        return &it;
    it.start.reset();
    it.times.clear();
    it.values.clear();
    const Status status = m_stored.read(series, {start, start + m_length}, it.times, it.values);
    if (!status)
        return failure(status.error());
    it.start = start;
    return &it;
}

std::optional<Sample> ReplayWorld::newest(SeriesId series)
{
    chooseLength();
    const Timestamp start = alignedDown(m_now, m_length);
    const auto current = block(series, start);
    if (!current)
        return std::nullopt; // read() says why
    const std::vector<Timestamp> &times = (*current)->times;
    const auto after = std::ranges::upper_bound(times, m_now);
    std::optional<Sample> last;
    if (after != times.begin()) {
        const auto at = static_cast<std::size_t>(after - times.begin()) - 1;
        last = Sample{times[at], (*current)->values[at]};
    } else {
        Series &state = m_series[series];
        if (state.beforeUntil < start)
            findBefore(series, state, start);
        last = state.before;
    }
    if (!last || m_now - last->time > kForgottenAfter)
        return std::nullopt;
    m_seen = m_seen
        ? TimeRange{std::min(m_seen->from, last->time), std::max(m_seen->to, last->time + kTick)}
        : TimeRange{last->time, last->time + kTick};
    return last;
}

/// The newest sample before a block: in the one before it as a rule.
void ReplayWorld::findBefore(SeriesId series, Series &state, Timestamp start)
{
    state.beforeUntil = start;
    state.before.reset();
    const auto earlier = block(series, start - m_length);
    if (earlier && !(*earlier)->times.empty()) {
        state.before = Sample{(*earlier)->times.back(), (*earlier)->values.back()};
        return;
    }
    std::vector<Timestamp> times;
    std::vector<double> values;
    if (m_stored.read(series, {start - kForgottenAfter, start}, times, values) && !times.empty())
        state.before = Sample{times.back(), values.back()};
}

Status ReplayWorld::read(SeriesId series,
                         TimeRange range,
                         std::vector<Timestamp> &times,
                         std::vector<double> &values)
{
    chooseLength();
    range.to = std::min(range.to, m_now + kTick);
    if (range.isEmpty())
        return {};
    const Timestamp first = alignedDown(range.from, m_length);
    if (range.to - first > static_cast<Duration::rep>(kBlocks) * m_length)
        return m_stored.read(series, range, times, values);
    for (Timestamp start = first; start < range.to; start += m_length) {
        const auto part = block(series, start);
        if (!part)
            return failure(part.error());
        const SampleSpan samples = SampleSpan{(*part)->times, (*part)->values}.within(
            range.from - kTick, range.to - kTick);
        times.insert(times.end(), samples.times.begin(), samples.times.end());
        values.insert(values.end(), samples.values.begin(), samples.values.end());
    }
    return {};
}

FindingsPtr ReplayWorld::findings()
{
    if (!m_all)
        m_all = m_stored.findings();
    if (m_found && m_now < m_foundUntil)
        return m_found;
    m_foundUntil = Timestamp::max();
    const auto isKnown = [this](Timestamp time) {
        if (time > m_now)
            m_foundUntil = std::min(m_foundUntil, time);
        return time <= m_now;
    };
    auto found = std::make_shared<Findings>();
    for (const Finding &finding : *m_all) {
        if (!isKnown(finding.foundAt))
            continue;
        found->push_back(finding);
        if (!isKnown(finding.triage.time))
            found->back().triage = {};
    }
    m_found = std::move(found);
    return m_found;
}

} // namespace perfdeck
