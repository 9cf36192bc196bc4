// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/collect/net/EndpointPoller.h"
#include "core/collect/system/gpu/GpuWatch.h"
#include "core/collect/system/MachineCollector.h"

#include <QObject>
#include <QTimer>

namespace perfdeck {

/// Reads this machine at a fixed phase: ticks do not drift, and one that was missed is left out.
/// GPUs and the tree of the machine come from a thread of their own. Lives on the collector thread.
class MachineTicker final : public QObject
{
    Q_OBJECT

public:
    MachineTicker(SourceId id,
                  const SourceConfig &config,
                  std::shared_ptr<const Clock> clock,
                  PollerSink sink,
                  QObject *parent = nullptr);

    /// The first tick is immediate.
    void start();
    void setPaused(bool paused);

private:
    void tick();
    [[nodiscard]] Observation collect(SteadyTime steady);
    void publish(const Observation &observation, SteadyTime before);
    void scheduleNext();

    SourceId m_id;
    Duration m_interval;
    std::shared_ptr<const Clock> m_clock;
    PollerSink m_sink;
    FaultCounts m_gpuFaults;
    MachineCollector m_collector;
    GpuWatch m_gpus;
    QTimer m_timer;
    SteadyTime m_due;
    SourceHealth m_health;
};

} // namespace perfdeck
