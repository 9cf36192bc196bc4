// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/state/SampleCache.h"

#include <algorithm>
#include <utility>

namespace perfdeck {

namespace {

constexpr Duration kTick{1}; ///< the smallest time: ranges here are open at the near end of time

} // namespace

SampleSpan SampleSpan::within(Timestamp from, Timestamp to) const
{
    const auto first = std::ranges::upper_bound(times, from) - times.begin();
    const auto last = std::ranges::upper_bound(times, to) - times.begin();
    const auto begin = static_cast<std::size_t>(first);
    const auto count = static_cast<std::size_t>(std::max(first, last) - first);
    return {times.subspan(begin, count), values.subspan(begin, count)};
}

void SampleCache::begin(AlertWorld &world, Timestamp now)
{
    m_world = &world;
    m_now = now;
    ++m_evaluation;
    m_times.clear();
    m_values.clear();
}

SampleCache::Entry &SampleCache::entry(SeriesId series)
{
    if (series.value() >= m_entries.size())
        m_entries.resize(series.value() + std::size_t{1});
    return m_entries[series.value()];
}

std::optional<Sample> SampleCache::newest(SeriesId series)
{
    Entry &it = entry(series);
    if (std::exchange(it.newestAt, m_evaluation) != m_evaluation)
        it.newest = m_world->newest(series);
    return it.newest;
}

SampleSpan SampleCache::recent(SeriesId series, Duration length)
{
    Entry &it = entry(series);
    if (it.readAt != m_evaluation || length > it.reach) {
        it.readAt = m_evaluation;
        it.reach = std::max(it.reach, length);
        it.from = m_times.size();
        read(series, m_now - it.reach, m_now, m_times, m_values);
        it.count = m_times.size() - it.from;
    }
    const SampleSpan all{std::span<const Timestamp>(m_times).subspan(it.from, it.count),
                         std::span<const double>(m_values).subspan(it.from, it.count)};
    return length == it.reach ? all : all.within(m_now - length, m_now);
}

SampleSpan SampleCache::between(SeriesId series, Timestamp from, Timestamp to)
{
    m_otherTimes.clear();
    m_otherValues.clear();
    read(series, from, to, m_otherTimes, m_otherValues);
    return {m_otherTimes, m_otherValues};
}

void SampleCache::read(SeriesId series,
                       Timestamp from,
                       Timestamp to,
                       std::vector<Timestamp> &times,
                       std::vector<double> &values)
{
    const Status status = m_world->read(series, {from + kTick, to + kTick}, times, values);
    if (!status && m_problem.empty())
        m_problem = status.error().message();
}

bool SampleCache::isAlive(SeriesId series, Duration interval)
{
    const std::optional<Sample> last = newest(series);
    if (!last)
        return false;
    const Duration age = m_now - last->time;
    if (age <= 2 * interval)
        return true;
    if (age > 2 * kLongestStep)
        return false;
    const SampleSpan before = between(series, last->time - kLongestStep - kTick, last->time);
    return before.size() >= 2 && age <= 2 * (last->time - before.times[before.size() - 2]);
}

std::string SampleCache::takeProblem()
{
    return std::exchange(m_problem, {});
}

Timestamp alignedDown(Timestamp time, Duration step)
{
    const Duration rest = time.time_since_epoch() % step;
    return time - (rest < Duration(0) ? rest + step : rest);
}

} // namespace perfdeck
