// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/system/ProcStat.h"

#include "core/collect/system/TextScanner.h"

#include <numeric>

namespace perfdeck {

namespace {

/// Old kernels have fewer modes; the rest stays 0. The first four exist since Linux 2.0.
bool readTimes(TextScanner &scan, CpuTimes &times)
{
    times = {};
    return scan.numbers(times) >= 4;
}

void readCore(TextScanner &scan, ProcStat &stat)
{
    const auto number = scan.number();
    ProcStat::Core core;
    if (!number || *number > UINT32_MAX || !readTimes(scan, core.times))
        return;
    core.number = static_cast<std::uint32_t>(*number);
    stat.cores.push_back(core);
}

std::uint64_t at(const CpuTimes &times, CpuMode mode)
{
    return times[static_cast<std::size_t>(mode)];
}

} // namespace

bool parseProcStat(std::string_view text, ProcStat &stat)
{
    stat.cores.clear();
    stat.contextSwitches = stat.bootTime = stat.forks = stat.running = std::nullopt;
    bool hasTotal = false;
    TextScanner lines(text);
    while (!lines.atEnd()) {
        TextScanner scan(lines.line());
        if (scan.take("cpu ")) {
            hasTotal = readTimes(scan, stat.total);
        } else if (scan.take("cpu")) {
            readCore(scan, stat);
        } else if (scan.take("ctxt ")) {
            stat.contextSwitches = scan.number();
        } else if (scan.take("btime ")) {
            stat.bootTime = scan.number();
        } else if (scan.take("processes ")) {
            stat.forks = scan.number();
        } else if (scan.take("procs_running ")) {
            stat.running = scan.number();
        }
    }
    return hasTotal;
}

std::optional<CpuShares> cpuShares(const CpuTimes &before, const CpuTimes &now)
{
    // Work that became less means that the counters began again; idle modes may dip.
    for (const CpuMode mode : {CpuMode::User, CpuMode::System})
        if (at(now, mode) < at(before, mode))
            return std::nullopt;
    CpuShares shares;
    for (std::size_t i = 0; i < kCpuModes; ++i)
        shares.modes[i] = now[i] > before[i] ? static_cast<double>(now[i] - before[i]) : 0;
    const double total = std::accumulate(shares.modes.begin(), shares.modes.end(), 0.0);
    if (!(total > 0))
        return std::nullopt;
    for (double &mode : shares.modes)
        mode /= total;
    for (const CpuMode mode : {CpuMode::User,
                               CpuMode::Nice,
                               CpuMode::System,
                               CpuMode::Irq,
                               CpuMode::Softirq,
                               CpuMode::Steal})
        shares.busy += shares.modes[static_cast<std::size_t>(mode)];
    return shares;
}

} // namespace perfdeck
