// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/simulator/model/SimulatedCluster.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace perfdeck::simulation {

namespace {

using State = SimulatedTask::State;

constexpr double kTasksPerWorkerSecond = 0.021; // at full load; found by trial
constexpr double kTide = 1'500; // seconds from one high tide of work to the next
constexpr double kMeanLoad = 0.62;
constexpr double kTideHeight = 0.48;
constexpr std::size_t kLongestQueue = 5; // tasks a worker; beyond it nobody asks for more
// Now and then a bad build makes one task type fail, and a driver one kind of hardware slower.
constexpr double kIncidentEvery = 1'800;
constexpr double kIncident = 240;
constexpr double kIncidentFailures = 0.92;
constexpr double kSlowEvery = 2'400;
constexpr double kSlow = 900;
constexpr double kSlower = 1.4;
constexpr double kLeavesAccelerators = 0.3;
constexpr double kFirstEvaluation = 300; // the manager looks at a window of five minutes
constexpr std::size_t kMostEvaluationTexts = 100;
constexpr std::uint32_t kTypeThreshold = 4; // failures in a row
constexpr std::uint32_t kWorkerThreshold = 3;

/// The part of the time that lies in an episode: its number, or none.
std::optional<std::uint64_t> episode(double now, double every, double length)
{
    const double at = std::fmod(now, every);
    if (at < every - length)
        return std::nullopt;
    return static_cast<std::uint64_t>(now / every);
}

} // namespace

SimulatedCluster::SimulatedCluster(SimulationPlan plan)
    : m_plan(plan)
    , m_dice(plan.seed)
    , m_fleet(plan.workers, m_dice)
    , m_ledger(m_dice)
{
}

void SimulatedCluster::advance(double seconds)
{
    while (m_now + 1 <= seconds)
        step();
}

void SimulatedCluster::step()
{
    m_now += 1;
    arrive();
    finishDue();
    for (const std::uint32_t worker : m_fleet.live(m_now))
        evict(worker);
    allocate();
    if (m_now >= kFirstEvaluation && std::fmod(m_now, kEvaluation) == 0)
        scale();
    while (!m_completions.empty() && m_completions.front() < m_now - kRecent)
        m_completions.pop_front();
    while (!m_waits.empty() && m_waits.front().first < m_now - kRecent)
        m_waits.pop_front();
}

void SimulatedCluster::arrive()
{
    const double tide = kMeanLoad + kTideHeight * std::sin(2 * std::numbers::pi * m_now / kTide);
    const double mean = kTasksPerWorkerSecond * tide * m_plan.workers * m_plan.load;
    if (m_ledger.counts().of(State::Pending) > kLongestQueue * m_plan.workers)
        return;
    for (std::uint32_t left = m_dice.poisson(mean); left > 0; --left)
        m_ledger.arrive(m_now - m_dice.unit(), kLongestQueue * m_plan.workers / 4);
}

void SimulatedCluster::finishDue()
{
    while (!m_ends.empty() && m_ends.top().seconds <= m_now) {
        const End end = m_ends.top();
        m_ends.pop();
        const SimulatedTask &task = m_ledger.tasks()[end.task];
        // One that was put back meanwhile has another end by now.
        if (task.state == State::Running && task.attempts == end.attempt)
            finish(end);
    }
}

void SimulatedCluster::finish(const End &end)
{
    const SimulatedTask &task = m_ledger.tasks()[end.task];
    SimulatedWorker &worker = m_fleet.worker(task.worker);
    if (worker.state != SimulatedWorker::State::Active)
        return; // it has no voice; the coordinator will take the task from it
    release(task.worker, end.task);
    if (end.error.empty()) {
        m_ledger.complete(end.task, end.seconds);
        ++worker.completed;
        worker.workedSeconds += end.seconds - task.started;
        m_completions.push_back(end.seconds);
    } else {
        m_ledger.fail(end.task, end.error, end.seconds);
        ++worker.failed;
    }
    noteOutcome(task, end.error.empty());
}

