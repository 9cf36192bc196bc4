// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/plan/RunExecution.h"

#include <condition_variable>
#include <functional>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <stop_token>
#include <string>
#include <thread>

namespace perfdeck {

/// A runner of its own for each run: several remote ones may go on at once.
using RunnerFactories = std::map<BenchmarkKind, std::function<std::unique_ptr<CellRunner>()>>;

/// Past facts, told on threads of the scheduler. `progressed` comes as often as a runner says so.
struct SchedulerListener
{
    std::function<void(const BenchmarkRun &run)> changed;
    std::function<void(const BenchmarkRun &run)> progressed;
    std::function<void(const std::string &run, RunSample sample)> sample;
};

struct SchedulerOptions
{
    /// How long a run waits for a quiet machine before it measures all the same (and says so).
    Duration patience = std::chrono::minutes(2);
    Duration lookInterval = std::chrono::seconds(1);
};

/// What a run occupies while it measures: "this machine" or the host of an endpoint; empty for a
/// benchmark server, which orders its runs itself.
[[nodiscard]] std::string measuredDevice(const BenchmarkDefinition &definition);

/// Runs wait by priority, then by age; of those that measure on one device one runs at a time, and
/// only while this machine is quiet. Threads of its own: one that chooses, one a run. Any thread.
class BenchmarkScheduler final
{
public:
    BenchmarkScheduler(RunnerFactories runners,
                       RunSurroundings surroundings,
                       SchedulerOptions options,
                       SchedulerListener listener);
    /// Cancels what runs and waits for it. Runs that wait are told nothing: they go on with the
    /// next start.
    ~BenchmarkScheduler();
    BenchmarkScheduler(const BenchmarkScheduler &) = delete;
    BenchmarkScheduler &operator=(const BenchmarkScheduler &) = delete;

    /// Takes it in as Queued; one that was cut off goes on where it was. Refused (state Failed)
    /// when there is no runner of its kind or it is not complete.
    void add(BenchmarkRun run);
    /// A run that waits ends at once, one that runs soon after.
    void cancel(const std::string &run);

private:
    struct Job
    {
        BenchmarkRun run; ///< as it waits; the thread of a running one has its own
        std::string device;
        bool isRunning = false;
        bool isDone = false;
        SteadyTime since; ///< of which it waits
        std::stop_source stop;
        std::jthread thread;
    };

    void choose(const std::stop_token &stop);
    void startWhatCan(std::unique_lock<std::mutex> &lock, const std::string &busy);
    void start(Job &job);
    void work(Job &job, BenchmarkRun run);
    bool hold(Job &job, const std::string &reason);
    void reap(std::unique_lock<std::mutex> &lock);
    [[nodiscard]] bool isWaiting() const;
    [[nodiscard]] std::string refusal(const BenchmarkDefinition &definition) const;

    const RunnerFactories m_runners;
    const RunSurroundings m_surroundings;
    const SchedulerOptions m_options;
    const SchedulerListener m_listener;

    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::list<Job> m_jobs; ///< guarded by m_mutex; by priority, then by age
    bool m_news = false; ///< guarded by m_mutex
    std::jthread m_chooser;
};

} // namespace perfdeck
