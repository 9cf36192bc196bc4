// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Alert.h"

#include <cstddef>
#include <deque>
#include <map>
#include <mutex>

namespace perfdeck {

/// The newest episodes and transitions in memory: with a history what may not be readable there
/// yet, without one all that there is. Any thread.
class RecentAlerts final
{
public:
    explicit RecentAlerts(std::size_t limit);

    void add(const AlertChanges &changes);
    /// The stored answer to the query with what is newer in memory.
    [[nodiscard]] AlertHistory joined(AlertHistory stored, const AlertQuery &query) const;

private:
    const std::size_t m_limit; ///< of episodes, and of transitions
    mutable std::mutex m_mutex;
    std::map<EpisodeId, AlertEpisode> m_episodes;
    std::deque<EpisodeId> m_order; ///< of their first coming
    std::deque<AlertTransition> m_transitions;
};

} // namespace perfdeck
