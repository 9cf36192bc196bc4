// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/Workspace.h"

#include <toml++/toml.h>

namespace perfdeck {

/// A workspace as tables of TOML, in the settings and in session files. Keys that are missing keep
/// what `workspace` says, unknown ones are passed over. A value of the wrong type or out of bounds
/// is left out; the first such is the error, with its line.
[[nodiscard]] Status
readWorkspace(const toml::table &file, const std::string &path, Workspace &workspace);
/// Leaves keys it does not know as they are.
void writeWorkspace(toml::table &file, const Workspace &workspace);

/// The table of this name, made when there is none.
[[nodiscard]] toml::table &section(toml::table &file, std::string_view name);
/// The tables of a TOML text; an error names the line.
[[nodiscard]] Result<toml::table>
parseToml(std::string_view text, const std::string &path, const std::string &what);

} // namespace perfdeck
