// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/system/GpuSeries.h"

#include <algorithm>
#include <cmath>

namespace perfdeck {

namespace {

struct Gauge
{
    std::string_view metric;
    double GpuSample::*value;
};

constexpr std::array kGaugeTable{
    Gauge{"gpu_utilization_ratio", &GpuSample::utilizationRatio},
    Gauge{"gpu_memory_used_bytes", &GpuSample::memoryUsedBytes},
    Gauge{"gpu_memory_total_bytes", &GpuSample::memoryTotalBytes},
    Gauge{"gpu_power_watts", &GpuSample::powerWatts},
    Gauge{"gpu_temperature_celsius", &GpuSample::temperatureCelsius},
};

} // namespace

GpuSeries::GpuSeries(std::vector<std::unique_ptr<GpuReader>> readers)
    : m_readers(std::move(readers))
{
}

void GpuSeries::read(const Tick &tick)
{
    for (const auto &reader : m_readers) {
        m_samples.clear();
        reader->read(m_samples);
        for (const GpuSample &sample : m_samples)
            report(sample, tick.row);
    }
}

void GpuSeries::report(const GpuSample &sample, SeriesRow &row)
{
    static_assert(kGaugeTable.size() == kGauges);
    Device &known = device(sample.device);
    for (std::size_t i = 0; i < kGauges; ++i) {
        const double value = sample.*kGaugeTable[i].value;
        if (std::isnan(value))
            continue;
        if (!known.slots[i])
            known.slots[i] = row.add(kGaugeTable[i].metric, {{"device", sample.device}});
        row.set(*known.slots[i], value);
    }
}

GpuSeries::Device &GpuSeries::device(const std::string &name)
{
    const auto known = std::find_if(m_devices.begin(),
                                    m_devices.end(),
                                    [&name](const Device &device) { return device.name == name; });
    return known != m_devices.end() ? *known : m_devices.emplace_back(Device{name, {}});
}

} // namespace perfdeck
