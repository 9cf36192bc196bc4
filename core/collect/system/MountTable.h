// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace perfdeck {

/// A file system of a disk of this machine, and where it can be seen.
struct Mount
{
    std::string device;
    std::string path;

    friend bool operator==(const Mount &, const Mount &) = default;
};

/// From the text of /proc/mounts: file systems on disks, and what / is, that can be written to;
/// each once, at the first place where it is mounted. Those of other machines are left out: asking
/// one that is gone would wait for it.
void parseMounts(std::string_view text, std::vector<Mount> &mounts);

} // namespace perfdeck
