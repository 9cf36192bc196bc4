// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/cluster/TaskFollower.h"

#include "core/model/ClusterWords.h"

#include <algorithm>
#include <limits>

namespace perfdeck {

void TaskFollower::take(Task &task, std::optional<std::size_t> place)
{
    const auto known = m_alive.find(task.id);
    if (known != m_alive.end() && known->second.started && task.started)
        task.started = std::min(*task.started, *known->second.started);
    if (isFinal(task.state)) {
        if (known != m_alive.end())
            m_alive.erase(known);
        return;
    }
    Alive &alive = known != m_alive.end() ? known->second : m_alive[task.id];
    alive.started = task.started;
    alive.round = m_round;
    if (place)
        alive.place = place;
}

void TaskFollower::forget(const std::string &id)
{
    m_alive.erase(id);
}

std::vector<TaskFollower::Vanished> TaskFollower::vanished() const
{
    std::vector<Vanished> gone;
    for (const auto &[id, alive] : m_alive)
        if (alive.round != m_round)
            gone.push_back({id, alive.place});
    std::ranges::sort(gone, [](const Vanished &one, const Vanished &other) {
        constexpr std::size_t kLast = std::numeric_limits<std::size_t>::max();
        return std::pair(one.place.value_or(kLast), std::string_view(one.id))
            < std::pair(other.place.value_or(kLast), std::string_view(other.id));
    });
    return gone;
}

} // namespace perfdeck
