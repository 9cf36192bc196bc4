// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/simulator/model/TaskLedger.h"

#include <algorithm>
#include <charconv>
#include <cstdio>

namespace perfdeck::simulation {

namespace {

using State = SimulatedTask::State;

constexpr double kSuites = 0.03; // of arrivals

std::size_t typeNamed(std::string_view name)
{
    const auto at = std::ranges::find(taskTypes(), name, &TaskType::name);
    return static_cast<std::size_t>(at - taskTypes().begin());
}

/// What stands behind the last hyphen of a UUID.
constexpr std::size_t kTail = 24;

std::string taskId(Dice &dice, std::size_t place)
{
    char tail[16];
    std::snprintf(tail, sizeof tail, "%012zx", place);
    return dice.uuid().substr(0, kTail) + tail;
}

} // namespace

TaskLedger::TaskLedger(Dice &dice)
    : m_dice(dice)
    , m_ready(taskTypes().size() * kPriorities)
{
    for (const TaskType &type : taskTypes())
        m_weights.push_back(type.weight);
}

const SimulatedTask *TaskLedger::find(std::string_view id) const
{
    if (id.size() <= kTail)
        return nullptr;
    std::size_t place = 0;
    std::from_chars(id.data() + kTail, id.data() + id.size(), place, 16);
    return place < m_tasks.size() && m_tasks[place].id == id ? &m_tasks[place] : nullptr;
}

std::optional<std::size_t> TaskLedger::drawType(std::size_t mostReady)
{
    std::vector<double> weights(m_weights.begin(), m_weights.end());
    double sum = 0;
    for (std::size_t type = 0; type < weights.size(); ++type) {
        std::size_t waiting = 0;
        for (std::size_t priority = 0; priority < kPriorities; ++priority)
            waiting += ready(type, priority).size();
        if (waiting > mostReady)
            weights[type] = 0;
        sum += weights[type];
    }
    return sum > 0 ? std::optional(m_dice.weighted(weights)) : std::nullopt;
}

void TaskLedger::arrive(double seconds, std::size_t mostReady)
{
    const std::optional<std::size_t> type = drawType(mostReady);
    if (!type)
        return;
    static constexpr double kPriorityWeights[kPriorities] = {6, 2, 3, 1, 0.3};
    const auto priority = static_cast<std::uint8_t>(1 + m_dice.weighted(kPriorityWeights));
    if (!m_dice.chance(kSuites)) {
        add(*type, priority, seconds, {});
        return;
    }
    const std::uint32_t first = add(typeNamed("custom"), priority, seconds, {});
    std::vector<std::uint32_t> middle;
    for (std::size_t left = 3 + m_dice.index(4); left > 0; --left)
        middle.push_back(add(*type, priority, seconds, {first}));
    add(typeNamed("test"), priority, seconds, std::move(middle));
}

std::uint32_t TaskLedger::add(std::size_t type,
                              std::uint8_t priority,
                              double seconds,
                              std::vector<std::uint32_t> needs)
{
    const auto index = static_cast<std::uint32_t>(m_tasks.size());
    SimulatedTask task;
    task.id = taskId(m_dice, index);
    task.type = static_cast<std::uint8_t>(type);
    task.subject = static_cast<std::uint8_t>(m_dice.index(taskTypes()[type].subjects.size()));
    task.priority = priority;
    task.created = seconds;
    task.openNeeds = static_cast<std::uint32_t>(needs.size());
    for (const std::uint32_t need : needs)
        m_needing[need].push_back(index);
    task.needs = std::move(needs);
    m_tasks.push_back(std::move(task));
    ++m_counts.inState[static_cast<std::size_t>(State::Pending)];
    if (m_tasks.back().openNeeds == 0)
        makeReady(index, seconds);
    return index;
}

void TaskLedger::makeReady(std::uint32_t index, double seconds)
{
    SimulatedTask &task = m_tasks[index];
    task.ready = seconds;
    ready(task.type, task.priority - 1U).push_back(index);
}

void TaskLedger::turn(SimulatedTask &task, State state)
{
    --m_counts.inState[static_cast<std::size_t>(task.state)];
    task.state = state;
    ++m_counts.inState[static_cast<std::size_t>(state)];
}

void TaskLedger::start(std::uint32_t index, std::uint32_t worker, double seconds, double due)
{
    SimulatedTask &task = m_tasks[index];
    turn(task, State::Running);
    task.worker = worker;
    task.started = seconds;
    task.due = due;
    ++task.attempts;
}

void TaskLedger::complete(std::uint32_t index, double seconds)
{
    turn(m_tasks[index], State::Completed);
    m_tasks[index].ended = seconds;
    const auto needing = m_needing.find(index);
    if (needing == m_needing.end())
        return;
    for (const std::uint32_t other : needing->second)
        if (--m_tasks[other].openNeeds == 0 && m_tasks[other].state == State::Pending)
            makeReady(other, seconds);
    m_needing.erase(needing);
}

void TaskLedger::fail(std::uint32_t index, std::string_view error, double seconds)
{
    SimulatedTask &task = m_tasks[index];
    turn(task, State::Failed);
    task.ended = seconds;
    task.error = error;
    cancelNeeding(index, seconds);
}

void TaskLedger::cancelNeeding(std::uint32_t index, double seconds)
{
    const auto needing = m_needing.find(index);
    if (needing == m_needing.end())
        return;
    const std::vector<std::uint32_t> others = std::move(needing->second);
    m_needing.erase(needing);
    for (const std::uint32_t other : others) {
        if (m_tasks[other].state != State::Pending)
            continue;
        turn(m_tasks[other], State::Cancelled);
        m_tasks[other].ended = seconds;
        cancelNeeding(other, seconds);
    }
}

bool TaskLedger::putBack(std::uint32_t index, double seconds)
{
    SimulatedTask &task = m_tasks[index];
    if (task.priority < kTriedAgain || task.attempts >= kMostAttempts) {
        fail(index, SimulatedTask::kLostWorker, seconds);
        return true;
    }
    turn(task, State::Pending);
    makeReady(index, seconds);
    return false;
}

} // namespace perfdeck::simulation
