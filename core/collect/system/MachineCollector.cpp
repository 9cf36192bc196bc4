// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/system/MachineCollector.h"

#include "core/collect/system/CpuReader.h"
#include "core/collect/system/DiskReader.h"
#include "core/collect/system/FilesystemReader.h"
#include "core/collect/system/FrequencyReader.h"
#include "core/collect/system/gpu/GpuEvents.h"
#include "core/collect/system/gpu/GpuSeries.h"
#include "core/collect/system/MemoryReader.h"
#include "core/collect/system/NetworkReader.h"
#include "core/collect/system/PowerReader.h"
#include "core/collect/system/PressureReader.h"
#include "core/collect/system/ProcessReader.h"
#include "core/collect/system/SensorReader.h"

#include <array>
#include <unistd.h>

namespace perfdeck {

namespace {

std::string hostName()
{
    std::array<char, 256> name{};
    if (::gethostname(name.data(), name.size() - 1) != 0 || name.front() == '\0')
        return "localhost";
    return name.data();
}

} // namespace

class MachineCollector::Private final
{
public:
    explicit Private(const MachineCollectorOptions &options)
        : m_source(options.source)
        , m_row(options.instance.empty() ? hostName() : options.instance, options.sourceName)
        , m_cpu(options.procRoot)
        , m_memory(options.procRoot)
        , m_disks(options.procRoot, options.sysRoot)
        , m_filesystems(options.procRoot)
        , m_network(options.procRoot)
        , m_pressure(options.procRoot)
        , m_frequency(options.procRoot, options.sysRoot)
        , m_sensors(options.sysRoot)
        , m_power(options.sysRoot)
        , m_processes(options.procRoot, options.topProcesses)
        , m_gpus(options.procRoot)
        , m_gpuEvents(options.sourceName)
    {
    }

    Observation collect(Timestamp time, SteadyTime steady, std::span<const GpuSample> gpus)
    {
        const Tick tick{steady, m_row, m_faults, m_buffer};
        m_cpu.read(tick);
        m_memory.read(tick);
        m_disks.read(tick);
        m_filesystems.read(tick);
        m_network.read(tick);
        m_pressure.read(tick);
        m_frequency.read(tick);
        m_sensors.read(tick);
        m_power.read(tick);
        m_gpus.report(tick, gpus);
        m_processes.read(tick, m_cpu.forks());
        Observation observation;
        observation.source = m_source;
        observation.time = time;
        observation.steady = steady;
        observation.series = m_row.series();
        observation.values = m_row.takeValues();
        observation.events = m_gpuEvents.check(gpus, time, steady);
        return observation;
    }

    [[nodiscard]] const FaultCounts &faults() const { return m_faults; }

private:
    SourceId m_source;
    FaultCounts m_faults;
    ReadBuffer m_buffer;
    SeriesRow m_row;
    CpuReader m_cpu;
    MemoryReader m_memory;
    DiskReader m_disks;
    FilesystemReader m_filesystems;
    NetworkReader m_network;
    PressureReader m_pressure;
    FrequencyReader m_frequency;
    SensorReader m_sensors;
    PowerReader m_power;
    ProcessReader m_processes;
    GpuSeries m_gpus;
    GpuEvents m_gpuEvents;
};

MachineCollector::MachineCollector(MachineCollectorOptions options)
    : m_private(std::make_unique<Private>(options))
{
}

MachineCollector::~MachineCollector() = default;

Observation
MachineCollector::collect(Timestamp time, SteadyTime steady, std::span<const GpuSample> gpus)
{
    return m_private->collect(time, steady, gpus);
}

const FaultCounts &MachineCollector::faults() const
{
    return m_private->faults();
}

} // namespace perfdeck
