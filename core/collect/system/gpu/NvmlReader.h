// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/collect/system/gpu/GpuReader.h"
#include "core/collect/system/gpu/NvmlLibrary.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace perfdeck {

inline constexpr const char *kNvmlLibrary = "libnvidia-ml.so.1";

/// NVIDIA's GPUs and their MIG instances, through NVML. What a driver or a device cannot tell is
/// absent. A GPU that is lost keeps its place with the reason; devices() then starts the library
/// anew, for only that finds a GPU that came back. One thread at a time.
class NvmlReader final : public GpuReader
{
public:
    explicit NvmlReader(std::shared_ptr<GpuNumbers> numbers, std::string library = kNvmlLibrary);

    [[nodiscard]] std::vector<GpuDevice> devices() override;
    void read(SteadyTime now, std::vector<GpuSample> &samples, FaultCounts &faults) override;
    void readSlow(SteadyTime until) override;

private:
    struct Device
    {
        nvml::Device handle = nullptr;
        unsigned int index = 0; ///< of the GPU among GPUs
        GpuDevice thing;
        bool isInstance = false;
        bool hasInstances = false;
        bool hasPcie = true; ///< until it says that it has not
        double pcieReceiveBytesPerSecond = kNoGpuValue; ///< of the last readSlow()
        double pcieTransmitBytesPerSecond = kNoGpuValue;
        std::string problem; ///< not empty: lost
    };

    class Asking;

    [[nodiscard]] bool isAnyLost() const;
    void enumerate();
    void addGpu(unsigned int index);
    void addLost(unsigned int index, nvml::Return outcome, const std::vector<Device> &before);
    void addInstances(const Device &gpu);
    [[nodiscard]] GpuDevice describe(nvml::Device handle) const;
    [[nodiscard]] GpuSample measure(const Device &device, Asking &asking) const;
    static void measureWhole(GpuSample &sample, const Device &device, Asking &asking);

    std::shared_ptr<GpuNumbers> m_numbers;
    std::string m_path;
    std::unique_ptr<NvmlLibrary> m_library; ///< null where there is none
    std::vector<Device> m_devices; ///< instances after their GPU
    std::size_t m_nextSlow = 0;
};

} // namespace perfdeck
