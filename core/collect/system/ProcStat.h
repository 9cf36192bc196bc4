// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace perfdeck {

/// Where the time of a processor goes, in the order of /proc/stat (proc_stat(5)). Guest time is
/// already part of user and nice there and is therefore not a mode of its own.
enum class CpuMode : std::uint8_t
{
    User,
    Nice,
    System,
    Idle,
    Iowait,
    Irq,
    Softirq,
    Steal
};

inline constexpr std::size_t kCpuModes = 8;

inline constexpr std::array<std::string_view, kCpuModes> kCpuModeNames{
    "user", "nice", "system", "idle", "iowait", "irq", "softirq", "steal"};

/// Time since boot in each mode, in clock ticks.
using CpuTimes = std::array<std::uint64_t, kCpuModes>;

/// The parts of /proc/stat that PerfDeck shows.
struct ProcStat
{
    struct Core
    {
        std::uint32_t number = 0;
        CpuTimes times{};
    };

    CpuTimes total{};
    std::vector<Core> cores; ///< those that are online, in the order of the file
    std::optional<std::uint64_t> contextSwitches; ///< since boot
    std::optional<std::uint64_t> bootTime; ///< seconds since the Unix epoch
    std::optional<std::uint64_t> forks; ///< processes and threads started since boot
    std::optional<std::uint64_t> running; ///< threads that run or wait for a processor
};

/// Fills `stat`, reusing its memory; false when the line of all processors is missing.
[[nodiscard]] bool parseProcStat(std::string_view text, ProcStat &stat);

/// Shares of the time between two readings by mode; their sum is 1.
struct CpuShares
{
    std::array<double, kCpuModes> modes{};
    /// All but idle and iowait, as top and htop count: steal is included, for the work was there.
    double busy = 0;
};

/// Nothing when no time has passed or the counters were reset. A mode that went back by itself
/// (the kernel documents this for iowait, and idle after a suspend) counts as no time.
[[nodiscard]] std::optional<CpuShares> cpuShares(const CpuTimes &before, const CpuTimes &now);

} // namespace perfdeck
