// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/cluster/TaskFollower.h"

#include "core/model/ClusterWords.h"

#include <algorithm>

namespace perfdeck {

void TaskFollower::take(Task &task)
{
    m_listed.insert(task.id);
    const auto known = m_alive.find(task.id);
    if (known != m_alive.end() && known->second && task.started)
        task.started = std::min(*task.started, *known->second);
    if (isFinal(task.state))
        m_alive.erase(task.id);
    else
        m_alive[task.id] = task.started;
}

void TaskFollower::forget(const std::string &id)
{
    m_alive.erase(id);
}

std::vector<std::string> TaskFollower::vanished() const
{
    std::vector<std::string> ids;
    for (const auto &[id, started] : m_alive)
        if (!m_listed.contains(id))
            ids.push_back(id);
    return ids;
}

void TaskFollower::clear()
{
    m_alive.clear();
    m_listed.clear();
}

} // namespace perfdeck
