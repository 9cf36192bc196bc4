// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/EngineBenchmarkDesk.h"

#include "core/engine/benchmarks/BenchmarkRunners.h"
#include "core/engine/benchmarks/PeakFile.h"
#include "core/model/BenchmarkWords.h"
#include "core/runs/plan/DefinitionSet.h"
#include "core/runs/plan/Preflight.h"
#include "core/runs/plan/RunFile.h"
#include "core/runs/remote/BenchmarkServer.h"
#include "core/runs/results/ReadResults.h"
#include "core/runs/suite/PeakMeter.h"

#include <QPointer>

#include <utility>

namespace perfdeck {

namespace {

constexpr std::chrono::milliseconds kNewsInterval{250};

bool isUnderWay(RunState state)
{
    return state == RunState::Queued || state == RunState::Waiting || state == RunState::Running;
}

} // namespace

EngineBenchmarkDesk::EngineBenchmarkDesk(BenchmarkDeskParts parts, QObject *parent)
    : BenchmarkDesk(parent)
    , m_parts(std::move(parts))
    , m_runNews(kNewsInterval, [this] { Q_EMIT runsChanged(); })
    , m_definitions(std::make_shared<const BenchmarkDefinitions>())
{
}

EngineBenchmarkDesk::~EngineBenchmarkDesk()
{
    stop();
}

void EngineBenchmarkDesk::start()
{
    m_worker = std::jthread([this](const std::stop_token &stop) { work(stop); });
    later([this](const std::stop_token &) {
        readFolder();
        const std::scoped_lock lock(m_mutex);
        m_peaks = m_parts.peakFile.empty() ? nullptr : keptPeaks(m_parts.peakFile);
    });
    if (m_parts.history)
        later([this](const std::stop_token &stop) { readHistory(stop); });
}

void EngineBenchmarkDesk::stop()
{
    if (m_worker.joinable()) {
        m_worker.request_stop();
        m_worker.join();
    }
    m_scheduler.reset();
}

std::unique_ptr<BenchmarkScheduler> EngineBenchmarkDesk::makeScheduler()
{
    RunSurroundings surroundings;
    surroundings.look = benchmarkMachine;
    surroundings.clock = m_parts.clock.get();
    surroundings.measuredBefore = [this](const BenchmarkDefinition &definition,
                                         const CellKey &key,
                                         const std::string &environment) {
        return m_book.measuredBefore(definition, key, environment);
    };
    SchedulerListener listener;
    listener.changed = [this](const BenchmarkRun &run) { take(run); };
    listener.progressed = [this](const BenchmarkRun &run) {
        m_book.putProgress(run);
        m_runNews.announce();
    };
    listener.sample = [this](const std::string &run, RunSample sample) {
        m_book.putSample(run, std::move(sample));
        m_runNews.announce();
    };
    return std::make_unique<BenchmarkScheduler>(
        benchmarkRunners(), std::move(surroundings), SchedulerOptions(), std::move(listener));
}

// ---- the desk's own thread

void EngineBenchmarkDesk::later(Task task)
{
    const std::scoped_lock lock(m_mutex);
    m_tasks.push_back(std::move(task));
    m_wake.notify_all();
}

void EngineBenchmarkDesk::work(const std::stop_token &stop)
{
    while (!stop.stop_requested()) {
        Task task;
        {
            std::unique_lock lock(m_mutex);
            if (!m_wake.wait(lock, stop, [this] { return !m_tasks.empty(); }))
                return;
            task = std::move(m_tasks.front());
            m_tasks.pop_front();
        }
        task(stop);
    }
}

void EngineBenchmarkDesk::readFolder()
{
    DefinitionSet set = readDefinitions(m_parts.folder);
    {
        const std::scoped_lock lock(m_mutex);
        m_definitions = std::make_shared<const BenchmarkDefinitions>(std::move(set.definitions));
        m_refused = std::move(set.refused);
    }
    QMetaObject::invokeMethod(
        this, [this] { Q_EMIT definitionsChanged(); }, Qt::QueuedConnection);
}

/// The recorder opens the history meanwhile.
void EngineBenchmarkDesk::readHistory(const std::stop_token &stop)
{
    constexpr std::chrono::milliseconds kRetry{200};
    constexpr int kMostTries = 300; // a minute; a history that is not there then has no runs
    for (int tries = 0; tries < kMostTries && !stop.stop_requested(); ++tries) {
        if (const auto reader = m_parts.history->newReader()) {
            if (auto documents = (*reader)->benchmarks())
                return takeIn(std::move(*documents));
        }
        std::unique_lock lock(m_mutex);
        m_wake.wait_for(lock, stop, kRetry, [] { return false; });
    }
}

void EngineBenchmarkDesk::takeIn(RunDocuments documents)
{
    for (RunDocument &document : documents) {
        BenchmarkRun run = runOf(std::move(document));
        if (isUnderWay(run.state)) {
            run.state = RunState::Cancelled;
            run.error = "PerfDeck ended during this run";
            for (BenchmarkCell &cell : run.cells)
                if (isUnderWay(cell.state))
                    cell.state = RunState::Cancelled;
            keep(run);
        }
        m_book.put(run);
    }
    m_runNews.announce();
}

void EngineBenchmarkDesk::keep(const BenchmarkRun &run)
{
    if (!m_parts.isReadOnly)
        m_parts.store({{documentOf(run)}, {}});
}

void EngineBenchmarkDesk::take(const BenchmarkRun &run)
{
    if (!m_book.put(run))
        return;
    keep(run);
    m_runNews.announce();
}

Result<BenchmarkRunPtr> EngineBenchmarkDesk::wholeRun(const std::string &id) const
{
    if (BenchmarkRunPtr run = m_book.whole(id))
        return run;
    if (m_parts.history)
        if (const auto reader = m_parts.history->newReader())
            if (auto document = (*reader)->benchmark(id))
                return std::make_shared<const BenchmarkRun>(runOf(std::move(*document)));
    for (const BenchmarkRunPtr &run : *m_book.all()) // nothing was measured yet
        if (run->id == id)
            return run;
    return failure(ErrorKind::NotFound, "There is no run " + id);
}

// ---- snapshots

BenchmarkDefinitionsPtr EngineBenchmarkDesk::definitions() const
{
    const std::scoped_lock lock(m_mutex);
    return m_definitions;
}

std::vector<Error> EngineBenchmarkDesk::refused() const
{
    const std::scoped_lock lock(m_mutex);
    return m_refused;
}

BenchmarkRunsPtr EngineBenchmarkDesk::runs() const
{
    return m_book.all();
}

std::vector<VerdictReason> EngineBenchmarkDesk::preflight() const
{
    const std::scoped_lock lock(m_mutex);
    return m_preflight;
}

ComputePeaksPtr EngineBenchmarkDesk::peaks() const
{
    const std::scoped_lock lock(m_mutex);
    return m_peaks;
}

std::vector<RunSample> EngineBenchmarkDesk::liveSamples(const std::string &run) const
{
    return m_book.samples(run);
}

// ---- commands

std::string EngineBenchmarkDesk::start(BenchmarkDefinition definition)
{
    BenchmarkRun run;
    run.id = newRunId();
    run.source = std::string(benchmarkKindName(definition.kind));
    run.definition = std::move(definition);
    std::string id = run.id;
    if (!m_scheduler)
        m_scheduler = makeScheduler();
    m_scheduler->add(std::move(run));
    return id;
}

void EngineBenchmarkDesk::cancel(std::string run)
{
    if (m_scheduler)
        m_scheduler->cancel(run);
}

void EngineBenchmarkDesk::resume(std::string run)
{
    later([this, run = std::move(run)](const std::stop_token &) {
        auto whole = wholeRun(run);
        if (!whole || isUnderWay((*whole)->state) || (*whole)->state == RunState::Imported)
            return;
        QMetaObject::invokeMethod(
            this,
            [this, again = *whole] {
                if (!m_scheduler)
                    m_scheduler = makeScheduler();
                m_scheduler->add(*again);
            },
            Qt::QueuedConnection);
    });
}

void EngineBenchmarkDesk::remove(std::string run)
{
    if (!m_book.remove(run))
        return;
    cancel(run);
    if (!m_parts.isReadOnly)
        m_parts.store({{}, {run}});
    m_runNews.announce();
}

void EngineBenchmarkDesk::setNote(std::string run, std::string note, std::vector<std::string> tags)
{
    if (const BenchmarkRunPtr changed = m_book.setNote(run, std::move(note), std::move(tags)))
        keep(*changed);
    m_runNews.announce();
}

void EngineBenchmarkDesk::lookAtMachine()
{
    later([this](const std::stop_token &) {
        auto reasons = perfdeck::preflight(benchmarkMachine());
        {
            const std::scoped_lock lock(m_mutex);
            m_preflight = std::move(reasons);
        }
        QMetaObject::invokeMethod(
            this, [this] { Q_EMIT preflightChanged(); }, Qt::QueuedConnection);
    });
}

void EngineBenchmarkDesk::measurePeaks()
{
    later([this](const std::stop_token &stop) {
        const auto measured = perfdeck::measurePeaks(stop, [](double) {});
        if (!measured)
            return;
        auto peaks = std::make_shared<const ComputePeaks>(*measured);
        // Lost with the session where it cannot be kept; it is measured again then.
        if (!m_parts.peakFile.empty() && !m_parts.isReadOnly)
            (void)keepPeaks(m_parts.peakFile, *peaks);
        {
            const std::scoped_lock lock(m_mutex);
            m_peaks = std::move(peaks);
        }
        QMetaObject::invokeMethod(
            this, [this] { Q_EMIT peaksChanged(); }, Qt::QueuedConnection);
    });
}

// ---- questions

template<class Answer>
std::function<void(Answer)> EngineBenchmarkDesk::answering(QObject *receiver,
                                                           std::function<void(Answer)> answer)
{
    return [this, receiver = QPointer(receiver), answer = std::move(answer)](Answer value) {
        QMetaObject::invokeMethod(
            this,
            [receiver, answer, value = std::move(value)] {
                if (receiver)
                    answer(value);
            },
            Qt::QueuedConnection);
    };
}

void EngineBenchmarkDesk::putDefinition(BenchmarkDefinition definition,
                                        QObject *receiver,
                                        std::function<void(Status)> done)
{
    later([this, definition = std::move(definition), tell = answering(receiver, std::move(done))](
              const std::stop_token &) {
        tell(perfdeck::putDefinition(m_parts.folder, definition));
        readFolder();
    });
}

void EngineBenchmarkDesk::importFile(std::string path,
                                     QObject *receiver,
                                     std::function<void(Result<std::size_t>)> done)
{
    later([this, path = std::move(path), tell = answering(receiver, std::move(done))](
              const std::stop_token &) {
        const auto runs = readResults(path);
        if (!runs)
            return tell(failure(runs.error()));
        for (const BenchmarkRun &run : *runs)
            take(run);
        tell(runs->size());
    });
}

void EngineBenchmarkDesk::askRun(std::string run,
                                 QObject *receiver,
                                 std::function<void(Result<BenchmarkRunPtr>)> answer)
{
    later([this, run = std::move(run), tell = answering(receiver, std::move(answer))](
              const std::stop_token &) { tell(wholeRun(run)); });
}

void EngineBenchmarkDesk::askServer(std::string address,
                                    QObject *receiver,
                                    std::function<void(Result<BenchmarkServerFactsPtr>)> answer)
{
    later([address = std::move(address),
           tell = answering(receiver, std::move(answer))](const std::stop_token &stop) {
        auto facts = perfdeck::askServer(address, stop);
        if (facts)
            tell(std::make_shared<const BenchmarkServerFacts>(std::move(*facts)));
        else
            tell(failure(facts.error()));
    });
}

} // namespace perfdeck
