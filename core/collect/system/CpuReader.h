// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/collect/system/Meter.h"
#include "core/collect/system/ProcStat.h"

#include <optional>
#include <string>
#include <vector>

namespace perfdeck {

/// Processor time of /proc/stat: the machine by mode and busy, each core busy; and what else stands
/// there: context switches, waiting threads, boot time.
class CpuReader final
{
public:
    explicit CpuReader(const std::string &procRoot);

    void read(const Tick &tick);

    /// Processes started since boot; a list of processes made at the same number is still complete.
    [[nodiscard]] std::optional<std::uint64_t> forks() const { return m_stat.forks; }

private:
    struct Core
    {
        std::optional<SeriesRow::Slot> slot;
        CpuTimes times{};
        bool known = false; ///< was online in the tick before
        bool seen = false;
    };

    void addSeries(SeriesRow &row);
    void readTotal(const Tick &tick);
    void readCores(const Tick &tick);
    void readActivity(const Tick &tick);
    [[nodiscard]] Core &core(std::uint32_t number);

    KeptFile m_file;
    ProcStat m_stat;
    bool m_hasSeries = false;
    bool m_hasTotal = false;
    CpuTimes m_total{};
    SeriesRow::Slot m_busy = 0;
    std::array<SeriesRow::Slot, kCpuModes> m_modes{};
    std::vector<Core> m_cores; ///< by number
    Meter m_switches;
    std::optional<SeriesRow::Slot> m_switchSlot;
    std::optional<SeriesRow::Slot> m_runningSlot;
    std::optional<SeriesRow::Slot> m_bootSlot;
};

} // namespace perfdeck