void SimulatedCluster::noteOutcome(const SimulatedTask &task, bool succeeded)
{
    const auto note = [&](std::map<std::string, Breaker> &breakers,
                          const std::string &name,
                          std::uint32_t threshold,
                          double resetSeconds) {
        auto at = breakers.find(name);
        if (at == breakers.end()) {
            if (succeeded)
                return;
            at = breakers.emplace(name, Breaker(m_now, threshold, resetSeconds)).first;
        }
        if (succeeded)
            at->second.succeeded(m_now);
        else
            at->second.failed(m_now);
    };
    note(m_taskBreakers, std::string(task.kind().name), kTypeThreshold, 45);
    note(m_workerBreakers, m_fleet.workers()[task.worker].id, kWorkerThreshold, 60);
}

/// Its worker was given up.
void SimulatedCluster::evict(std::uint32_t worker)
{
    const std::vector<std::uint32_t> tasks = m_fleet.worker(worker).tasks;
    for (const std::uint32_t task : tasks) {
        release(worker, task);
        if (m_ledger.putBack(task, m_now))
            ++m_fleet.worker(worker).failed;
    }
}

void SimulatedCluster::release(std::uint32_t index, std::uint32_t task)
{
    SimulatedWorker &worker = m_fleet.worker(index);
    worker.free += m_ledger.tasks()[task].kind().need;
    std::erase(worker.tasks, task);
}

void SimulatedCluster::allocate()
{
    const auto types = taskTypes();
    std::vector<std::uint32_t> candidates;
    for (std::size_t type = 0; type < types.size(); ++type) {
        bool anyReady = false;
        for (std::size_t priority = 0; priority < TaskLedger::kPriorities; ++priority)
            anyReady = anyReady || !m_ledger.ready(type, priority).empty();
        const auto breaker = m_taskBreakers.find(std::string(types[type].name));
        if (!anyReady || (breaker != m_taskBreakers.end() && !breaker->second.allows(m_now)))
            continue;
        candidates.clear();
        const auto &workers = m_fleet.workers();
        for (std::uint32_t i = 0; i < workers.size(); ++i)
            if (workers[i].state == SimulatedWorker::State::Active
                && workers[i].type->has(types[type].tag) && workers[i].free.fits(types[type].need))
                candidates.push_back(i);
        allocate(type, candidates);
    }
}

void SimulatedCluster::allocate(std::size_t type, const std::vector<std::uint32_t> &candidates)
{
    const TaskType &kind = taskTypes()[type];
    std::size_t priority = TaskLedger::kPriorities;
    // From a random one on, so that the load is spread.
    const std::size_t first = candidates.empty() ? 0 : m_dice.index(candidates.size());
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        const std::uint32_t worker = candidates[(first + i) % candidates.size()];
        const SimulatedWorker &offered = m_fleet.workers()[worker];
        // Tasks that run anywhere leave machines with accelerators to the others while they can.
        if (kind.tag == "cpu" && offered.type->gpus > 0 && m_dice.chance(kLeavesAccelerators))
            continue;
        const auto breaker = m_workerBreakers.find(offered.id);
        if (breaker != m_workerBreakers.end() && !breaker->second.allows(m_now))
            continue;
        while (priority > 0 && m_ledger.ready(type, priority - 1).empty())
            --priority;
        if (priority == 0)
            return;
        auto &queue = m_ledger.ready(type, priority - 1);
        const std::uint32_t task = queue.front();
        queue.pop_front();
        start(task, worker);
    }
}

