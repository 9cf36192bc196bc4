// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/FileIdentity.h"

#include <filesystem>
#include <sys/stat.h>

namespace perfdeck {

FileIdentity FileIdentity::of(const std::string &path)
{
    struct stat info
    {
    };

    if (::stat(path.c_str(), &info) != 0)
        return {};
    return {info.st_dev, info.st_ino, static_cast<std::uint64_t>(info.st_size)};
}

std::string freeName(const std::string &path)
{
    std::string name = path;
    for (int i = 2; std::filesystem::exists(name); ++i)
        name = path + "." + std::to_string(i);
    return name;
}

} // namespace perfdeck
