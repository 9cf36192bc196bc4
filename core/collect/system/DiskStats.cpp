// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/system/DiskStats.h"

#include "core/collect/system/TextScanner.h"

#include <algorithm>
#include <array>

namespace perfdeck {

void parseDiskStats(std::string_view text, std::vector<DiskCounters> &disks)
{
    disks.clear();
    TextScanner lines(text);
    while (!lines.atEnd()) {
        TextScanner scan(lines.line());
        if (!scan.number() || !scan.number()) // device numbers
            continue;
        DiskCounters disk;
        disk.name = scan.word();
        std::array<std::uint64_t, 10> fields{};
        if (disk.name.empty() || scan.numbers(fields) != fields.size())
            continue;
        disk.reads = fields[0];
        disk.sectorsRead = fields[2];
        disk.writes = fields[4];
        disk.sectorsWritten = fields[6];
        disk.busyMilliseconds = fields[9];
        disks.push_back(disk);
    }
}

bool isWholeDisk(std::string_view name, const std::vector<DiskCounters> &disks)
{
    for (const std::string_view kind : {"loop", "ram", "zram"})
        if (name.starts_with(kind))
            return false;
    const auto isListed = [&disks](std::string_view wanted) {
        return std::any_of(disks.begin(), disks.end(), [wanted](const DiskCounters &disk) {
            return disk.name == wanted;
        });
    };
    std::string_view stem = name.substr(0, name.find_last_not_of("0123456789") + 1);
    if (stem.size() == name.size() || stem.empty())
        return true;
    if (isListed(stem))
        return false;
    // Disks whose own name ends in a digit put a p before the number of the part.
    if (!stem.ends_with('p'))
        return true;
    stem.remove_suffix(1);
    return !isListed(stem);
}

} // namespace perfdeck
