// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plugin/PluginSource.h"

#include "core/plugin/PluginPage.h"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace perfdeck {

namespace {

constexpr std::chrono::seconds kPatience{1}; ///< for a poll that is under way at the end

} // namespace

class PluginSource::Worker final
{
public:
    Worker(const perfdeck_source_plugin &plugin,
           PluginSourceOptions options,
           std::shared_ptr<const Clock> clock,
           std::function<void(PluginReport)> done)
        : m_plugin(plugin)
        , m_options(std::move(options))
        , m_clock(std::move(clock))
        , m_done(std::move(done))
        , m_page(m_options.source, m_options.name, m_options.maxSeries)
    {
    }

    bool poll()
    {
        const std::lock_guard lock(m_mutex);
        if (m_busySince)
            return false;
        m_busySince = m_clock->steady();
        m_wake.notify_all();
        return true;
    }

    [[nodiscard]] std::optional<SteadyTime> busySince() const
    {
        const std::lock_guard lock(m_mutex);
        return m_busySince;
    }

    /// Returns when the thread has let go of the plug-in, or patience ends.
    void stop()
    {
        std::unique_lock lock(m_mutex);
        m_isStopping = true;
        m_wake.notify_all();
        m_wake.wait_for(lock, kPatience, [this] { return m_hasEnded; });
    }

    /// The body of the thread.
    void run()
    {
        void *instance = m_plugin.create();
        Status ready = instance == nullptr
            ? failure(ErrorKind::Internal, "The plug-in could not be started")
            : configure(instance);
        while (waitForPoll()) {
            PluginReport report = pollOnce(instance, ready);
            const std::lock_guard lock(m_mutex);
            m_busySince.reset();
            if (!m_isStopping)
                m_done(std::move(report));
        }
        if (instance != nullptr)
            m_plugin.destroy(instance);
        const std::lock_guard lock(m_mutex);
        m_hasEnded = true;
        m_wake.notify_all();
    }

private:
    Status configure(void *instance) const
    {
        for (const auto &[key, value] : m_options.settings)
            if (m_plugin.configure(instance, key.c_str(), value.c_str()) != 0)
                return failure(ErrorKind::InvalidInput,
                               "The plug-in does not take " + key + '=' + value,
                               lastError(instance));
        return {};
    }

    [[nodiscard]] std::string lastError(void *instance) const
    {
        const char *text = m_plugin.last_error != nullptr ? m_plugin.last_error(instance) : nullptr;
        return text != nullptr ? text : "it gave no reason";
    }

    bool waitForPoll()
    {
        std::unique_lock lock(m_mutex);
        m_wake.wait(lock, [this] { return m_isStopping || m_busySince; });
        return !m_isStopping;
    }

    PluginReport pollOnce(void *instance, const Status &ready)
    {
        PluginReport report;
        const Timestamp time = m_clock->now();
        const SteadyTime began = m_clock->steady();
        const perfdeck_sink sink = m_page.begin();
        report.outcome = ready;
        if (ready && m_plugin.poll(instance, m_options.deadline.count(), &sink) != 0)
            report.outcome = failure(ErrorKind::Unavailable,
                                     "The plug-in could not read its source",
                                     lastError(instance));
        report.latency = std::chrono::duration_cast<Duration>(m_clock->steady() - began);
        report.series = m_page.series();
        report.observation = m_page.finish(time, began, report.outcome.has_value(), report.faults);
        return report;
    }

    const perfdeck_source_plugin &m_plugin; ///< libraries stay loaded
    const PluginSourceOptions m_options;
    const std::shared_ptr<const Clock> m_clock;
    const std::function<void(PluginReport)> m_done;
    PluginPage m_page; ///< the thread's alone

    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    std::optional<SteadyTime> m_busySince;
    bool m_isStopping = false;
    bool m_hasEnded = false;
};

PluginSource::PluginSource(const perfdeck_source_plugin &plugin,
                           PluginSourceOptions options,
                           std::shared_ptr<const Clock> clock,
                           std::function<void(PluginReport)> done)
    : m_worker(
        std::make_shared<Worker>(plugin, std::move(options), std::move(clock), std::move(done)))
{
    // Detached, because a plug-in that hangs can never be joined.
    std::thread([worker = m_worker] { worker->run(); }).detach();
}

PluginSource::~PluginSource()
{
    m_worker->stop();
}

bool PluginSource::poll()
{
    return m_worker->poll();
}

std::optional<SteadyTime> PluginSource::busySince() const
{
    return m_worker->busySince();
}

} // namespace perfdeck
