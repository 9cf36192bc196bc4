// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/cluster/TaskBook.h"

#include "core/model/ClusterWords.h"

#include <set>

namespace perfdeck {

namespace {

/// What another server, or an earlier answer, knew of the task and this one does not say.
void complete(Task &task, const Task &known)
{
    const auto fill = [](auto &field, const auto &other) {
        if (!field)
            field = other;
    };
    fill(task.priority, known.priority);
    fill(task.created, known.created);
    fill(task.started, known.started);
    fill(task.ended, known.ended);
    fill(task.progressRatio, known.progressRatio);
    fill(task.executionSeconds, known.executionSeconds);
    fill(task.attempts, known.attempts);
    if (task.worker.empty())
        task.worker = known.worker;
    if (task.model.empty())
        task.model = known.model;
    if (task.needs.empty())
        task.needs = known.needs;
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
            complete(task, known->second);
        if (isFinal(task.state)) {
            const auto ended = m_endedStates.find(task.id);
            if (ended != m_endedStates.end() && ended->second == task.state)
                continue;
            changed.push_back(task);
            if (known != m_living.end())
                m_living.erase(known);
            end(std::move(task));
        } else if (m_endedStates.contains(task.id)) {
            continue; // another server is late
        } else {
            if (known == m_living.end() || known->second.state != task.state
                || known->second.worker != task.worker)
                changed.push_back(task);
            std::string id = task.id;
            m_living.insert_or_assign(std::move(id), std::move(task));
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
    std::vector<Task> tasks;
    tasks.reserve(m_living.size());
    for (const auto &[id, task] : m_living)
        tasks.push_back(task);
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
