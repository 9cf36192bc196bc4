// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/collect/system/EntryBudget.h"
#include "core/collect/system/ProcessTable.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace perfdeck {

/// Decides which processes get series of their own. A process enters among the first `top` by
/// processor (its fading average) or by memory, and leaves when it was under the first 2·top of
/// both for kLinger. Entries are bounded by an EntryBudget of 4·top, however many processes a
/// compiler run starts; while entries are short, the hottest candidate is next. Pure; no clock.
class HotProcesses final
{
public:
    static constexpr std::chrono::seconds kLinger{30};
    /// Less than this share of a core is noise of the kernel's 10 ms clock ticks.
    static constexpr double kLeastCpu = 0.01;

    explicit HotProcesses(std::size_t top);

    /// Sets isHot and lastInTop of each process.
    void select(std::span<Process> processes, SteadyTime steady);

private:
    void rank(std::span<Process> processes, double Process::*use, double least, SteadyTime steady);

    std::size_t m_top;
    EntryBudget m_entries;
    std::vector<std::uint32_t> m_order;
};

} // namespace perfdeck
