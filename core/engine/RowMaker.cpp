// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/RowMaker.h"

#include <algorithm>
#include <cassert>

namespace perfdeck {

RowMaker::RowMaker(SeriesCatalog &catalog)
    : m_catalog(catalog)
{
}

void RowMaker::rows(const Observation &observation, const Sink &sink)
{
    if (!observation.series || observation.series->keys.empty())
        return;
    assert(observation.values.size() == observation.series->keys.size());
    Layout &layout = m_layouts[observation.source];
    if (layout.set != observation.series)
        adapt(layout, observation.series);
    if (observation.times.empty() && !layout.assigned)
        assign(layout);
    if (observation.times.empty() && layout.uniform)
        addShared(observation, layout, sink);
    else
        addStamped(observation, layout, sink);
}

/// Keeps the numbers of names that stayed in their place; only the others are looked up.
void RowMaker::adapt(Layout &layout, const SeriesSetPtr &set)
{
    const std::size_t known = layout.set ? layout.set->keys.size() : 0;
    layout.ids.resize(set->keys.size());
    for (std::size_t i = 0; i < set->keys.size(); ++i)
        if (i >= known || layout.set->keys[i] != set->keys[i])
            layout.ids[i] = m_catalog.intern(set->keys[i]);
    if (set->help && (!layout.set || layout.set->help != set->help))
        m_catalog.describe(*set->help);
    layout.set = set;
    layout.assigned = false;
    layout.uniform = false;
}

/// A source that was removed and added again gets its old group back, through its series.
void RowMaker::assign(Layout &layout)
{
    for (const SeriesId id : layout.ids)
        if (!layout.group.isValid())
            layout.group = ownOf(id).group;
    if (!layout.group.isValid())
        layout.group = newGroup();
    layout.uniform = true;
    for (const SeriesId id : layout.ids) {
        Own &own = ownOf(id);
        own.group = own.group.isValid() ? own.group : layout.group;
        layout.uniform = layout.uniform && own.group == layout.group;
    }
    layout.assigned = true;
}

void RowMaker::addShared(const Observation &observation, const Layout &layout, const Sink &sink)
{
    handOn({layout.group, observation.time, layout.ids, observation.values},
           m_faults[observation.source],
           sink);
}

void RowMaker::addStamped(const Observation &observation, const Layout &layout, const Sink &sink)
{
    collectStamped(observation, layout);
    groupStamped(observation, layout);
    std::stable_sort(m_stamped.begin(), m_stamped.end(), [](const Stamped &a, const Stamped &b) {
        return a.group != b.group ? a.group < b.group : a.time < b.time;
    });
    FaultCounts &faults = m_faults[observation.source];
    for (auto from = m_stamped.begin(); from != m_stamped.end();) {
        const auto to = std::find_if(from, m_stamped.end(), [&from](const Stamped &sample) {
            return sample.group != from->group || sample.time != from->time;
        });
        m_rowSeries.clear();
        m_rowValues.clear();
        for (auto sample = from; sample != to; ++sample) {
            m_rowSeries.push_back(sample->series);
            m_rowValues.push_back(sample->value);
        }
        handOn({from->group, from->time, m_rowSeries, m_rowValues}, faults, sink);
        from = to;
    }
}

void RowMaker::collectStamped(const Observation &observation, const Layout &layout)
{
    FaultCounts &faults = m_faults[observation.source];
    const bool ownTimes = !observation.times.empty();
    assert(!ownTimes || observation.times.size() == observation.values.size());
    m_stamped.clear();
    for (std::size_t i = 0; i < observation.values.size(); ++i) {
        const SeriesId id = layout.ids[i];
        const Timestamp time = ownTimes ? observation.times[i] : observation.time;
        if (isAbsent(observation.values[i])
            || (ownTimes && !isFresh(id, time, observation.time, faults)))
            continue;
        m_stamped.push_back({ownOf(id).group, time, id, observation.values[i]});
    }
}

/// Gives series that are new their group: that of the source when they carry its time, else that of
/// the series with the same time on this page.
void RowMaker::groupStamped(const Observation &observation, const Layout &layout)
{
    m_groupsOfPage.clear();
    if (layout.group.isValid())
        m_groupsOfPage.emplace(observation.time, layout.group);
    for (const Stamped &sample : m_stamped)
        if (sample.group.isValid())
            m_groupsOfPage.emplace(sample.time, sample.group);
    for (Stamped &sample : m_stamped) {
        if (sample.group.isValid())
            continue;
        GroupId &group = m_groupsOfPage[sample.time];
        group = group.isValid() ? group : newGroup();
        sample.group = ownOf(sample.series).group = group;
    }
}

bool RowMaker::isFresh(SeriesId series, Timestamp time, Timestamp now, FaultCounts &faults)
{
    if (time > now + kMaxAhead) {
        faults.add(Fault::FutureTimestamp);
        return false;
    }
    Timestamp &newest = ownOf(series).newest;
    if (time > newest) {
        newest = time;
        return true;
    }
    faults.add(time == newest ? Fault::StaleTimestamp : Fault::LateSample);
    return false;
}

/// An older moment passes: the clock was set back, and what is measured now counts.
void RowMaker::handOn(const TickRow &row, FaultCounts &faults, const Sink &sink)
{
    const auto [newest, isNew] = m_newest.try_emplace(row.group, row.time);
    if (!isNew && newest->second == row.time) {
        faults.add(Fault::DuplicateSample, row.series.size());
        return;
    }
    newest->second = row.time;
    m_samples += row.series.size()
        - static_cast<std::uint64_t>(std::count_if(row.values.begin(), row.values.end(), isAbsent));
    sink(row);
}

RowMaker::Own &RowMaker::ownOf(SeriesId series)
{
    if (series.value() >= m_own.size())
        m_own.resize(series.value() + std::size_t{1});
    return m_own[series.value()];
}

GroupId RowMaker::newGroup()
{
    return GroupId(++m_lastGroup);
}

} // namespace perfdeck
