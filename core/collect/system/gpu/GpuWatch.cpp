// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/system/gpu/GpuWatch.h"

#include "core/collect/system/gpu/DrmReader.h"
#include "core/collect/system/gpu/GpuTree.h"
#include "core/collect/system/gpu/NvmlReader.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <pthread.h>
#include <utility>

namespace perfdeck {

namespace {

/// A reading begins this much earlier than it would just be ready.
constexpr Duration kMargin = std::chrono::milliseconds(5);
/// Readings older than this are not of now any more.
constexpr int kFreshIntervals = 2;

} // namespace

/// What the thread works on. Shared with it, so that it survives a thread that is left behind.
class GpuWatch::Loop final
{
public:
    Loop(std::vector<std::unique_ptr<GpuReader>> readers, GpuWatchOptions options)
        : m_readers(std::move(readers))
        , m_options(std::move(options))
    {
    }

    GpuReadingsPtr take();
    void run(const std::stop_token &stop);
    /// Whether run() came to its end within `patience`.
    [[nodiscard]] bool waitForEnd(Duration patience);

private:
    /// Until just ahead of the next take(); false when the thread shall end.
    [[nodiscard]] bool waitForTurn(const std::stop_token &stop);
    void lookForDevices(SteadyTime now);
    void read(SteadyTime now);
    void publish();
    void readSlow(SteadyTime until);

    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    GpuReadingsPtr m_newest; ///< null when taken
    SteadyTime m_takenAt{};
    bool m_isWanted = true;
    bool m_hasEnded = false;

    // The thread's own, but for the options, which do not change.
    std::vector<std::unique_ptr<GpuReader>> m_readers;
    const GpuWatchOptions m_options;
    GpuReadings m_next;
    std::vector<GpuDevice> m_devices;
    std::optional<SteadyTime> m_lookedAt;
    bool m_hasMachine = false;
    Duration m_lead = kMargin;
};

GpuReadingsPtr GpuWatch::Loop::take()
{
    const SteadyTime now = std::chrono::steady_clock::now();
    GpuReadingsPtr taken;
    {
        const std::lock_guard lock(m_mutex);
        taken = std::exchange(m_newest, nullptr);
        m_takenAt = now;
        m_isWanted = true;
    }
    m_wake.notify_all();
    if (!taken || now - taken->at <= kFreshIntervals * m_options.interval)
        return taken;
    // Nobody has taken them for long: they do not tell how the GPUs are now.
    auto withoutSamples = std::make_shared<GpuReadings>(*taken);
    withoutSamples->samples.clear();
    return withoutSamples;
}

void GpuWatch::Loop::run(const std::stop_token &stop)
{
    ::pthread_setname_np(::pthread_self(), "gpu-watch");
    bool isFirst = true;
    while (isFirst || waitForTurn(stop)) {
        const SteadyTime now = std::chrono::steady_clock::now();
        if (!m_lookedAt || now - *m_lookedAt >= m_options.lookAgain)
            lookForDevices(now);
        read(now);
        publish();
        readSlow(std::chrono::steady_clock::now() + m_options.interval / 2);
        isFirst = false;
    }
    m_readers.clear();
    const std::lock_guard lock(m_mutex);
    m_hasEnded = true;
    m_wake.notify_all();
}

bool GpuWatch::Loop::waitForEnd(Duration patience)
{
    std::unique_lock lock(m_mutex);
    return m_wake.wait_for(lock, patience, [this] { return m_hasEnded; });
}

bool GpuWatch::Loop::waitForTurn(const std::stop_token &stop)
{
    std::unique_lock lock(m_mutex);
    if (!m_wake.wait(lock, stop, [this] { return m_isWanted; }))
        return false;
    const SteadyTime due = m_takenAt + m_options.interval - m_lead;
    (void)m_wake.wait_until(lock, stop, due, [] { return false; });
    return !stop.stop_requested();
}

void GpuWatch::Loop::lookForDevices(SteadyTime now)
{
    m_lookedAt = now;
    std::vector<GpuDevice> found;
    for (const auto &reader : m_readers) {
        std::vector<GpuDevice> some = reader->devices();
        std::move(some.begin(), some.end(), std::back_inserter(found));
    }
    if (!m_options.readMachine || (m_hasMachine && found == m_devices))
        return;
    m_devices = std::move(found);
    const EntityTreePtr bare = m_options.readMachine();
    EntityTree tree = bare ? *bare : EntityTree();
    addGpus(tree, m_devices);
    m_next.machine = std::make_shared<const EntityTree>(std::move(tree));
    m_hasMachine = true;
}

void GpuWatch::Loop::read(SteadyTime now)
{
    const SteadyTime begin = std::chrono::steady_clock::now();
    for (const auto &reader : m_readers)
        reader->read(now, m_next.samples, m_next.faults);
    const auto took = std::chrono::ceil<Duration>(std::chrono::steady_clock::now() - begin);
    m_lead = std::min(2 * took + kMargin, m_options.interval / 2);
}

void GpuWatch::Loop::publish()
{
    m_next.at = std::chrono::steady_clock::now();
    auto readings = std::make_shared<const GpuReadings>(std::exchange(m_next, {}));
    const std::lock_guard lock(m_mutex);
    m_newest = std::move(readings);
    m_isWanted = false;
}

void GpuWatch::Loop::readSlow(SteadyTime until)
{
    for (const auto &reader : m_readers)
        reader->readSlow(until);
}

GpuWatch::GpuWatch(std::vector<std::unique_ptr<GpuReader>> readers, GpuWatchOptions options)
    : m_patience(options.patience)
{
    m_loop = std::make_shared<Loop>(std::move(readers), std::move(options));
    m_thread = std::jthread([loop = m_loop](const std::stop_token &stop) { loop->run(stop); });
}

GpuWatch::~GpuWatch()
{
    m_thread.request_stop();
    if (!m_loop->waitForEnd(m_patience))
        m_thread.detach(); // a driver that hangs must not keep the program from ending
}

GpuReadingsPtr GpuWatch::take()
{
    return m_loop->take();
}

std::vector<std::unique_ptr<GpuReader>> makeGpuReaders()
{
    const auto numbers = std::make_shared<GpuNumbers>();
    std::vector<std::unique_ptr<GpuReader>> readers;
    readers.push_back(std::make_unique<NvmlReader>(numbers));
    readers.push_back(std::make_unique<DrmReader>(numbers));
    return readers;
}

} // namespace perfdeck
