// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/plan/BenchmarkScheduler.h"

#include "core/runs/plan/DefinitionFile.h"
#include "core/runs/plan/Preflight.h"

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

namespace perfdeck {

namespace {

constexpr auto kThisMachine = "this machine";

bool isLocal(std::string_view host)
{
    return host.empty() || host == "localhost" || host.starts_with("127.") || host == "[::1]";
}

/// "host:port" of an address.
std::string_view authority(std::string_view url)
{
    if (const std::size_t at = url.find("://"); at != std::string_view::npos)
        url.remove_prefix(at + 3);
    return url.substr(0, url.find_first_of("/?#"));
}

} // namespace

std::string measuredDevice(const BenchmarkDefinition &definition)
{
    if (definition.kind == BenchmarkKind::Remote)
        return {};
    if (definition.kind != BenchmarkKind::Http)
        return kThisMachine;
    const std::string_view place = authority(definition.request.url);
    const std::size_t colon = place.rfind(':');
    const std::string_view host = place.ends_with(']') ? place : place.substr(0, colon);
    return isLocal(host) ? kThisMachine : std::string(place);
}

BenchmarkScheduler::BenchmarkScheduler(RunnerFactories runners,
                                       RunSurroundings surroundings,
                                       SchedulerOptions options,
                                       SchedulerListener listener)
    : m_runners(std::move(runners))
    , m_surroundings(std::move(surroundings))
    , m_options(options)
    , m_listener(std::move(listener))
    , m_chooser([this](const std::stop_token &stop) { choose(stop); })
{
}

BenchmarkScheduler::~BenchmarkScheduler()
{
    m_chooser.request_stop();
    m_chooser.join();
    for (Job &job : m_jobs)
        job.stop.request_stop();
    for (Job &job : m_jobs)
        if (job.thread.joinable())
            job.thread.join();
}

std::string BenchmarkScheduler::refusal(const BenchmarkDefinition &definition) const
{
    if (!m_runners.contains(definition.kind))
        return "This PerfDeck cannot run benchmarks of that kind";
    return missingPart(definition);
}

void BenchmarkScheduler::add(BenchmarkRun run)
{
    run.state = RunState::Queued;
    run.waitsFor.clear();
    if (run.queued == Timestamp{})
        run.queued = m_surroundings.clock->now();
    if (std::string why = refusal(run.definition); !why.empty()) {
        run.state = RunState::Failed;
        run.error = std::move(why);
        run.end = m_surroundings.clock->now();
        return m_listener.changed(run);
    }
    m_listener.changed(run);
    const std::scoped_lock lock(m_mutex);
    const auto at = std::ranges::find_if(m_jobs, [&](const Job &job) {
        return job.run.definition.priority < run.definition.priority;
    });
    Job &job = *m_jobs.emplace(at);
    job.device = measuredDevice(run.definition);
    job.since = m_surroundings.clock->steady();
    job.run = std::move(run);
    m_news = true;
    m_wake.notify_all();
}

void BenchmarkScheduler::cancel(const std::string &run)
{
    std::optional<BenchmarkRun> ended;
    {
        const std::scoped_lock lock(m_mutex);
        const auto at = std::ranges::find_if(
            m_jobs, [&](const Job &job) { return job.run.id == run && !job.isDone; });
        if (at == m_jobs.end())
            return;
        at->stop.request_stop();
        if (!at->isRunning) {
            ended = std::move(at->run);
            m_jobs.erase(at);
        }
    }
    if (!ended)
        return;
    ended->state = RunState::Cancelled;
    ended->waitsFor.clear();
    ended->end = m_surroundings.clock->now();
    m_listener.changed(*ended);
}

bool BenchmarkScheduler::isWaiting() const
{
    return std::ranges::any_of(m_jobs, [](const Job &job) { return !job.isRunning; });
}

void BenchmarkScheduler::choose(const std::stop_token &stop)
{
    while (!stop.stop_requested()) {
        std::string busy;
        bool looks = false;
        {
            const std::scoped_lock lock(m_mutex);
            looks = isWaiting();
        }
        if (looks) // takes its time: not under the lock
            busy = busyWith(m_surroundings.look());
        std::unique_lock lock(m_mutex);
        reap(lock);
        if (looks && !stop.stop_requested())
            startWhatCan(lock, busy);
        const auto wakes = [this] { return std::exchange(m_news, false); };
        if (isWaiting())
            m_wake.wait_for(lock, stop, m_options.lookInterval, wakes);
        else
            m_wake.wait(lock, stop, wakes);
    }
}

void BenchmarkScheduler::startWhatCan(std::unique_lock<std::mutex> &lock, const std::string &busy)
{
    std::map<std::string, std::string> taken; // device: title of the run that has it
    for (const Job &job : m_jobs)
        if (job.isRunning && !job.isDone && !job.device.empty())
            taken.emplace(job.device, job.run.definition.title);
    const SteadyTime now = m_surroundings.clock->steady();
    std::vector<BenchmarkRun> held;
    for (Job &job : m_jobs) {
        if (job.isRunning)
            continue;
        std::string reason;
        const auto holder = taken.find(job.device);
        if (holder != taken.end()) {
            reason = "\"" + holder->second + "\" is first on " + job.device;
            job.since = now; // its own patience begins when it is first
        } else if (!job.device.empty() && now - job.since < m_options.patience) {
            reason = busy;
        }
        if (!job.device.empty())
            taken.emplace(job.device, job.run.definition.title);
        if (reason.empty())
            start(job);
        else if (hold(job, reason))
            held.push_back(job.run);
    }
    lock.unlock();
    for (const BenchmarkRun &run : held)
        m_listener.changed(run);
    lock.lock();
}

/// True when that is news.
bool BenchmarkScheduler::hold(Job &job, const std::string &reason)
{
    const bool isNews = job.run.state != RunState::Waiting || job.run.waitsFor != reason;
    job.run.state = RunState::Waiting;
    job.run.waitsFor = reason;
    return isNews;
}

void BenchmarkScheduler::start(Job &job)
{
    job.isRunning = true;
    job.thread = std::jthread([this, &job, run = job.run]() mutable { work(job, std::move(run)); });
}

void BenchmarkScheduler::work(Job &job, BenchmarkRun run)
{
    const std::string id = run.id;
    const auto runner = m_runners.at(run.definition.kind)();
    RunListener listener;
    listener.changed = m_listener.changed;
    listener.progressed = m_listener.progressed;
    listener.sample = [&](const BenchmarkRun &, RunSample sample) {
        if (m_listener.sample)
            m_listener.sample(id, std::move(sample));
    };
    const std::stop_token stop = job.stop.get_token();
    (void)executeRun(std::move(run), *runner, m_surroundings, stop, listener);
    const std::scoped_lock lock(m_mutex);
    job.isDone = true;
    m_news = true;
    m_wake.notify_all();
}

/// Takes away the jobs that are done; their threads have nothing left to do.
void BenchmarkScheduler::reap(std::unique_lock<std::mutex> &lock)
{
    std::list<Job> done;
    for (auto at = m_jobs.begin(); at != m_jobs.end();) {
        const auto next = std::next(at);
        if (at->isDone)
            done.splice(done.end(), m_jobs, at);
        at = next;
    }
    lock.unlock();
    done.clear(); // joins
    lock.lock();
}

} // namespace perfdeck
