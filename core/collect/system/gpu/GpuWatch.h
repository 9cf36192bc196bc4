// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/collect/system/gpu/GpuReader.h"

#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <vector>

namespace perfdeck {

/// What the GPUs of this machine said at one moment. Immutable once handed on.
struct GpuReadings
{
    SteadyTime at{}; ///< when they were complete
    std::vector<GpuSample> samples;
    FaultCounts faults; ///< met since the readings before
    EntityTreePtr machine; ///< the tree of this machine with its GPUs; null: unchanged
};

using GpuReadingsPtr = std::shared_ptr<const GpuReadings>;

struct GpuWatchOptions
{
    Duration interval = std::chrono::seconds(1); ///< between two calls of take()
    Duration lookAgain = std::chrono::seconds(30); ///< for devices that came, went or came back
    Duration patience = std::chrono::seconds(2); ///< with a driver that hangs, at the end
    /// The tree of this machine without its GPUs; empty: no tree.
    std::function<EntityTreePtr()> readMachine;
};

/// Reads GPUs on a thread of its own, for their drivers answer in milliseconds, one that starts in
/// seconds and one that fails perhaps never: nobody else waits for them. Each reading is made just
/// ahead of the next take(); where nobody takes, nothing is read. The tree of the machine is made
/// on the same thread, when devices change.
class GpuWatch final
{
public:
    GpuWatch(std::vector<std::unique_ptr<GpuReader>> readers, GpuWatchOptions options);
    /// A thread that waits for its driver longer than `patience` is left behind.
    ~GpuWatch();
    GpuWatch(const GpuWatch &) = delete;
    GpuWatch &operator=(const GpuWatch &) = delete;

    /// The readings made since the last call, each handed out once; null when there are none. Asks
    /// for the next. Never waits for a driver. One thread at a time.
    [[nodiscard]] GpuReadingsPtr take();

private:
    class Loop;

    std::shared_ptr<Loop> m_loop;
    std::jthread m_thread;
    Duration m_patience;
};

/// The readers for what this machine may have: NVIDIA through NVML, AMD and Intel through /sys.
[[nodiscard]] std::vector<std::unique_ptr<GpuReader>> makeGpuReaders();

} // namespace perfdeck
