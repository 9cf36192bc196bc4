// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Cluster.h"

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace perfdeck {

/// Notices the tasks that end between two rounds. Coordinators list tasks by state; one that was
/// pending or running and is in neither list any more has ended and has to be asked for. Also keeps
/// the first start seen of each task, since some coordinators rewrite it with every heartbeat. One
/// thread at a time.
class TaskFollower final
{
public:
    struct Vanished
    {
        std::string id;
        std::optional<std::size_t> place; ///< in the list of all tasks, where that is known
    };

    void beginRound() { ++m_round; }

    /// A task as a list or a detail gave it; its start becomes the first one that was seen.
    void take(Task &task, std::optional<std::size_t> place = std::nullopt);
    /// The server does not know it any more: it is not asked for again.
    void forget(const std::string &id);
    /// Of those alive before this round the ones that no list has named; by place, those without
    /// one last.
    [[nodiscard]] std::vector<Vanished> vanished() const;

    [[nodiscard]] std::size_t alive() const { return m_alive.size(); }

    /// The server began anew.
    void clear() { m_alive.clear(); }

private:
    struct Alive
    {
        std::optional<Timestamp> started; ///< the first one seen
        std::optional<std::size_t> place;
        unsigned round = 0; ///< in which a list named it last
    };

    std::unordered_map<std::string, Alive> m_alive;
    unsigned m_round = 0;
};

} // namespace perfdeck
