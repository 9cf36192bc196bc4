// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/collect/system/Tick.h"

#include <array>
#include <optional>
#include <string>

namespace perfdeck {

/// Memory and swap of /proc/meminfo, load of /proc/loadavg. All gauges.
class MemoryReader final
{
public:
    explicit MemoryReader(const std::string &procRoot);

    void read(const Tick &tick);

private:
    static constexpr std::size_t kGauges = 6;

    void readMemory(const Tick &tick);
    void readLoad(const Tick &tick);

    KeptFile m_memory;
    KeptFile m_load;
    std::array<std::optional<SeriesRow::Slot>, kGauges> m_slots;
    std::array<std::optional<SeriesRow::Slot>, 3> m_loadSlots;
};

} // namespace perfdeck
