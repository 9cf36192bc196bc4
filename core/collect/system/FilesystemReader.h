// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/collect/system/DeviceTable.h"
#include "core/collect/system/MountTable.h"
#include "core/collect/system/Tick.h"

#include <optional>
#include <string>
#include <vector>

namespace perfdeck {

/// How full the file systems of this machine's disks are, from /proc/mounts and statvfs(). What
/// only the administrator may use counts neither as used nor as room, as df has it.
class FilesystemReader final
{
public:
    /// More than this are counted as Fault::SeriesLimit and left out.
    static constexpr std::size_t kMaxMounts = 64;

    explicit FilesystemReader(const std::string &procRoot);

    void read(const Tick &tick);

private:
    struct Room
    {
        std::optional<SeriesRow::Slot> total;
        std::optional<SeriesRow::Slot> used;
    };

    static void measure(Room &room, const std::string &path, const Tick &tick);

    KeptFile m_file;
    std::vector<Mount> m_mounts;
    DeviceTable<Room> m_rooms; ///< by path
    bool m_isOverLimit = false;
};

} // namespace perfdeck
