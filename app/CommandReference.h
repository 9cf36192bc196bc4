// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace CLI {
class App;
}

namespace perfdeck {

enum class Shell
{
    Bash,
    Zsh,
    Fish
};

/// A man page (troff, section 1) made of the same option table that --help prints. `examples` is
/// one "command<TAB>what it does" a line.
[[nodiscard]] std::string
manPage(const CLI::App &app, std::string_view summary, std::string_view examples);

/// A completion script for one shell, made of the same option table.
[[nodiscard]] std::string completionScript(const CLI::App &app, Shell shell);

} // namespace perfdeck
