// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/collect/system/ProcessTable.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace perfdeck {

/// Decides which processes get series of their own. A process enters among the first `top` by
/// processor (its fading average) or by memory, and leaves when it was under the first 2·top of
/// both for kLinger. Entries are bounded, for each costs two series in the history for good:
/// 4·top at once, then one in kEntryEvery, so at most 4·top + 8,640 processes a day however many
/// a compiler run starts; while entries are short, the hottest candidate is next. Pure; no clock.
class HotProcesses final
{
public:
    static constexpr std::chrono::seconds kLinger{30};
    static constexpr std::chrono::seconds kEntryEvery{10};
    /// Less than this share of a core is noise of the kernel's 10 ms clock ticks.
    static constexpr double kLeastCpu = 0.01;

    explicit HotProcesses(std::size_t top);

    /// Sets isHot and lastInTop of each process.
    void select(std::span<Process> processes, SteadyTime steady);

private:
    void refill(SteadyTime steady);
    void rank(std::span<Process> processes, double Process::*use, double least, SteadyTime steady);

    std::size_t m_top;
    double m_entries; ///< how many may enter now
    SteadyTime m_refilledAt{};
    bool m_started = false;
    std::vector<std::uint32_t> m_order;
};

} // namespace perfdeck
