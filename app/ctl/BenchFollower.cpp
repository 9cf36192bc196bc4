// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/BenchFollower.h"

#include "app/ctl/Console.h"
#include "app/StopSignals.h"
#include "core/engine/benchmarks/BenchmarkRunners.h"
#include "core/model/ValueText.h"

#include <QCoreApplication>
#include <QTimer>

#include <condition_variable>
#include <mutex>
#include <utility>

namespace perfdeck {

namespace {

bool hasEnded(RunState state)
{
    return state == RunState::Finished || state == RunState::Failed || state == RunState::Cancelled;
}

/// The newest of a run, between the threads of the scheduler and that of the terminal.
class Newest final
{
public:
    void take(const BenchmarkRun &run)
    {
        const std::scoped_lock lock(m_mutex);
        m_run = run;
        m_isEnded = hasEnded(run.state);
        m_wake.notify_all();
        if (m_isEnded) // queued: the loop may not have begun
            QMetaObject::invokeMethod(
                QCoreApplication::instance(),
                [] { QCoreApplication::quit(); },
                Qt::QueuedConnection);
    }

    void takeProgress(const BenchmarkRun &run)
    {
        const std::scoped_lock lock(m_mutex);
        m_run.progress = run.progress;
    }

    [[nodiscard]] bool isEnded() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_isEnded;
    }

    [[nodiscard]] BenchmarkRun waitForEnd()
    {
        std::unique_lock lock(m_mutex);
        m_wake.wait(lock, [this] { return m_isEnded; });
        return m_run;
    }

    /// What to say behind the bar.
    [[nodiscard]] std::pair<double, std::string> progress() const
    {
        const std::scoped_lock lock(m_mutex);
        if (m_run.state == RunState::Waiting)
            return {0, "waits: " + m_run.waitsFor};
        const RunProgress &progress = m_run.progress;
        std::string text
            = std::to_string(progress.cellsDone) + '/' + std::to_string(progress.cells);
        if (!progress.step.empty())
            text += ' ' + progress.step;
        if (progress.left)
            text += ", " + durationText(*progress.left) + " left";
        return {progress.ratio, text};
    }

    /// Once for each thing that it waits for.
    [[nodiscard]] std::string takeWaitNews()
    {
        const std::scoped_lock lock(m_mutex);
        if (m_run.state != RunState::Waiting || std::exchange(m_hasSaidWait, true))
            return {};
        return "Waiting. " + m_run.waitsFor;
    }

private:
    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    BenchmarkRun m_run;
    bool m_isEnded = false;
    bool m_hasSaidWait = false;
};

} // namespace

BenchFollower::BenchFollower(RunSurroundings surroundings,
                             SchedulerOptions options,
                             std::function<void(const BenchmarkRun &)> keep,
                             SourceAccess endpoint)
    : m_surroundings(std::move(surroundings))
    , m_options(options)
    , m_keep(std::move(keep))
    , m_endpoint(std::move(endpoint))
{
}

BenchmarkRun BenchFollower::follow(BenchmarkRun run)
{
    const StopSignals stopSignals; // before any thread
    Newest newest;
    const std::string id = run.id;
    SchedulerListener listener;
    listener.changed = [&](const BenchmarkRun &changed) {
        m_keep(changed);
        newest.take(changed);
    };
    listener.progressed = [&](const BenchmarkRun &changed) { newest.takeProgress(changed); };
    BenchmarkScheduler scheduler(benchmarkRunners(m_endpoint), m_surroundings, m_options, listener);
    ProgressBar bar("measuring");
    QTimer tick;
    QObject::connect(&tick, &QTimer::timeout, &tick, [&] {
        if (const std::string news = newest.takeWaitNews(); !news.empty())
            tell(news);
        const auto [ratio, text] = newest.progress();
        bar.show(ratio, text);
    });
    tick.start(std::chrono::milliseconds(200));
    scheduler.add(std::move(run));
    QCoreApplication::exec();
    if (!newest.isEnded()) {
        tell("Cancelling; what is done is kept");
        scheduler.cancel(id);
    }
    return newest.waitForEnd();
}

} // namespace perfdeck
