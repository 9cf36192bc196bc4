// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/EndpointTest.h"
#include "core/model/Observation.h"
#include "core/model/Source.h"

#include <QObject>

#include <functional>
#include <memory>
#include <vector>

namespace perfdeck {

/// Where a poller hands its results. Called on the collector thread; must return at once and not
/// delete the poller.
struct PollerSink
{
    std::function<void(Observation)> observe;
    std::function<void(SourceId, const SourceHealth &)> health;
    /// All endpoints that a discovery has now; called when they changed.
    std::function<void(SourceId, std::vector<SourceConfig>)> targets{};
};

/// Polls one endpoint on the collector thread: at most one request in flight, a deadline, limits on
/// size and redirects, back-off with jitter after failures, health after every poll.
class EndpointPoller final : public QObject
{
    Q_OBJECT

public:
    EndpointPoller(SourceId id,
                   SourceConfig config,
                   std::shared_ptr<const Clock> clock,
                   PollerSink sink,
                   QObject *parent = nullptr);
    ~EndpointPoller() override;

    /// The first poll is immediate.
    void start();
    /// A pause ends the poll in flight unreported; its end polls at once.
    void setPaused(bool paused);

private:
    class Private;
    std::unique_ptr<Private> m_private;
};

/// The name a source goes by: its own, else host:port of its URL.
[[nodiscard]] std::string sourceName(const SourceConfig &config);

/// One trial poll. Call on a thread with an event loop; `done` is called there, unless `context`
/// dies.
void testEndpoint(const SourceConfig &config,
                  std::shared_ptr<const Clock> clock,
                  QObject *context,
                  std::function<void(EndpointTest)> done);

} // namespace perfdeck
