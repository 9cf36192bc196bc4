// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/collect/system/DeviceTable.h"
#include "core/collect/system/DiskStats.h"
#include "core/collect/system/Meter.h"

#include <array>
#include <string>
#include <vector>

namespace perfdeck {

/// Throughput, operations and busy share of whole disks, from /proc/diskstats. Device-mapper disks
/// go by their own name (vg-root, not dm-0). Disks without a medium are left out.
class DiskReader final
{
public:
    /// More disks than this are counted as Fault::SeriesLimit and left out.
    static constexpr std::size_t kMaxDisks = 256;

    DiskReader(const std::string &procRoot, std::string sysRoot);

    void read(const Tick &tick);

private:
    static constexpr std::size_t kMeters = 5;

    struct Disk
    {
        bool shown = false;
        std::array<SeriesRow::Slot, kMeters> slots{};
        std::array<Meter, kMeters> meters{};
    };

    void introduce(Disk &disk, std::string_view name, const Tick &tick);
    static void measure(Disk &disk, const DiskCounters &counters, const Tick &tick);
    /// The text of /sys/block/<name>/<file>, without its newline; empty when there is none.
    [[nodiscard]] std::string attribute(std::string_view name, std::string_view file) const;

    KeptFile m_file;
    std::string m_blockRoot;
    std::vector<DiskCounters> m_counters;
    DeviceTable<Disk> m_disks;
    std::size_t m_shown = 0;
};

} // namespace perfdeck
