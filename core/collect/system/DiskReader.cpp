// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/system/DiskReader.h"

#include <algorithm>

namespace perfdeck {

namespace {

constexpr std::array<std::string_view, 5> kMetrics{"disk_read_bytes_per_second",
                                                   "disk_write_bytes_per_second",
                                                   "disk_reads_per_second",
                                                   "disk_writes_per_second",
                                                   "disk_busy_ratio"};

std::optional<double> scaled(std::optional<double> value, double factor)
{
    return value ? std::optional(*value * factor) : std::nullopt;
}

} // namespace

DiskReader::DiskReader(const std::string &procRoot, std::string sysRoot)
    : m_file(procRoot + "/diskstats")
    , m_blockRoot(std::move(sysRoot) + "/block/")
{
}

void DiskReader::read(const Tick &tick)
{
    const auto text = tick.read(m_file);
    if (!text)
        return;
    parseDiskStats(*text, m_counters);
    m_disks.beginTick();
    for (const DiskCounters &counters : m_counters) {
        bool isNew = false;
        auto &entry = m_disks.find(counters.name, isNew);
        // Attributes are read through files of their own, never through the buffer of `text`.
        if (isNew && isWholeDisk(counters.name, m_counters))
            introduce(entry.device, counters.name, tick);
        if (entry.device.shown)
            measure(entry.device, counters, tick);
    }
    m_disks.endTick([this, &tick](Disk &disk) {
        if (!disk.shown)
            return;
        --m_shown;
        for (const SeriesRow::Slot slot : disk.slots)
            tick.row.release(slot);
    });
}

void DiskReader::introduce(Disk &disk, std::string_view name, const Tick &tick)
{
    if (attribute(name, "size") == "0")
        return;
    if (m_shown >= kMaxDisks) {
        tick.faults.add(Fault::SeriesLimit);
        return;
    }
    ++m_shown;
    disk.shown = true;
    const std::string mapped = attribute(name, "dm/name");
    const std::string label = mapped.empty() ? std::string(name) : mapped;
    for (std::size_t i = 0; i < kMeters; ++i)
        disk.slots[i] = tick.row.add(kMetrics[i], {{"disk", label}});
}

void DiskReader::measure(Disk &disk, const DiskCounters &counters, const Tick &tick)
{
    constexpr auto kBytes = static_cast<double>(kSectorBytes);
    auto &[readBytes, writtenBytes, reads, writes, busy] = disk.meters;
    const std::array<std::optional<double>, kMeters> values{
        scaled(readBytes.perSecond(counters.sectorsRead, tick), kBytes),
        scaled(writtenBytes.perSecond(counters.sectorsWritten, tick), kBytes),
        reads.perSecond(counters.reads, tick),
        writes.perSecond(counters.writes, tick),
        scaled(busy.perSecond(counters.busyMilliseconds, tick, kWrap32), 0.001)};
    for (std::size_t i = 0; i + 1 < kMeters; ++i)
        tick.row.set(disk.slots[i], values[i]);
    // The kernel counts in its own clock ticks, which may put a few ms more into a second.
    if (values.back())
        tick.row.set(disk.slots.back(), std::min(*values.back(), 1.0));
}

std::string DiskReader::attribute(std::string_view name, std::string_view file) const
{
    std::string directory(name);
    std::replace(directory.begin(), directory.end(), '/', '!');
    return readText(m_blockRoot + directory + '/' + std::string(file));
}

} // namespace perfdeck