void SimulatedCluster::start(std::uint32_t index, std::uint32_t workerIndex)
{
    const SimulatedTask &task = m_ledger.tasks()[index];
    const TaskType &kind = task.kind();
    SimulatedWorker &worker = m_fleet.worker(workerIndex);
    const double speed = kind.tag == "cpu" ? 1 : worker.type->speed;
    double seconds = kind.meanSeconds / speed * slowness(*worker.type)
        * std::exp(m_dice.normal(0, kind.spread));
    std::string_view error;
    if (m_dice.chance(failureRatio(kind, worker))) {
        error = drawCause(kind);
        seconds *= m_dice.between(0.02, 0.5);
    }
    const double begin = m_now + m_dice.between(0.02, 0.2); // the message has to get there
    m_waits.emplace_back(m_now, begin - task.ready);
    worker.free -= kind.need;
    worker.tasks.push_back(index);
    m_ledger.start(index, workerIndex, begin, begin + seconds);
    m_ends.push({begin + seconds, index, task.attempts, error});
}

double SimulatedCluster::slowness(const HardwareType &hardware) const
{
    const auto number = episode(m_now, kSlowEvery, kSlow);
    const auto types = hardwareTypes();
    if (!number || &types[(m_plan.seed + *number) % types.size()] != &hardware)
        return 1;
    return kSlower;
}

double SimulatedCluster::failureRatio(const TaskType &type, const SimulatedWorker &worker) const
{
    const auto number = episode(m_now, kIncidentEvery, kIncident);
    const auto types = taskTypes();
    if (number && &types[(m_plan.seed + *number) % types.size()] == &type)
        return kIncidentFailures;
    return type.failureRatio * (worker.isFlaky ? 4 : 1);
}

std::string_view SimulatedCluster::drawCause(const TaskType &type)
{
    const auto causes = failureCauses();
    std::vector<double> weights;
    for (const FailureCause &cause : causes)
        weights.push_back(cause.tag.empty() || cause.tag == type.tag ? cause.weight : 0);
    return causes[m_dice.weighted(weights)].text;
}

void SimulatedCluster::scale()
{
    const auto managed = static_cast<std::uint32_t>(m_fleet.managed());
    const std::uint32_t most = m_plan.workers + std::max(2U, m_plan.workers / 2);
    const std::uint32_t least = std::max(1U, m_plan.workers * 3 / 4);
    std::vector<std::uint32_t> idle = m_fleet.idle();
    idle.resize(std::min<std::size_t>(idle.size(), managed > least ? managed - least : 0));
    Decision decision = m_policy.decide(m_now, m_fleet.reserved(), managed, std::move(idle));
    if (decision.action == Decision::Action::ScaleUp)
        m_fleet.add(std::min(decision.count, most > managed ? most - managed : 0), m_now);
    for (const std::uint32_t worker : decision.workers)
        m_fleet.remove(worker, m_now);
    const std::pair key(std::string(actionWord(decision.action)), decision.reason);
    if (m_evaluations.contains(key) || m_evaluations.size() < kMostEvaluationTexts)
        ++m_evaluations[key];
    const auto withoutNumbers
        = [](const std::string &reason) { return reason.substr(0, reason.find('(')); };
    const bool isNew = m_decisions.empty() || decision.action != Decision::Action::Maintain
        || m_decisions.back().action != decision.action
        || withoutNumbers(m_decisions.back().reason) != withoutNumbers(decision.reason);
    if (!isNew)
        return;
    m_decisions.push_back(std::move(decision));
    if (m_decisions.size() > kKeptDecisions)
        m_decisions.pop_front();
}

RecentFigures SimulatedCluster::recent() const
{
    RecentFigures figures;
    figures.tasksPerSecond = double(m_completions.size()) / kRecent;
    for (const auto &[when, waited] : m_waits)
        figures.allocationSeconds += waited / double(m_waits.size());
    double used = 0;
    double reserved = 0;
    for (const SimulatedWorker &worker : m_fleet.workers())
        if (worker.state == SimulatedWorker::State::Active && !worker.tasks.empty()) {
            used += worker.cpuPercent;
            reserved += 100 * worker.reserved().cpu;
        }
    if (reserved > 0)
        figures.efficiencyPercent = std::min(100.0, 100 * used / reserved);
    return figures;
}

} // namespace perfdeck::simulation
