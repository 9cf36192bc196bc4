// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/system/HotProcesses.h"

#include <algorithm>

namespace perfdeck {

HotProcesses::HotProcesses(std::size_t top)
    : m_top(top)
    , m_entries(4 * top)
{
}

void HotProcesses::select(std::span<Process> processes, SteadyTime steady)
{
    m_entries.refill(steady);
    rank(processes, &Process::smoothedCpu, kLeastCpu, steady);
    rank(processes, &Process::memoryBytes, 1, steady);
    for (Process &process : processes)
        if (process.isHot && steady - process.lastInTop > kLinger)
            process.isHot = false;
}

void HotProcesses::rank(std::span<Process> processes,
                        double Process::*use,
                        double least,
                        SteadyTime steady)
{
    m_order.clear();
    for (std::uint32_t i = 0; i < processes.size(); ++i)
        if (processes[i].*use >= least)
            m_order.push_back(i);
    const auto hotter = [&](std::uint32_t a, std::uint32_t b) {
        const double useA = processes[a].*use;
        const double useB = processes[b].*use;
        return useA > useB || (useA == useB && a < b);
    };
    const std::size_t kept = std::min(m_order.size(), 2 * m_top);
    const auto end = m_order.begin() + static_cast<std::ptrdiff_t>(kept);
    if (end != m_order.end())
        std::nth_element(m_order.begin(), end, m_order.end(), hotter);
    std::sort(m_order.begin(), end, hotter);
    for (std::size_t place = 0; place < kept; ++place) {
        Process &process = processes[m_order[place]];
        if (!process.isHot && place < m_top && m_entries.take())
            process.isHot = true;
        if (process.isHot)
            process.lastInTop = steady;
    }
}

} // namespace perfdeck
