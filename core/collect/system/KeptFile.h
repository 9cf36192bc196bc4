// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/collect/system/Descriptor.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace perfdeck {

/// Memory that reads of many files share; a text read into it lives until the next read.
using ReadBuffer = std::vector<char>;

/// A file of /proc or /sys that stays open between ticks and is read again from its beginning: one
/// or two pread() calls instead of open, read, close. Made again by itself when it was missing or
/// went away (a device was unplugged), at most every kRetryReads reads. One thread at a time.
class KeptFile final
{
public:
    static constexpr int kRetryReads = 30;

    KeptFile() = default;
    explicit KeptFile(std::string path);

    /// The whole text as it is now, or nothing; error() then tells the reason.
    [[nodiscard]] std::optional<std::string_view> read(ReadBuffer &buffer);

    /// errno of the last read, 0 when it went well.
    [[nodiscard]] int error() const { return m_error; }

    /// True once in the life of this file: it exists, but this user may not read it (or it fails).
    [[nodiscard]] bool becameUnreadable();

    [[nodiscard]] const std::string &path() const { return m_path; }

private:
    [[nodiscard]] bool open();

    std::string m_path;
    Descriptor m_descriptor;
    int m_error = 0;
    int m_skipReads = 0; ///< until the next attempt to open
    bool m_reported = false;
};

/// Reads everything from the start of `descriptor`; nothing on failure, errno is set.
[[nodiscard]] std::optional<std::string_view> readAll(int descriptor, ReadBuffer &buffer);

/// A small file read once, without its last newline; empty where there is none. For names and
/// limits.
[[nodiscard]] std::string readText(const std::string &path);

/// The names in a directory of /sys in alphabetical order; empty where there is none.
[[nodiscard]] std::vector<std::string> listDirectory(const std::string &path);

} // namespace perfdeck
