// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/collect/system/gpu/GpuReader.h"
#include "core/model/Observation.h"

#include <memory>
#include <span>
#include <string>

namespace perfdeck {

struct MachineCollectorOptions
{
    SourceId source;
    std::string sourceName = "machine"; ///< label `source`
    std::string procRoot = "/proc"; ///< another root in tests
    std::string sysRoot = "/sys";
    std::string instance; ///< label `instance`; empty: the host name
    std::size_t topProcesses = 10; ///< by CPU and by memory each
};

/// Reads this machine: CPU, memory, pressure, disks, network, processes, temperatures, power, GPUs.
/// Files stay open between ticks. What cannot be read is absent, never zero, and counted as
/// Fault::NotReadable once. One thread at a time.
class MachineCollector final
{
public:
    explicit MachineCollector(MachineCollectorOptions options);
    ~MachineCollector();

    /// One tick. The first gives gauges only: rates need two. At most about 1 ms, for which reason
    /// GPUs are read elsewhere (GpuWatch) and come here as `gpus`; without samples they are absent.
    [[nodiscard]] Observation
    collect(Timestamp time, SteadyTime steady, std::span<const GpuSample> gpus = {});
    [[nodiscard]] const FaultCounts &faults() const;

private:
    class Private;
    std::unique_ptr<Private> m_private;
};

/// The parts of this machine as a tree (hwloc), GPUs as their bus shows them. Takes tens of
/// milliseconds; any thread.
[[nodiscard]] EntityTreePtr readMachineTopology();

} // namespace perfdeck
