// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/alerts/RecentAlerts.h"

#include <algorithm>
#include <set>
#include <utility>

namespace perfdeck {

namespace {

bool isAskedFor(const AlertEpisode &episode, const AlertQuery &query)
{
    return episode.firedAt < query.range.to
        && (!episode.endedAt || *episode.endedAt >= query.range.from)
        && (query.rule.empty() || episode.rule == query.rule)
        && (!query.alert.isValid() || episode.alert == query.alert);
}

/// Newest first.
bool isNewer(const AlertEpisode &a, const AlertEpisode &b)
{
    return a.firedAt != b.firedAt ? a.firedAt > b.firedAt : a.id > b.id;
}

} // namespace

RecentAlerts::RecentAlerts(std::size_t limit)
    : m_limit(limit)
{
}

void RecentAlerts::add(const AlertChanges &changes)
{
    const std::lock_guard lock(m_mutex);
    for (const AlertEpisode &episode : changes.episodes) {
        if (!m_episodes.contains(episode.id))
            m_order.push_back(episode.id);
        m_episodes.insert_or_assign(episode.id, episode);
    }
    for (; m_order.size() > m_limit; m_order.pop_front())
        m_episodes.erase(m_order.front());
    m_transitions.insert(
        m_transitions.end(), changes.transitions.begin(), changes.transitions.end());
    while (m_transitions.size() > m_limit)
        m_transitions.pop_front();
}

AlertHistory RecentAlerts::joined(AlertHistory stored, const AlertQuery &query) const
{
    stored.range = query.range;
    const std::lock_guard lock(m_mutex);
    std::set<EpisodeId> known;
    for (AlertEpisode &episode : stored.episodes) {
        known.insert(episode.id);
        if (const auto newer = m_episodes.find(episode.id); newer != m_episodes.end())
            episode = newer->second;
    }
    // Behind what was cut off nothing is to be added.
    const Timestamp from = stored.isCut ? stored.episodes.back().firedAt : Timestamp::min();
    for (const auto &[id, episode] : m_episodes)
        if (!known.contains(id) && isAskedFor(episode, query) && episode.firedAt >= from)
            stored.episodes.push_back(episode);
    // What ended since it was stored may not touch the range any more.
    std::erase_if(stored.episodes,
                  [&query](const AlertEpisode &episode) { return !isAskedFor(episode, query); });
    std::ranges::sort(stored.episodes, isNewer);
    if (stored.episodes.size() > query.limit) {
        stored.episodes.resize(query.limit);
        stored.isCut = true;
    }
    if (!query.alert.isValid() || stored.episodes.empty())
        return stored;
    const Timestamp newest
        = stored.transitions.empty() ? Timestamp::min() : stored.transitions.back().time;
    for (const AlertTransition &transition : m_transitions)
        if (transition.alert == query.alert && transition.time > newest
            && transition.time >= stored.episodes.back().raisedAt
            && transition.time < query.range.to)
            stored.transitions.push_back(transition);
    return stored;
}

} // namespace perfdeck
