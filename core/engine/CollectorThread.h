// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/collect/net/EndpointPoller.h"
#include "core/model/Source.h"

#include <QThread>

#include <functional>
#include <memory>

namespace perfdeck {

/// The one thread that collects: an event loop with this machine's ticker, one poller per endpoint
/// and one ticker per plug-in living in it. It runs from construction to destruction, which ends
/// every poll under way. The functions are for the thread that made it and return at once.
class CollectorThread final
{
public:
    CollectorThread(std::shared_ptr<const Clock> clock, PollerSink sink);
    ~CollectorThread();
    CollectorThread(const CollectorThread &) = delete;
    CollectorThread &operator=(const CollectorThread &) = delete;

    /// Starts a source; one of the same number is replaced.
    void add(const SourceStatus &source);
    void setPaused(SourceId id, bool paused);
    void remove(SourceId id);
    /// `done` is called on the collector thread.
    void test(SourceConfig config, std::function<void(EndpointTest)> done);

private:
    class Worker;

    QThread m_thread;
    Worker *m_worker; ///< lives on m_thread and dies with it
};

} // namespace perfdeck
