// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/FailureGroups.h"

#include "core/analysis/ErrorPattern.h"
#include "core/analysis/TaskOutcome.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>

namespace perfdeck {

namespace {

using Failures = std::vector<const Task *>;

std::vector<std::string> distinct(const Failures &failures, std::string Task::*member)
{
    std::set<std::string_view> found;
    for (const Task *task : failures)
        if (!(task->*member).empty())
            found.insert(task->*member);
    return {found.begin(), found.end()};
}

FailureGroup groupOf(std::string pattern, Failures failures, std::size_t all)
{
    std::ranges::stable_sort(failures, std::greater(), [](const Task *task) {
        return lastMoment(*task).value_or(Timestamp::min());
    });
    FailureGroup group;
    group.pattern = std::move(pattern);
    group.example = failures.front()->error;
    group.last = lastMoment(*failures.front());
    for (const Task *task : failures) {
        group.tasks.push_back(task->id);
        if (const auto moment = lastMoment(*task))
            group.first = moment;
    }
    group.workers = distinct(failures, &Task::worker);
    group.types = distinct(failures, &Task::type);
    group.share = static_cast<double>(failures.size()) / static_cast<double>(all);
    return group;
}

} // namespace

std::vector<FailureGroup> groupFailures(std::span<const Task> tasks)
{
    std::map<std::string, Failures> byPattern;
    std::size_t all = 0;
    for (const Task &task : tasks) {
        if (succeeded(task).value_or(true))
            continue;
        byPattern[errorPattern(task.error)].push_back(&task);
        ++all;
    }
    std::vector<FailureGroup> groups;
    for (auto &[pattern, failures] : byPattern)
        groups.push_back(groupOf(pattern, std::move(failures), all));
    std::ranges::stable_sort(groups, std::greater(), &FailureGroup::count);
    return groups;
}

} // namespace perfdeck
