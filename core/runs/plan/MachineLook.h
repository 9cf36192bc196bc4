// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace perfdeck {

/// A process that uses a GPU besides what is measured.
struct ForeignGpuProcess
{
    std::string device;
    std::int64_t pid = 0;
    std::string name;
};

/// What this machine is and how it is just now, as far as results depend on it. What cannot be
/// read stays empty.
struct MachineLook
{
    std::string cpuModel;
    std::string microcode;
    int cores = 0; ///< logical, that this process may run on
    std::optional<double> baseHertz; ///< the clock it is sold with
    std::vector<std::string> governors; ///< each once, in order
    std::optional<bool> boost;
    std::optional<bool> smt;
    std::optional<int> addressRandomisation; ///< 0: off
    std::uint64_t memoryBytes = 0;
    std::uint64_t swapUsedBytes = 0;
    std::string kernel;
    std::string operatingSystem;
    std::optional<double> cpuLimit; ///< of the container, in cores
    std::optional<std::uint64_t> memoryLimitBytes; ///< of the container
    std::optional<bool> onBattery;
    std::uint64_t throttleCount = 0; ///< events since the machine started
    double loadAverage = 0; ///< of one minute
    std::optional<double> busyRatio; ///< of all cores, over the time that was looked
    std::optional<double> stealRatio; ///< taken by other guests of the host
    std::vector<std::string> gpus; ///< name and driver
    std::vector<ForeignGpuProcess> gpuProcesses;
};

/// Times of all processors together, as /proc/stat counts them.
struct CpuTimes
{
    double busy = 0; ///< without steal
    double steal = 0;
    double all = 0;
};

[[nodiscard]] std::optional<CpuTimes> readCpuTimes(const std::string &root = {});

/// Everything but busyRatio and stealRatio, which need two looks at readCpuTimes(), and GPUs.
/// `root` stands before /proc and /sys, for tests. Reads the disk; any thread.
[[nodiscard]] MachineLook lookAtMachine(const std::string &root = {});

/// Two looks so far apart, with how busy it was between them. Sleeps meanwhile.
[[nodiscard]] MachineLook watchMachine(std::chrono::milliseconds time);

/// Adds how busy it was between two looks.
void addBusy(MachineLook &look, const CpuTimes &before, const CpuTimes &after);

} // namespace perfdeck
