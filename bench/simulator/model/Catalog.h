// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace perfdeck::simulation {

/// What a worker has, or a task takes of it.
struct Resources
{
    std::uint32_t cores = 0;
    std::uint32_t memoryMb = 0;
    std::uint32_t gpuMemoryMb = 0;

    [[nodiscard]] bool fits(const Resources &need) const
    {
        return need.cores <= cores && need.memoryMb <= memoryMb && need.gpuMemoryMb <= gpuMemoryMb;
    }

    Resources &operator+=(const Resources &other);
    Resources &operator-=(const Resources &other);
    friend bool operator==(const Resources &, const Resources &) = default;
};

struct HardwareType
{
    std::string_view prefix; ///< of its workers' names
    std::string_view platform;
    std::span<const std::string_view> tags; ///< what tasks ask for, "cpu" first
    std::string_view cpu;
    std::uint32_t threads;
    double frequencyMhz;
    std::string_view gpu; ///< empty: none
    std::uint32_t gpus;
    double gpuMemoryGb; ///< of one
    double cudaCompute; ///< 0: no CUDA
    Resources all;
    double share; ///< of the workers
    double lossesPerHour; ///< of one worker
    double speed; ///< of work on the tag that a task asks for; 1 is the fastest

    [[nodiscard]] bool has(std::string_view tag) const;
};

struct TaskType
{
    std::string_view name; ///< the coordinator's word: benchmark, test, custom
    std::string_view tag; ///< of the hardware it asks for
    std::span<const std::string_view> subjects; ///< models, files or names it works on
    double meanSeconds; ///< on hardware of speed 1
    double spread; ///< standard deviation of the logarithm of its time
    Resources need;
    double weight; ///< how often it comes
    double failureRatio; ///< on sound hardware
};

/// A way to fail, with the hardware it happens on.
struct FailureCause
{
    std::string_view tag;
    std::string_view text;
    double weight;
};

[[nodiscard]] std::span<const HardwareType> hardwareTypes();
[[nodiscard]] std::span<const TaskType> taskTypes();
/// Of a task type that asks for `tag`: its own causes and those of any hardware.
[[nodiscard]] std::span<const FailureCause> failureCauses();

} // namespace perfdeck::simulation
