// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace perfdeck {

/// A file that a verb reads, and what its result is called inside an output folder.
struct InputFile
{
    std::string path;
    std::filesystem::path result; ///< relative, without suffix
};

/// The files of `arguments`: a file gives `<stem>`, a folder is walked (in the order of names) for
/// files that end in one of `suffixes`, whose relative paths are kept. A name that is not there is
/// an error.
[[nodiscard]] Result<std::vector<InputFile>> inputFiles(const std::vector<std::string> &arguments,
                                                        std::span<const std::string_view> suffixes);

/// All bytes of a file.
[[nodiscard]] Result<std::string> readInput(const std::string &path);

/// Makes the folders above `path` and writes the file.
[[nodiscard]] Status writeResult(const std::filesystem::path &path, std::string_view text);

} // namespace perfdeck
