// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/collect/system/GpuReader.h"
#include "core/collect/system/Tick.h"

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace perfdeck {

/// Turns what GPU readers report into series. Without a reader, or where a device does not report a
/// value, there is no series: nothing is invented.
class GpuSeries final
{
public:
    explicit GpuSeries(std::vector<std::unique_ptr<GpuReader>> readers);

    void read(const Tick &tick);

private:
    static constexpr std::size_t kGauges = 5;

    struct Device
    {
        std::string name;
        std::array<std::optional<SeriesRow::Slot>, kGauges> slots;
    };

    void report(const GpuSample &sample, SeriesRow &row);
    [[nodiscard]] Device &device(const std::string &name);

    std::vector<std::unique_ptr<GpuReader>> m_readers;
    std::vector<GpuSample> m_samples;
    std::vector<Device> m_devices;
};

} // namespace perfdeck
