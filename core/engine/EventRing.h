// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Event.h"
#include "core/model/TimeRange.h"

#include <deque>
#include <mutex>
#include <vector>

namespace perfdeck {

/// The newest events of this process in memory, so that they can be shown without a history. Any
/// thread.
class EventRing final
{
public:
    explicit EventRing(std::size_t limit)
        : m_limit(limit)
    {
    }

    void add(const Event &event);
    /// Newest first, at most `limit`.
    [[nodiscard]] std::vector<Event> newest(TimeRange range, std::size_t limit) const;

private:
    mutable std::mutex m_mutex;
    std::deque<Event> m_events;
    std::size_t m_limit;
};

/// Stored and remembered events as one list, newest first, each once, at most `limit`.
[[nodiscard]] std::vector<Event>
joinEvents(std::vector<Event> stored, std::vector<Event> remembered, std::size_t limit);

} // namespace perfdeck
