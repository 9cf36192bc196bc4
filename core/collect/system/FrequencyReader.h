// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/collect/system/Tick.h"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace perfdeck {

/// Fills `megahertz` with (processor number, "cpu MHz") of /proc/cpuinfo; other architectures than
/// x86 have none there.
void parseCpuInfo(std::string_view text, std::vector<std::pair<std::uint32_t, double>> &megahertz);

/// Clock of each core: from cpufreq, or where that is missing (most virtual machines) from
/// /proc/cpuinfo. The latter is slow to make, so large machines read it every kLongEvery ticks.
class FrequencyReader final
{
public:
    static constexpr int kLongEvery = 10;
    static constexpr std::size_t kManyCores = 16;

    FrequencyReader(const std::string &procRoot, const std::string &sysRoot);

    void read(const Tick &tick);

private:
    struct Core
    {
        std::uint32_t number = 0;
        KeptFile file;
    };

    void readCpuInfo(const Tick &tick);
    void report(std::uint32_t core, double hertz, SeriesRow &row);

    std::vector<Core> m_cores;
    KeptFile m_cpuInfo;
    std::vector<std::pair<std::uint32_t, double>> m_megahertz;
    std::vector<std::optional<SeriesRow::Slot>> m_slots; ///< by core
    int m_ticksToWait = 0;
};

} // namespace perfdeck
