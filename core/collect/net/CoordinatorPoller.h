// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/collect/cluster/ClusterDesk.h"
#include "core/collect/net/EndpointPoller.h"

#include <QObject>

#include <memory>

namespace perfdeck {

/// Watches one server of a cluster on the collector thread: finds out what it is, asks it round by
/// round, hands the readings to the desk of its cluster and what the desk makes of them on. One
/// request at a time; rounds never stack, and a server is left alone at least as long as it was
/// asked; only reads. A server that fails three rounds in a row is asked anew what it is.
class CoordinatorPoller final : public QObject
{
    Q_OBJECT

public:
    CoordinatorPoller(SourceId id,
                      SourceConfig config,
                      std::shared_ptr<const Clock> clock,
                      PollerSink sink,
                      std::shared_ptr<ClusterDesk> desk,
                      QObject *parent = nullptr);
    ~CoordinatorPoller() override;

    /// The first question is asked at once.
    void start();
    void setPaused(bool paused);

private:
    class Private;
    std::unique_ptr<Private> m_private;
};

} // namespace perfdeck
