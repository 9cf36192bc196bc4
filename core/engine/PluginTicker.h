// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/collect/net/EndpointPoller.h"
#include "core/plugin/PluginSource.h"

#include <QObject>
#include <QTimer>

#include <memory>

namespace perfdeck {

/// Polls one plug-in at a fixed interval, each time on the plug-in's own thread, and says so when a
/// poll does not come back. Lives on the collector thread.
class PluginTicker final : public QObject
{
    Q_OBJECT

public:
    PluginTicker(SourceId id,
                 SourceConfig config,
                 std::shared_ptr<const Clock> clock,
                 PollerSink sink,
                 QObject *parent = nullptr);

    /// The first poll is immediate.
    void start();
    void setPaused(bool paused);

private:
    void tick();
    void load();
    void take(PluginReport report);
    void reportFailure(const std::string &reason, Fault fault);
    void publish();

    SourceId m_id;
    SourceConfig m_config;
    std::shared_ptr<const Clock> m_clock;
    PollerSink m_sink;
    QTimer m_timer;
    std::unique_ptr<PluginSource> m_source; ///< null: could not be loaded
    SourceHealth m_health;
    bool m_isHanging = false; ///< the poll under way was reported
};

} // namespace perfdeck
