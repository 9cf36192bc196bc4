// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/system/MemoryReader.h"

#include "core/collect/system/LoadAverage.h"
#include "core/collect/system/MemInfo.h"

#include <algorithm>

namespace perfdeck {

namespace {

using Bytes = std::optional<std::uint64_t>;

constexpr std::array<std::string_view, 6> kMetrics{"memory_total_bytes",
                                                   "memory_available_bytes",
                                                   "memory_used_bytes",
                                                   "memory_cached_bytes",
                                                   "swap_total_bytes",
                                                   "swap_used_bytes"};

constexpr std::array<std::string_view, 3> kWindows{"1m", "5m", "15m"};

Bytes difference(Bytes from, Bytes subtracted)
{
    if (!from || !subtracted)
        return std::nullopt;
    return *from - std::min(*from, *subtracted);
}

/// Kernels before 3.14 do not say what is available; free memory and caches come close.
Bytes available(const MemInfo &info)
{
    if (info.available || !info.free)
        return info.available;
    return *info.free + info.buffers.value_or(0) + info.cached.value_or(0);
}

/// As free(1) counts its cache: file pages and what the kernel would give back of its own.
Bytes cached(const MemInfo &info)
{
    if (!info.cached)
        return std::nullopt;
    return *info.cached + info.reclaimable.value_or(0);
}

} // namespace

MemoryReader::MemoryReader(const std::string &procRoot)
    : m_memory(procRoot + "/meminfo")
    , m_load(procRoot + "/loadavg")
{
}

void MemoryReader::read(const Tick &tick)
{
    readMemory(tick);
    readLoad(tick);
}

void MemoryReader::readMemory(const Tick &tick)
{
    const auto text = tick.read(m_memory);
    if (!text)
        return;
    const MemInfo info = parseMemInfo(*text);
    const Bytes free = available(info);
    const std::array<Bytes, kGauges> values{info.total,
                                            free,
                                            difference(info.total, free),
                                            cached(info),
                                            info.swapTotal,
                                            difference(info.swapTotal, info.swapFree)};
    for (std::size_t i = 0; i < kGauges; ++i) {
        if (!values[i])
            continue;
        if (!m_slots[i])
            m_slots[i] = tick.row.add(kMetrics[i]);
        tick.row.set(*m_slots[i], static_cast<double>(*values[i]));
    }
}

void MemoryReader::readLoad(const Tick &tick)
{
    const auto text = tick.read(m_load);
    const auto averages = text ? parseLoadAverage(*text) : std::nullopt;
    if (!averages)
        return;
    for (std::size_t i = 0; i < averages->size(); ++i) {
        if (!m_loadSlots[i])
            m_loadSlots[i] = tick.row.add("load_average", {{"window", std::string(kWindows[i])}});
        tick.row.set(*m_loadSlots[i], (*averages)[i]);
    }
}

} // namespace perfdeck
