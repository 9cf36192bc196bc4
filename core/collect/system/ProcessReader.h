// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/collect/system/HotProcesses.h"
#include "core/collect/system/ProcessTable.h"

#include <optional>
#include <string>

namespace perfdeck {

/// Processor and memory use of the hottest processes, by number and name.
class ProcessReader final
{
public:
    ProcessReader(const std::string &procRoot, std::size_t top);

    /// `forks` as in ProcessTable::update().
    void read(const Tick &tick, std::optional<std::uint64_t> forks);

private:
    static void report(Process &process, SeriesRow &row);
    static void addSeries(Process &process, SeriesRow &row);
    static void release(Process &process, SeriesRow &row);

    ProcessTable m_table;
    HotProcesses m_hot;
};

} // namespace perfdeck
