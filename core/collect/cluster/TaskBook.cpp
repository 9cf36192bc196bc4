// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/cluster/TaskBook.h"

#include "core/model/ClusterWords.h"
#include "core/model/KnownTask.h"

#include <algorithm>
#include <set>
#include <string_view>

namespace perfdeck {

namespace {

/// The first eight bytes as a number that sorts like them.
std::uint64_t beginning(std::string_view text)
{
    std::uint64_t number = 0;
    for (std::size_t i = 0; i < sizeof number; ++i)
        number = number << 8U | (i < text.size() ? static_cast<unsigned char>(text[i]) : 0U);
    return number;
}

} // namespace

std::vector<Task> TaskBook::take(std::vector<Task> tasks, bool isWhole)
{
    std::vector<Task> changed;
    std::set<std::string, std::less<>> named;
    for (Task &task : tasks) {
        if (isWhole)
            named.insert(task.id);
        const auto known = m_living.find(task.id);
        if (known != m_living.end())
            fillIn(task, known->second);
        if (isFinal(task.state)) {
            const auto ended = m_endedStates.find(task.id);
            if (ended != m_endedStates.end() && ended->second == task.state)
                continue;
            changed.push_back(task);
            if (known != m_living.end())
                m_living.erase(known);
            end(std::move(task));
        } else if (known == m_living.end() && m_endedStates.contains(task.id)) {
            continue; // another server is late
        } else {
            if (known == m_living.end() || known->second.state != task.state
                || known->second.worker != task.worker)
                changed.push_back(task);
            if (known != m_living.end()) {
                known->second = std::move(task);
                continue;
            }
            std::string id = task.id;
            m_living.emplace(std::move(id), std::move(task));
        }
    }
    if (isWhole)
        std::erase_if(m_living, [&](const auto &entry) { return !named.contains(entry.first); });
    return changed;
}

void TaskBook::end(Task task)
{
    if (task.state == TaskState::Completed)
        ++m_completed;
    else if (task.state == TaskState::Failed || task.state == TaskState::TimedOut)
        ++m_failed;
    m_endedStates.insert_or_assign(task.id, task.state);
    m_ended.push_back(std::move(task));
    if (m_ended.size() > Cluster::kKeptTasks) {
        m_endedStates.erase(m_ended.front().id);
        m_ended.pop_front();
    }
}

std::vector<Task> TaskBook::living() const
{
    // Sorted by the first eight bytes of the ids, which nearly always differ and are at hand.
    std::vector<std::pair<std::uint64_t, const Task *>> order;
    order.reserve(m_living.size());
    for (const auto &[id, task] : m_living)
        order.emplace_back(beginning(id), &task);
    std::ranges::sort(order, [](const auto &one, const auto &other) {
        return one.first != other.first ? one.first < other.first
                                        : one.second->id < other.second->id;
    });
    std::vector<Task> tasks;
    tasks.reserve(order.size());
    for (const auto &[begin, task] : order)
        tasks.push_back(*task);
    return tasks;
}

std::size_t TaskBook::count(TaskState state) const
{
    std::size_t found = 0;
    for (const auto &[id, task] : m_living)
        found += task.state == state ? 1 : 0;
    return found;
}

} // namespace perfdeck
