// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/system/CpuReader.h"

namespace perfdeck {

namespace {

/// Larger numbers than any kernel gives are damage, not processors.
constexpr std::uint32_t kMaxCores = 16'384;

/// Sets a gauge that gets its series with its first value.
void setLazily(SeriesRow &row,
               std::optional<SeriesRow::Slot> &slot,
               std::string_view metric,
               std::optional<double> value)
{
    if (!value)
        return;
    if (!slot)
        slot = row.add(metric);
    row.set(*slot, *value);
}

std::optional<double> asDouble(std::optional<std::uint64_t> value)
{
    return value ? std::optional(static_cast<double>(*value)) : std::nullopt;
}

} // namespace

CpuReader::CpuReader(const std::string &procRoot)
    : m_file(procRoot + "/stat")
{
}

void CpuReader::read(const Tick &tick)
{
    m_stat.forks.reset();
    const auto text = tick.read(m_file);
    if (!text || !parseProcStat(*text, m_stat)) {
        m_hasTotal = false;
        for (Core &core : m_cores)
            core.known = false;
        return;
    }
    if (!m_hasSeries)
        addSeries(tick.row);
    readTotal(tick);
    readCores(tick);
    readActivity(tick);
}

void CpuReader::addSeries(SeriesRow &row)
{
    m_hasSeries = true;
    m_busy = row.add("cpu_utilization_ratio");
    for (std::size_t i = 0; i < kCpuModes; ++i)
        m_modes[i] = row.add("cpu_utilization_ratio", {{"mode", std::string(kCpuModeNames[i])}});
}

void CpuReader::readTotal(const Tick &tick)
{
    const auto shares = m_hasTotal ? cpuShares(m_total, m_stat.total) : std::nullopt;
    if (m_hasTotal && !shares && m_total != m_stat.total)
        tick.faults.add(Fault::CounterReset);
    m_total = m_stat.total;
    m_hasTotal = true;
    if (!shares)
        return;
    tick.row.set(m_busy, shares->busy);
    for (std::size_t i = 0; i < kCpuModes; ++i)
        tick.row.set(m_modes[i], shares->modes[i]);
}

void CpuReader::readCores(const Tick &tick)
{
    for (const ProcStat::Core &reading : m_stat.cores) {
        if (reading.number >= kMaxCores)
            continue;
        Core &known = core(reading.number);
        if (!known.slot)
            known.slot
                = tick.row.add("cpu_utilization_ratio", {{"core", std::to_string(reading.number)}});
        if (known.known)
            if (const auto shares = cpuShares(known.times, reading.times))
                tick.row.set(*known.slot, shares->busy);
        known.times = reading.times;
        known.seen = true;
    }
    // A core that is offline has no line; when it comes back its counters begin anew.
    for (Core &core : m_cores) {
        core.known = core.seen;
        core.seen = false;
    }
}

void CpuReader::readActivity(const Tick &tick)
{
    if (m_stat.contextSwitches)
        setLazily(tick.row,
                  m_switchSlot,
                  "context_switches_per_second",
                  m_switches.perSecond(*m_stat.contextSwitches, tick));
    setLazily(tick.row, m_runningSlot, "threads_running", asDouble(m_stat.running));
    setLazily(tick.row, m_bootSlot, "boot_time_seconds", asDouble(m_stat.bootTime));
}

CpuReader::Core &CpuReader::core(std::uint32_t number)
{
    if (number >= m_cores.size())
        m_cores.resize(number + 1);
    return m_cores[number];
}

} // namespace perfdeck
