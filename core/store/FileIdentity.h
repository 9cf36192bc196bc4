// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace perfdeck {

/// Which file stands under a name, to notice that it was removed or replaced.
struct FileIdentity
{
    std::uint64_t device = 0;
    std::uint64_t inode = 0; ///< 0: there is none
    std::uint64_t bytes = 0;

    [[nodiscard]] static FileIdentity of(const std::string &path);

    [[nodiscard]] bool isSameFile(const FileIdentity &other) const
    {
        return device == other.device && inode == other.inode;
    }
};

/// `path`, or `path.2`, `path.3` … whichever does not exist yet.
[[nodiscard]] std::string freeName(const std::string &path);

} // namespace perfdeck
