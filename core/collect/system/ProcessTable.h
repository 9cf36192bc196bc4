// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/collect/system/Descriptor.h"
#include "core/collect/system/Tick.h"

#include <cstdint>
#include <dirent.h>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace perfdeck {

/// One process from tick to tick.
struct Process
{
    std::uint32_t pid = 0;
    std::string rawName; ///< as the kernel gives it
    std::uint64_t startTicks = 0;
    std::uint64_t cpuTicks = 0;
    SteadyTime readAt{};
    double cpuRatio = std::numeric_limits<double>::quiet_NaN(); ///< 1 = one core; NaN until known
    double smoothedCpu = 0; ///< average that fades with kCpuFade; what ranks are made of
    double memoryBytes = 0; ///< resident

    bool isNew = true; ///< not read yet
    bool isFresh = false; ///< read in this tick
    bool isHot = false; ///< has series; decided by HotProcesses
    SteadyTime lastInTop{};
    Descriptor file;
    std::string label; ///< the name its series carry
    std::string labelledRawName; ///< what `label` was made of
    std::optional<SeriesRow::Slot> cpuSlot;
    std::optional<SeriesRow::Slot> memorySlot;
};

/// All processes of this machine. The list is made again only when the kernel has started something
/// since (or after kListEvery ticks); the files of processes stay open as far as the limit of open
/// files allows. On machines with more than kReadsPerTick processes the idle ones take turns: those
/// that used a processor and the hot ones are read in every tick.
class ProcessTable final
{
public:
    static constexpr std::size_t kReadsPerTick = 200;
    static constexpr int kListEvery = 10;
    static constexpr std::chrono::seconds kCpuFade{5};

    explicit ProcessTable(const std::string &procRoot);

    /// `forks` is the count of processes ever started, where known. Calls `gone` for each process
    /// that ended before it is forgotten.
    template<class Gone>
    void update(SteadyTime steady, std::optional<std::uint64_t> forks, Gone gone)
    {
        if (needsList(forks))
            list();
        ++m_tick;
        std::size_t place = 0;
        std::erase_if(m_processes, [&](Process &process) {
            process.isFresh = false;
            if (!isDue(process, place++) || read(process, steady))
                return false;
            gone(process);
            return true;
        });
    }

    /// By rising process number.
    [[nodiscard]] std::vector<Process> &processes() { return m_processes; }

private:
    struct DirectoryCloser
    {
        void operator()(DIR *directory) const { ::closedir(directory); }
    };

    [[nodiscard]] bool needsList(std::optional<std::uint64_t> forks);
    void list();
    void mergeNew();
    [[nodiscard]] bool isDue(const Process &process, std::size_t place) const;
    /// False when the process has ended.
    [[nodiscard]] bool read(Process &process, SteadyTime steady);
    [[nodiscard]] std::optional<std::string_view> readStat(Process &process);

    std::unique_ptr<DIR, DirectoryCloser> m_directory;
    std::vector<Process> m_processes;
    std::vector<std::uint32_t> m_found; ///< numbers of the last list
    std::vector<char> m_text;
    std::optional<std::uint64_t> m_forks;
    int m_ticksSinceList = kListEvery;
    std::uint64_t m_tick = 0;
    std::size_t m_maxOpen = 0;
    double m_ticksPerSecond = 100;
    double m_pageBytes = 4096;
};

} // namespace perfdeck
