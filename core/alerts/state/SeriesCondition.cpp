// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/state/SeriesCondition.h"

#include <algorithm>
#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace perfdeck {

SeriesCondition::SeriesCondition(AlertRule rule, Selector selector, std::uint64_t layout)
    : m_rule(std::move(rule))
    , m_selector(std::move(selector))
{
    m_measurement.layout = layout;
}

bool SeriesCondition::isPresent(SeriesId series, SampleCache &samples)
{
    return samples.isAlive(series, m_rule.interval);
}

const Measurement &SeriesCondition::measure(const ConditionInput &input)
{
    SampleCache &samples = input.samples;
    follow(samples);
    std::ranges::fill(m_measurement.values, absentValue());
    bool isAny = false;
    for (Followed &each : m_followed) {
        if (!isPresent(each.series.id, samples))
            continue;
        if (each.place == kNoPlace) {
            each.place = static_cast<std::uint32_t>(m_measurement.keys.size());
            m_measurement.keys.push_back(instanceKey(m_rule, m_selector, each.series.key));
            m_measurement.values.push_back(absentValue());
        }
        const double value = number(each.place, each.series.id, samples);
        m_measurement.values[each.place] = value;
        isAny = isAny || !isAbsent(value);
    }
    complete(m_measurement, samples);
    m_measurement.absence = !isAny && areSourcesGone(samples) ? Absence::Gone : Absence::Unknown;
    m_measurement.problem = samples.takeProblem();
    return m_measurement;
}

/// Looks for new series, and lets go of places when most of them stand for nothing any more.
void SeriesCondition::follow(SampleCache &samples)
{
    const std::uint64_t generation = samples.world().generation();
    if (!std::exchange(m_isFresh, false) && generation == m_generation)
        return;
    m_generation = generation;
    for (const SourceLife &source : samples.world().sources())
        m_sources.insert(source.name);
    const auto absent = std::ranges::count_if(m_measurement.values, isAbsent);
    constexpr std::ptrdiff_t kFew = 64;
    if (absent > kFew && 2 * absent > std::ssize(m_measurement.values))
        letGo();
    std::vector<SeriesRecord> found = samples.world().match(m_selector);
    std::vector<Followed> followed;
    followed.reserve(found.size());
    auto known = m_followed.begin();
    for (SeriesRecord &record : found) {
        known = std::find_if(known, m_followed.end(), [&record](const Followed &it) {
            return it.series.id >= record.id;
        });
        const bool isKnown = known != m_followed.end() && known->series.id == record.id;
        followed.push_back({std::move(record), isKnown ? known->place : kNoPlace});
    }
    m_followed = std::move(followed);
}

void SeriesCondition::letGo()
{
    m_measurement.keys.clear();
    m_measurement.values.clear();
    ++m_measurement.layout;
    for (Followed &each : m_followed)
        each.place = kNoPlace;
    forgetPlaces();
}

/// Whether somebody removed or paused every source that these series came from: then their silence
/// is no news. Series also come from what is no source, as derived ones do.
bool SeriesCondition::areSourcesGone(SampleCache &samples) const
{
    std::set<std::string, std::less<>> running;
    for (const SourceLife &source : samples.world().sources())
        if (!source.isPaused)
            running.insert(source.name);
    return !m_followed.empty() && std::ranges::all_of(m_followed, [&](const Followed &it) {
        const std::string_view name = it.series.key->labels.get("source");
        return m_sources.contains(name) && !running.contains(name);
    });
}

} // namespace perfdeck
