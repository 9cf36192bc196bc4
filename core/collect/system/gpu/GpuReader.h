// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"
#include "core/model/Entity.h"
#include "core/model/Fault.h"

#include <bitset>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace perfdeck {

/// Why a GPU runs slower than its work asks for.
enum class GpuThrottle : std::uint8_t
{
    PowerCap, ///< its power limit
    SoftwareThermal, ///< heat, by the driver
    HardwareThermal, ///< heat, by the chip: clocks at half or less
    PowerBrake, ///< the power supply asked for it: clocks at half or less
    HardwareSlowdown, ///< by the chip, where it does not say why
    SyncBoost, ///< waits for other GPUs of its group
};

inline constexpr std::size_t kGpuThrottles = static_cast<std::size_t>(GpuThrottle::SyncBoost) + 1;

/// Which of GpuThrottle hold.
using GpuThrottles = std::bitset<kGpuThrottles>;

/// What is not known about a GPU.
inline constexpr double kNoGpuValue = std::numeric_limits<double>::quiet_NaN();

/// What one process has of one GPU; NaN where it is not told.
struct GpuProcess
{
    std::uint32_t pid = 0;
    double memoryBytes = kNoGpuValue;
    double utilizationRatio = kNoGpuValue;
};

/// One GPU, or one MIG instance of it, at one moment; NaN where the device does not report the
/// value.
struct GpuSample
{
    std::string device; ///< label `device`: "gpu0", an instance "gpu0:mig1"
    std::string name; ///< "NVIDIA H100"; may be empty
    double utilizationRatio = kNoGpuValue;
    double memoryUsedBytes = kNoGpuValue;
    double memoryTotalBytes = kNoGpuValue;
    double memoryUtilizationRatio = kNoGpuValue; ///< share of time in which memory was used
    double powerWatts = kNoGpuValue;
    double powerLimitWatts = kNoGpuValue;
    double temperatureCelsius = kNoGpuValue;
    double clockHertz = kNoGpuValue; ///< of the processors
    double memoryClockHertz = kNoGpuValue;
    double pcieReceiveBytesPerSecond = kNoGpuValue; ///< from the machine into the GPU
    double pcieTransmitBytesPerSecond = kNoGpuValue;
    std::optional<GpuThrottles> throttles; ///< none where the device does not tell
    std::vector<GpuProcess> processes; ///< by rising pid
    std::string problem; ///< not empty: the device is lost; why, in the words of its driver
};

/// A GPU as a thing, for the tree of this machine.
struct GpuDevice
{
    std::string device; ///< as in GpuSample
    std::string parent; ///< device of the GPU this is an instance of; empty for a whole GPU
    std::string busId; ///< "0000:17:00.0", as in /sys/bus/pci/devices; may be empty
    std::string name; ///< empty: as the tree of the machine calls it
    std::vector<std::pair<std::string, std::string>> attributes; ///< in display order

    friend bool operator==(const GpuDevice &, const GpuDevice &) = default;
};

/// The GPUs of one kind on this machine. Any function may wait for the driver. One thread at a
/// time.
class GpuReader
{
public:
    virtual ~GpuReader() = default;
    /// Looks again what is there, also for what was lost; empty when there is none.
    [[nodiscard]] virtual std::vector<GpuDevice> devices() = 0;
    /// Appends a sample per device that the last devices() found.
    virtual void read(SteadyTime now, std::vector<GpuSample> &samples, FaultCounts &faults) = 0;

    /// Measures what takes long, device after device, as long as `until` is not reached; the next
    /// read() hands it on.
    virtual void readSlow(SteadyTime until) { (void)until; }
};

/// Numbers GPUs in the order in which they are first seen: "gpu0", "gpu1". Readers of one machine
/// share it, so that no two devices get one name. One thread at a time.
class GpuNumbers final
{
public:
    /// `key` tells devices apart: the bus id where there is one.
    [[nodiscard]] std::string nameOf(const std::string &key)
    {
        std::size_t at = 0;
        while (at < m_keys.size() && m_keys[at] != key)
            ++at;
        if (at == m_keys.size())
            m_keys.push_back(key);
        return "gpu" + std::to_string(at);
    }

private:
    std::vector<std::string> m_keys;
};

} // namespace perfdeck
