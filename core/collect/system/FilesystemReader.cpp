// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/system/FilesystemReader.h"

#include <sys/statvfs.h>

namespace perfdeck {

FilesystemReader::FilesystemReader(const std::string &procRoot)
    : m_file(procRoot + "/mounts")
{
}

void FilesystemReader::read(const Tick &tick)
{
    const auto text = tick.read(m_file);
    if (!text)
        return;
    parseMounts(*text, m_mounts);
    if (m_mounts.size() > kMaxMounts) {
        if (!m_isOverLimit)
            tick.faults.add(Fault::SeriesLimit);
        m_isOverLimit = true;
        m_mounts.resize(kMaxMounts);
    }
    m_rooms.beginTick();
    for (const Mount &mount : m_mounts) {
        bool isNew = false;
        measure(m_rooms.find(mount.path, isNew).device, mount.path, tick);
    }
    m_rooms.endTick([&tick](Room &room) {
        for (const auto &slot : {room.total, room.used})
            if (slot)
                tick.row.release(*slot);
    });
}

void FilesystemReader::measure(Room &room, const std::string &path, const Tick &tick)
{
    struct statvfs status = {};
    if (::statvfs(path.c_str(), &status) != 0 || status.f_blocks == 0)
        return;
    const auto block = static_cast<double>(status.f_frsize);
    const double used = block * static_cast<double>(status.f_blocks - status.f_bfree);
    const double left = block * static_cast<double>(status.f_bavail);
    if (!room.total) {
        room.total = tick.row.add("filesystem_total_bytes", {{"mount", path}});
        room.used = tick.row.add("filesystem_used_bytes", {{"mount", path}});
    }
    tick.row.set(*room.total, used + left);
    tick.row.set(*room.used, used);
}

} // namespace perfdeck
