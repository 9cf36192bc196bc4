// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/system/gpu/GpuSeries.h"

#include "core/collect/system/ProcessStat.h"

#include <algorithm>
#include <cmath>

namespace perfdeck {

namespace {

constexpr std::size_t kEntries = 64;

using LabelPairs = std::vector<Labels::Pair>;

struct Gauge
{
    std::string_view metric;
    std::string_view clock; ///< label `clock`, if not empty
    double GpuSample::*value;
};

constexpr std::array kGaugeTable{
    Gauge{"gpu_utilization_ratio", {}, &GpuSample::utilizationRatio},
    Gauge{"gpu_memory_used_bytes", {}, &GpuSample::memoryUsedBytes},
    Gauge{"gpu_memory_total_bytes", {}, &GpuSample::memoryTotalBytes},
    Gauge{"gpu_memory_utilization_ratio", {}, &GpuSample::memoryUtilizationRatio},
    Gauge{"gpu_power_watts", {}, &GpuSample::powerWatts},
    Gauge{"gpu_power_limit_watts", {}, &GpuSample::powerLimitWatts},
    Gauge{"gpu_temperature_celsius", {}, &GpuSample::temperatureCelsius},
    Gauge{"gpu_clock_hertz", "sm", &GpuSample::clockHertz},
    Gauge{"gpu_clock_hertz", "memory", &GpuSample::memoryClockHertz},
    Gauge{"gpu_pcie_receive_bytes_per_second", {}, &GpuSample::pcieReceiveBytesPerSecond},
    Gauge{"gpu_pcie_transmit_bytes_per_second", {}, &GpuSample::pcieTransmitBytesPerSecond},
};

constexpr std::array<std::string_view, kGpuThrottles> kThrottleNames{"power_cap",
                                                                     "software_thermal",
                                                                     "hardware_thermal",
                                                                     "power_brake",
                                                                     "hardware_slowdown",
                                                                     "sync_boost"};

/// Sets the series in `slot`, which is made with `labels()` when there is a first value.
template<class MakeLabels>
void setSeries(std::optional<SeriesRow::Slot> &slot,
               SeriesRow &row,
               std::string_view metric,
               double value,
               const MakeLabels &labels)
{
    if (std::isnan(value))
        return;
    if (!slot)
        slot = row.add(metric, labels());
    row.set(*slot, value);
}

void release(std::optional<SeriesRow::Slot> &slot, SeriesRow &row)
{
    if (slot)
        row.release(*slot);
    slot.reset();
}

/// Most memory first; what is not told counts as none.
bool isLarger(const GpuProcess &a, const GpuProcess &b)
{
    const double bytesA = std::isnan(a.memoryBytes) ? -1 : a.memoryBytes;
    const double bytesB = std::isnan(b.memoryBytes) ? -1 : b.memoryBytes;
    return bytesA > bytesB || (bytesA == bytesB && a.pid < b.pid);
}

} // namespace

std::string_view gpuThrottleName(GpuThrottle reason)
{
    return kThrottleNames[static_cast<std::size_t>(reason)];
}

GpuSeries::GpuSeries(std::string procRoot)
    : m_procRoot(std::move(procRoot))
    , m_entries(kEntries)
{
}

void GpuSeries::report(const Tick &tick, std::span<const GpuSample> samples)
{
    static_assert(kGaugeTable.size() == kGauges);
    m_entries.refill(tick.steady);
    for (const GpuSample &sample : samples) {
        Device &known = device(sample.device);
        for (std::size_t i = 0; i < kGauges; ++i) {
            const Gauge &gauge = kGaugeTable[i];
            setSeries(known.gauges[i], tick.row, gauge.metric, sample.*gauge.value, [&] {
                return LabelPairs{{"device", sample.device}, {"clock", std::string(gauge.clock)}};
            });
        }
        for (std::size_t i = 0; sample.throttles && i < kGpuThrottles; ++i)
            setSeries(
                known.throttles[i], tick.row, "gpu_throttled", sample.throttles->test(i), [&] {
                    return LabelPairs{{"device", sample.device},
                                      {"reason", std::string(kThrottleNames[i])}};
                });
        reportProcesses(known, sample.processes, tick.row);
    }
}

void GpuSeries::reportProcesses(Device &device,
                                std::span<const GpuProcess> processes,
                                SeriesRow &row)
{
    std::erase_if(device.processes, [&processes, &row](Process &known) {
        const bool isThere
            = std::any_of(processes.begin(), processes.end(), [&known](const GpuProcess &process) {
                  return process.pid == known.pid;
              });
        if (!isThere) {
            release(known.memory, row);
            release(known.utilization, row);
        }
        return !isThere;
    });
    m_largest.assign(processes.begin(), processes.end());
    std::sort(m_largest.begin(), m_largest.end(), isLarger);
    for (const GpuProcess &process : m_largest)
        reportProcess(device, process, row);
}

void GpuSeries::reportProcess(Device &device, const GpuProcess &process, SeriesRow &row)
{
    Process *known = find(device, process.pid);
    if (known == nullptr) {
        if (device.processes.size() >= kProcesses || !m_entries.take())
            return;
        known = &device.processes.emplace_back();
        known->pid = process.pid;
        const std::string name = readText(m_procRoot + '/' + std::to_string(process.pid) + "/comm");
        known->name = name.empty() ? name : displayName(name);
    }
    const auto labels = [&] {
        return LabelPairs{
            {"device", device.name}, {"pid", std::to_string(process.pid)}, {"name", known->name}};
    };
    setSeries(known->memory, row, "gpu_process_memory_bytes", process.memoryBytes, labels);
    setSeries(
        known->utilization, row, "gpu_process_utilization_ratio", process.utilizationRatio, labels);
}

GpuSeries::Process *GpuSeries::find(Device &device, std::uint32_t pid)
{
    const auto at = std::find_if(device.processes.begin(),
                                 device.processes.end(),
                                 [pid](const Process &known) { return known.pid == pid; });
    return at == device.processes.end() ? nullptr : &*at;
}

GpuSeries::Device &GpuSeries::device(const std::string &name)
{
    const auto known = std::find_if(m_devices.begin(),
                                    m_devices.end(),
                                    [&name](const Device &device) { return device.name == name; });
    return known != m_devices.end() ? *known : m_devices.emplace_back(Device{name, {}, {}, {}});
}

} // namespace perfdeck
