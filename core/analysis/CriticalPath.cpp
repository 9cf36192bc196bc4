// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/CriticalPath.h"

#include "core/model/ClusterWords.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <optional>
#include <string_view>
#include <unordered_map>

namespace perfdeck {

namespace {

constexpr std::size_t kNone = static_cast<std::size_t>(-1);

std::optional<Timestamp> endOf(const Task &task, Timestamp now)
{
    if (!task.started)
        return std::nullopt;
    if (task.ended)
        return std::max(*task.ended, *task.started);
    return isFinal(task.state) ? std::nullopt : std::optional(std::max(now, *task.started));
}

/// Which tasks belong together, by union and find with halved paths.
class Groups final
{
public:
    explicit Groups(std::size_t size)
        : m_parents(size)
    {
        std::iota(m_parents.begin(), m_parents.end(), std::size_t{0});
    }

    std::size_t find(std::size_t member)
    {
        while (m_parents[member] != member)
            member = m_parents[member] = m_parents[m_parents[member]];
        return member;
    }

    void join(std::size_t a, std::size_t b) { m_parents[find(a)] = find(b); }

private:
    std::vector<std::size_t> m_parents;
};

class Finder final
{
public:
    Finder(std::span<const Task> tasks, Timestamp now)
        : m_tasks(tasks)
        , m_ends(tasks.size())
        , m_groups(tasks.size())
        , m_tied(tasks.size(), false)
    {
        for (std::size_t at = 0; at < tasks.size(); ++at) {
            m_ends[at] = endOf(tasks[at], now);
            m_byId.emplace(tasks[at].id, at);
        }
        for (std::size_t at = 0; at < tasks.size(); ++at)
            for (const std::string &need : tasks[at].needs)
                tie(at, need);
    }

    [[nodiscard]] std::vector<CriticalPath> paths()
    {
        std::map<std::size_t, std::size_t> lastOf; // by group
        for (std::size_t at = 0; at < m_tasks.size(); ++at) {
            if (!m_tied[at] || !m_ends[at])
                continue;
            std::size_t &last = lastOf.try_emplace(m_groups.find(at), at).first->second;
            if (*m_ends[at] > *m_ends[last])
                last = at;
        }
        std::vector<CriticalPath> paths;
        for (const auto &[group, last] : lastOf)
            if (CriticalPath path = pathTo(last); path.tasks.size() > 1)
                paths.push_back(std::move(path));
        std::ranges::stable_sort(paths, std::ranges::greater(), &CriticalPath::seconds);
        return paths;
    }

private:
    void tie(std::size_t task, const std::string &need)
    {
        const auto found = m_byId.find(need);
        if (found == m_byId.end() || found->second == task)
            return;
        m_groups.join(task, found->second);
        m_tied[task] = m_tied[found->second] = true;
    }

    /// The prerequisite that ended last; kNone where there is none.
    [[nodiscard]] std::size_t cause(std::size_t task) const
    {
        std::size_t last = kNone;
        for (const std::string &need : m_tasks[task].needs) {
            const auto found = m_byId.find(need);
            if (found == m_byId.end() || found->second == task || !m_ends[found->second])
                continue;
            if (last == kNone || *m_ends[found->second] > *m_ends[last])
                last = found->second;
        }
        return last;
    }

    [[nodiscard]] CriticalPath pathTo(std::size_t last) const
    {
        CriticalPath path;
        for (std::size_t at = last; at != kNone && path.tasks.size() < m_tasks.size();
             at = cause(at)) {
            if (std::ranges::find(path.tasks, at) != path.tasks.end())
                break; // a circle
            path.tasks.push_back(at);
        }
        std::ranges::reverse(path.tasks);
        const Task &first = m_tasks[path.tasks.front()];
        const Timestamp begin = std::min(first.created.value_or(*first.started), *first.started);
        Timestamp busyTo = begin;
        Duration waiting{0};
        for (const std::size_t at : path.tasks) {
            waiting += std::max(Duration(0), *m_tasks[at].started - busyTo);
            busyTo = std::max(busyTo, *m_ends[at]);
        }
        path.seconds = std::chrono::duration<double>(busyTo - begin).count();
        path.waitingSeconds = std::chrono::duration<double>(waiting).count();
        return path;
    }

    std::span<const Task> m_tasks;
    std::vector<std::optional<Timestamp>> m_ends;
    std::unordered_map<std::string_view, std::size_t> m_byId;
    Groups m_groups;
    std::vector<bool> m_tied;
};

} // namespace

std::vector<CriticalPath> criticalPaths(std::span<const Task> tasks, Timestamp now)
{
    return Finder(tasks, now).paths();
}

} // namespace perfdeck
