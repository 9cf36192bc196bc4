// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/CollectorThread.h"

#include "core/collect/cluster/ClusterDesk.h"
#include "core/collect/net/CoordinatorPoller.h"
#include "core/collect/net/Discovery.h"
#include "core/engine/MachineTicker.h"
#include "core/engine/PluginTicker.h"

#include <QMetaObject>
#include <QObject>

#include <map>
#include <utility>
#include <variant>

namespace perfdeck {

/// Lives on the collector thread.
class CollectorThread::Worker final : public QObject
{
public:
    Worker(std::shared_ptr<const Clock> clock, PollerSink sink)
        : m_clock(std::move(clock))
        , m_sink(std::move(sink))
    {
    }

    void add(const SourceStatus &source)
    {
        remove(source.id);
        switch (source.config.kind) {
        case SourceKind::Machine:
            return run<MachineTicker>(source);
        case SourceKind::Endpoint:
            return run<EndpointPoller>(source);
        case SourceKind::Discovery:
            return run<Discovery>(source);
        case SourceKind::Plugin:
            return run<PluginTicker>(source);
        case SourceKind::Coordinator:
            return runCoordinator(source);
        }
    }

    void setPaused(SourceId id, bool paused)
    {
        const auto found = m_sources.find(id);
        if (found != m_sources.end())
            std::visit([paused](const auto &source) { source->setPaused(paused); }, found->second);
    }

    void remove(SourceId id)
    {
        const auto found = m_sources.find(id);
        if (found == m_sources.end())
            return;
        const bool ofCluster
            = std::holds_alternative<std::unique_ptr<CoordinatorPoller>>(found->second);
        m_sources.erase(found);
        if (!ofCluster)
            return;
        Observation left = m_desk->forget(id);
        if (!left.cluster->cluster)
            m_desk.reset(); // the next server may be of another cluster
        left.time = m_clock->now();
        m_sink.observe(std::move(left));
    }

    void clear() { m_sources.clear(); }

    void test(const SourceConfig &config, std::function<void(EndpointTest)> done)
    {
        testEndpoint(config, m_clock, this, std::move(done));
    }

private:
    template<class Source>
    void run(const SourceStatus &status)
    {
        auto source = std::make_unique<Source>(status.id, status.config, m_clock, m_sink);
        Source &started = *source;
        m_sources.emplace(status.id, std::move(source));
        started.start();
    }

    void runCoordinator(const SourceStatus &status)
    {
        if (!m_desk)
            m_desk = std::make_shared<ClusterDesk>(sourceName(status.config));
        auto source = std::make_unique<CoordinatorPoller>(
            status.id, status.config, m_clock, m_sink, m_desk);
        CoordinatorPoller &started = *source;
        m_sources.emplace(status.id, std::move(source));
        started.start();
    }

    std::shared_ptr<const Clock> m_clock;
    PollerSink m_sink;
    std::shared_ptr<ClusterDesk> m_desk; ///< all coordinators are of one cluster
    std::map<SourceId,
             std::variant<std::unique_ptr<MachineTicker>,
                          std::unique_ptr<EndpointPoller>,
                          std::unique_ptr<Discovery>,
                          std::unique_ptr<PluginTicker>,
                          std::unique_ptr<CoordinatorPoller>>>
        m_sources;
};

CollectorThread::CollectorThread(std::shared_ptr<const Clock> clock, PollerSink sink)
    : m_worker(std::make_unique<Worker>(std::move(clock), std::move(sink)).release())
{
    m_thread.setObjectName(QStringLiteral("collector"));
    m_worker->moveToThread(&m_thread);
    // Deferred deletion is carried out on the thread itself, as its last act.
    QObject::connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    m_thread.start();
}

/// The sources end while the loop still runs: what they delete later would stay behind it.
CollectorThread::~CollectorThread()
{
    QMetaObject::invokeMethod(
        m_worker,
        [worker = m_worker] {
            worker->clear();
            QThread::currentThread()->quit();
        },
        Qt::QueuedConnection);
    m_thread.wait();
}

void CollectorThread::add(const SourceStatus &source)
{
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, source] { worker->add(source); }, Qt::QueuedConnection);
}

void CollectorThread::setPaused(SourceId id, bool paused)
{
    QMetaObject::invokeMethod(
        m_worker,
        [worker = m_worker, id, paused] { worker->setPaused(id, paused); },
        Qt::QueuedConnection);
}

void CollectorThread::remove(SourceId id)
{
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, id] { worker->remove(id); }, Qt::QueuedConnection);
}

void CollectorThread::test(SourceConfig config, std::function<void(EndpointTest)> done)
{
    QMetaObject::invokeMethod(
        m_worker,
        [worker = m_worker, config = std::move(config), done = std::move(done)] {
            worker->test(config, done);
        },
        Qt::QueuedConnection);
}

} // namespace perfdeck
