// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/EventRing.h"

#include <algorithm>
#include <iterator>

namespace perfdeck {

void EventRing::add(const Event &event)
{
    const std::lock_guard lock(m_mutex);
    if (m_events.size() >= m_limit)
        m_events.pop_front();
    m_events.push_back(event);
}

std::vector<Event> EventRing::newest(TimeRange range, std::size_t limit) const
{
    std::vector<Event> found;
    {
        const std::lock_guard lock(m_mutex);
        std::copy_if(m_events.rbegin(),
                     m_events.rend(),
                     std::back_inserter(found),
                     [&range](const Event &event) { return range.contains(event.time); });
    }
    return joinEvents({}, std::move(found), limit);
}

std::vector<Event>
joinEvents(std::vector<Event> stored, std::vector<Event> remembered, std::size_t limit)
{
    for (Event &event : remembered)
        if (std::find(stored.begin(), stored.end(), event) == stored.end())
            stored.push_back(std::move(event));
    std::stable_sort(stored.begin(), stored.end(), [](const Event &a, const Event &b) {
        return a.time > b.time;
    });
    if (stored.size() > limit)
        stored.resize(limit);
    return stored;
}

} // namespace perfdeck
