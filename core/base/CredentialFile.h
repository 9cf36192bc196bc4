// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace perfdeck {

enum class FileSecrecy
{
    Public, ///< a certificate
    Secret, ///< a key, a token, a password: the file must be closed to group and others
};

/// The text of a regular file of 1 MiB at most. Links are followed. Reads the disk; any thread.
[[nodiscard]] Result<std::string> readSmallFile(const std::string &path, FileSecrecy secrecy);

/// The same without the blanks around it; refuses an empty one.
[[nodiscard]] Result<std::string> readCredentialFile(const std::string &path, FileSecrecy secrecy);

/// Writes a file that only its owner can read, whole or not at all; makes its folder (mode 0700).
[[nodiscard]] Status writeCredentialFile(const std::string &path, std::string_view secret);

/// Tells one state of a file from another: its inode, size, mode and times. Equal for two files
/// that are not there.
struct FileStamp
{
    std::uint64_t device = 0;
    std::uint64_t inode = 0;
    std::int64_t size = -1;
    std::uint32_t mode = 0;
    std::int64_t modified = 0; ///< ns since the epoch
    std::int64_t changed = 0; ///< the same, of mode and owner

    friend bool operator==(const FileStamp &, const FileStamp &) = default;
};

[[nodiscard]] FileStamp fileStamp(const std::string &path);

} // namespace perfdeck
