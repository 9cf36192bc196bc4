// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Cluster.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace perfdeck {

/// Notices the tasks that end between two rounds. Coordinators list tasks by state; one that was
/// pending or running and is in neither list any more has ended and has to be asked for by itself.
/// Also keeps the first start seen of each task, since some coordinators rewrite it with every
/// heartbeat. One thread at a time.
class TaskFollower final
{
public:
    void beginRound() { m_listed.clear(); }

    /// A task as a list or a detail gave it; its start becomes the first one that was seen.
    void take(Task &task);
    /// The server does not know it any more: it is not asked for again.
    void forget(const std::string &id);
    /// Of those alive before this round the ones that no list has named.
    [[nodiscard]] std::vector<std::string> vanished() const;

    [[nodiscard]] std::size_t alive() const { return m_alive.size(); }

    /// The server began anew.
    void clear();

private:
    std::map<std::string, std::optional<Timestamp>> m_alive; ///< with the first start seen
    std::set<std::string> m_listed;
};

} // namespace perfdeck
