// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/simulator/model/Breaker.h"
#include "bench/simulator/model/Fleet.h"
#include "bench/simulator/model/TaskLedger.h"

#include <queue>

#include <deque>
#include <map>
#include <string>

namespace perfdeck::simulation {

struct SimulationPlan
{
    std::uint64_t seed = 1;
    std::uint32_t workers = 60; ///< to begin with; scaling changes it
    double load = 1; ///< 1: as much work as the workers can just do at high tide
};

/// What the resource manager's performance figures say, of the last minute of the model.
struct RecentFigures
{
    double tasksPerSecond = 0;
    double allocationSeconds = 0; ///< mean wait of a task that could start
    double efficiencyPercent = 0; ///< CPU used of CPU reserved
};

/// A test cluster with its workers, tasks, resource manager and circuit breakers, as a pure
/// function of its plan and the time: same plan, same history. Time is in seconds of the model
/// since its start and goes on in whole ones. One thread.
class SimulatedCluster final
{
public:
    static constexpr double kEvaluation = 30; ///< seconds between two scaling decisions
    static constexpr std::size_t kKeptDecisions = 1'000;
    static constexpr double kRecent = 60; ///< seconds

    explicit SimulatedCluster(SimulationPlan plan);

    /// To this moment; an earlier one changes nothing.
    void advance(double seconds);

    [[nodiscard]] double now() const { return m_now; }

    [[nodiscard]] const Fleet &fleet() const { return m_fleet; }

    [[nodiscard]] const TaskLedger &ledger() const { return m_ledger; }

    /// Newest last; one that says the same as the one before is left out.
    [[nodiscard]] const std::deque<Decision> &decisions() const { return m_decisions; }

    /// How often each decision was met at an evaluation, by action and reason, as the exporter
    /// counts it.
    [[nodiscard]] const std::map<std::pair<std::string, std::string>, std::uint64_t> &
    evaluations() const
    {
        return m_evaluations;
    }

    /// Of workers and of task types that have failed at least once.
    [[nodiscard]] const std::map<std::string, Breaker> &workerBreakers() const
    {
        return m_workerBreakers;
    }

    [[nodiscard]] const std::map<std::string, Breaker> &taskBreakers() const
    {
        return m_taskBreakers;
    }

    [[nodiscard]] RecentFigures recent() const;

private:
    struct End
    {
        double seconds;
        std::uint32_t task;
        std::uint8_t attempt;
        std::string_view error; ///< empty: completes

        bool operator>(const End &other) const { return seconds > other.seconds; }
    };

    void step();
    void arrive();
    void finishDue();
    void finish(const End &end);
    void evict(std::uint32_t worker);
    void release(std::uint32_t worker, std::uint32_t task);
    void allocate();
    void allocate(std::size_t type, const std::vector<std::uint32_t> &candidates);
    void start(std::uint32_t task, std::uint32_t worker);
    [[nodiscard]] double slowness(const HardwareType &hardware) const;
    [[nodiscard]] double failureRatio(const TaskType &type, const SimulatedWorker &worker) const;
    [[nodiscard]] std::string_view drawCause(const TaskType &type);
    void noteOutcome(const SimulatedTask &task, bool succeeded);
    void scale();

    SimulationPlan m_plan;
    Dice m_dice;
    Fleet m_fleet;
    TaskLedger m_ledger;
    ScalingPolicy m_policy;
    std::deque<Decision> m_decisions;
    std::map<std::pair<std::string, std::string>, std::uint64_t> m_evaluations;
    std::map<std::string, Breaker> m_workerBreakers;
    std::map<std::string, Breaker> m_taskBreakers;
    std::priority_queue<End, std::vector<End>, std::greater<>> m_ends;
    std::deque<double> m_completions; ///< of the last minute
    std::deque<std::pair<double, double>> m_waits; ///< when, how long
    double m_now = 0;
};

} // namespace perfdeck::simulation
