// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/collect/system/EntryBudget.h"
#include "core/collect/system/gpu/GpuReader.h"
#include "core/collect/system/Tick.h"

#include <array>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace perfdeck {

/// Turns what GPU readers report into series. Where a device does not report a value there is no
/// series: nothing is invented. Of the processes on a GPU those with most memory get series, under
/// an EntryBudget.
class GpuSeries final
{
public:
    /// Processes of one device that have series at a time.
    static constexpr std::size_t kProcesses = 16;

    /// `procRoot` is where names of processes are read.
    explicit GpuSeries(std::string procRoot);

    void report(const Tick &tick, std::span<const GpuSample> samples);

private:
    static constexpr std::size_t kGauges = 11;

    using Slot = std::optional<SeriesRow::Slot>;

    struct Process
    {
        std::uint32_t pid = 0;
        std::string name; ///< may be empty
        Slot memory;
        Slot utilization;
    };

    struct Device
    {
        std::string name; ///< label `device`
        std::array<Slot, kGauges> gauges;
        std::array<Slot, kGpuThrottles> throttles;
        std::vector<Process> processes;
    };

    void reportProcesses(Device &device, std::span<const GpuProcess> processes, SeriesRow &row);
    void reportProcess(Device &device, const GpuProcess &process, SeriesRow &row);
    [[nodiscard]] Process *find(Device &device, std::uint32_t pid);
    [[nodiscard]] Device &device(const std::string &name);

    std::string m_procRoot;
    EntryBudget m_entries;
    std::vector<Device> m_devices;
    std::vector<GpuProcess> m_largest;
};

/// The label value of a reason: "power_cap".
[[nodiscard]] std::string_view gpuThrottleName(GpuThrottle reason);

} // namespace perfdeck
