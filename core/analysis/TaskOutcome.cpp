// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/TaskOutcome.h"

namespace perfdeck {

namespace {

std::optional<double> secondsBetween(const std::optional<Timestamp> &from,
                                     const std::optional<Timestamp> &to)
{
    if (!from || !to || *to < *from)
        return std::nullopt;
    return std::chrono::duration<double>(*to - *from).count();
}

} // namespace

std::optional<bool> succeeded(const Task &task)
{
    switch (task.state) {
    case TaskState::Completed:
        return true;
    case TaskState::Failed:
    case TaskState::TimedOut:
        return false;
    default:
        return std::nullopt;
    }
}

std::optional<double> waitingSeconds(const Task &task)
{
    return secondsBetween(task.created, task.started);
}

std::optional<double> executionSeconds(const Task &task)
{
    return task.executionSeconds ? task.executionSeconds : secondsBetween(task.started, task.ended);
}

std::optional<Timestamp> lastMoment(const Task &task)
{
    if (task.ended)
        return task.ended;
    return task.started ? task.started : task.created;
}

} // namespace perfdeck
