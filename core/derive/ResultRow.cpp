// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/derive/ResultRow.h"

#include <algorithm>
#include <utility>

namespace perfdeck {

ResultRow::Slot ResultRow::intern(SeriesKey key)
{
    const auto [at, isNew] = m_slots.try_emplace(std::move(key), size());
    if (isNew) {
        m_keys.push_back(std::make_shared<const SeriesKey>(at->first));
        m_values.push_back(absentValue());
    }
    return at->second;
}

bool ResultRow::hasValues() const
{
    return !std::ranges::all_of(m_values, isAbsent);
}

void ResultRow::clearValues()
{
    std::ranges::fill(m_values, absentValue());
}

void ResultRow::forgetAll()
{
    *this = ResultRow();
}

Observation ResultRow::observation(SourceId source, Timestamp time)
{
    if (!m_set || m_set->keys.size() != m_keys.size())
        m_set = std::make_shared<const SeriesSet>(SeriesSet{m_keys});
    Observation made;
    made.source = source;
    made.time = time;
    made.series = m_set;
    made.values = m_values;
    return made;
}

} // namespace perfdeck
