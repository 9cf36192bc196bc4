// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/Cluster.h"

#include <deque>
#include <string>
#include <unordered_map>
#include <vector>

namespace perfdeck {

/// The tasks of a cluster: all that live, and the last ones that ended. One thread at a time.
class TaskBook final
{
public:
    /// Takes what a server reported; gives the tasks that are new or in another state. `isWhole`:
    /// living tasks that are not among them are gone and no longer followed.
    [[nodiscard]] std::vector<Task> take(std::vector<Task> tasks, bool isWhole);

    /// Sorted by id.
    [[nodiscard]] std::vector<Task> living() const;

    [[nodiscard]] std::vector<Task> ended() const { return {m_ended.begin(), m_ended.end()}; }

    [[nodiscard]] std::size_t count(TaskState state) const;

    /// Ended since the start of the program.
    [[nodiscard]] std::uint64_t completed() const { return m_completed; }

    [[nodiscard]] std::uint64_t failed() const { return m_failed; }

private:
    void end(Task task);

    std::unordered_map<std::string, Task> m_living;
    std::deque<Task> m_ended;
    std::unordered_map<std::string, TaskState> m_endedStates; ///< of m_ended
    std::uint64_t m_completed = 0;
    std::uint64_t m_failed = 0;
};

} // namespace perfdeck
