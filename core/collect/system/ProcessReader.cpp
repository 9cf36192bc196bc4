// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/system/ProcessReader.h"

#include "core/collect/system/ProcessStat.h"

#include <cmath>

namespace perfdeck {

ProcessReader::ProcessReader(const std::string &procRoot, std::size_t top)
    : m_table(procRoot)
    , m_hot(top)
{
}

void ProcessReader::read(const Tick &tick, std::optional<std::uint64_t> forks)
{
    m_table.update(tick.steady, forks, [&tick](Process &process) { release(process, tick.row); });
    m_hot.select(m_table.processes(), tick.steady);
    for (Process &process : m_table.processes()) {
        if (process.isHot && process.isFresh)
            report(process, tick.row);
        else if (!process.isHot && process.memorySlot)
            release(process, tick.row);
    }
}

void ProcessReader::report(Process &process, SeriesRow &row)
{
    if (process.labelledRawName != process.rawName) {
        process.labelledRawName = process.rawName;
        std::string label = displayName(process.rawName);
        // Another name (after exec) is another series; it has to earn its entry again.
        if (process.memorySlot && label != process.label) {
            process.isHot = false;
            release(process, row);
            return;
        }
        process.label = std::move(label);
    }
    if (!process.memorySlot)
        addSeries(process, row);
    if (!std::isnan(process.cpuRatio))
        row.set(*process.cpuSlot, process.cpuRatio);
    row.set(*process.memorySlot, process.memoryBytes);
}

void ProcessReader::addSeries(Process &process, SeriesRow &row)
{
    process.label = displayName(process.rawName);
    const std::vector<Labels::Pair> labels{{"pid", std::to_string(process.pid)},
                                           {"name", process.label}};
    process.cpuSlot = row.add("process_cpu_ratio", labels);
    process.memorySlot = row.add("process_memory_bytes", labels);
}

void ProcessReader::release(Process &process, SeriesRow &row)
{
    if (process.memorySlot) {
        row.release(*process.cpuSlot);
        row.release(*process.memorySlot);
    }
    process.cpuSlot.reset();
    process.memorySlot.reset();
}

} // namespace perfdeck
