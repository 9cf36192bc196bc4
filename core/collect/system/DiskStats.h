// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace perfdeck {

/// One line of /proc/diskstats (Documentation/admin-guide/iostats). Counters since boot.
struct DiskCounters
{
    std::string_view name; ///< points into the text
    std::uint64_t reads = 0;
    std::uint64_t sectorsRead = 0; ///< of 512 bytes, whatever the disk has
    std::uint64_t writes = 0;
    std::uint64_t sectorsWritten = 0;
    std::uint64_t busyMilliseconds = 0; ///< 32 bits, begins again after 49 busy days
};

inline constexpr std::uint64_t kSectorBytes = 512;

/// Fills `disks`, reusing its memory. Lines that are not understood are left out.
void parseDiskStats(std::string_view text, std::vector<DiskCounters> &disks);

/// Whether `name` is a part of another disk of the table (sda1 of sda, nvme0n1p2 of nvme0n1) or no
/// disk at all (loop, ram, zram).
[[nodiscard]] bool isWholeDisk(std::string_view name, const std::vector<DiskCounters> &disks);

} // namespace perfdeck
