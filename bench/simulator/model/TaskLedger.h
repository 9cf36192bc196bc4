// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/simulator/model/Catalog.h"
#include "bench/simulator/model/Dice.h"

#include <array>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace perfdeck::simulation {

/// Times are seconds of the model; meaningful from the state on that they tell of.
struct SimulatedTask
{
    enum class State : std::uint8_t
    {
        Pending,
        Running,
        Completed,
        Failed,
        Cancelled
    };

    static constexpr std::uint32_t kNoWorker = ~0U;
    /// The error of a task whose workers were lost, the last of them named before it.
    static constexpr std::string_view kLostWorker = "failed or disconnected";

    std::string id;
    State state = State::Pending;
    std::uint8_t type = 0; ///< place in taskTypes()
    std::uint8_t subject = 0; ///< of the type's subjects
    std::uint8_t priority = 1; ///< 1 to 5, higher first
    std::uint8_t attempts = 0;
    std::uint32_t worker = kNoWorker; ///< the last one
    std::uint32_t openNeeds = 0;
    std::vector<std::uint32_t> needs; ///< tasks that have to be completed before
    double created = 0;
    double ready = 0; ///< nothing but a worker was missing from then on
    double started = 0;
    double due = 0; ///< while running: when it will end
    double ended = 0;
    std::string_view error; ///< empty unless failed

    [[nodiscard]] const TaskType &kind() const { return taskTypes()[type]; }
};

struct TaskCounts
{
    std::array<std::uint64_t, 5> inState{}; ///< by State

    [[nodiscard]] std::uint64_t of(SimulatedTask::State state) const
    {
        return inState[static_cast<std::size_t>(state)];
    }

    friend bool operator==(const TaskCounts &, const TaskCounts &) = default;
};

/// All tasks since the start, in the order in which they were created, and who waits for whom.
/// Where they run is not known here.
class TaskLedger final
{
public:
    static constexpr std::size_t kPriorities = 5;
    static constexpr std::uint8_t kMostAttempts = 3;
    static constexpr std::uint8_t kTriedAgain
        = 3; ///< priority from which a lost task is tried again

    explicit TaskLedger(Dice &dice);

    [[nodiscard]] const std::vector<SimulatedTask> &tasks() const { return m_tasks; }

    /// Null when there is none. O(1): an id ends in the place of its task.
    [[nodiscard]] const SimulatedTask *find(std::string_view id) const;

    [[nodiscard]] const TaskCounts &counts() const { return m_counts; }

    /// A single task of a random type, or now and then a suite: one task that all others need and
    /// one that needs all others. Nobody asks for more of a type of which more than `mostReady`
    /// wait: its workers may be gone.
    void arrive(double seconds, std::size_t mostReady);

    /// Tasks of one type and priority that could start, oldest first.
    [[nodiscard]] std::deque<std::uint32_t> &ready(std::size_t type, std::size_t priority)
    {
        return m_ready[type * kPriorities + priority];
    }

    void start(std::uint32_t task, std::uint32_t worker, double seconds, double due);
    void complete(std::uint32_t task, double seconds);
    /// What needs it is cancelled.
    void fail(std::uint32_t task, std::string_view error, double seconds);
    /// The worker is gone: an important one waits again, unless it was tried often enough; it fails
    /// else. True for a fail.
    bool putBack(std::uint32_t task, double seconds);

private:
    [[nodiscard]] std::optional<std::size_t> drawType(std::size_t mostReady);
    std::uint32_t
    add(std::size_t type, std::uint8_t priority, double seconds, std::vector<std::uint32_t> needs);
    void makeReady(std::uint32_t task, double seconds);
    void turn(SimulatedTask &task, SimulatedTask::State state);
    void cancelNeeding(std::uint32_t task, double seconds);

    Dice &m_dice;
    std::vector<SimulatedTask> m_tasks;
    std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> m_needing; ///< by what they need
    std::vector<std::deque<std::uint32_t>> m_ready;
    std::vector<double> m_weights; ///< of the task types
    TaskCounts m_counts;
};

} // namespace perfdeck::simulation
