// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/collect/net/EndpointPoller.h"

#include <QObject>

#include <memory>

namespace perfdeck {

/// Asks for the targets of one discovery again and again, on the collector thread. A list that
/// cannot be had or read leaves the targets as they are; the failure is its health. What was found
/// and what went are events.
class Discovery final : public QObject
{
    Q_OBJECT

public:
    Discovery(SourceId id,
              SourceConfig config,
              std::shared_ptr<const Clock> clock,
              PollerSink sink,
              QObject *parent = nullptr);
    ~Discovery() override;

    /// The first look is immediate.
    void start();
    /// The targets stay during a pause.
    void setPaused(bool paused);

private:
    class Private;
    std::unique_ptr<Private> m_private;
};

} // namespace perfdeck
