// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/model/BenchmarkRun.h"

#include <filesystem>
#include <string_view>
#include <vector>

namespace perfdeck {

/// What can be run, and the files that were refused.
struct DefinitionSet
{
    BenchmarkDefinitions definitions; ///< in the order of their titles
    std::vector<Error> refused;

    /// Null when there is none of that id.
    [[nodiscard]] const BenchmarkDefinition *find(std::string_view id) const;
};

/// The definitions that come with PerfDeck (resources/benchmarks), and those of the folder; one of
/// the same id takes the place of a bundled one. A folder that is not there holds none. Reads the
/// disk.
[[nodiscard]] DefinitionSet readDefinitions(const std::filesystem::path &folder);

/// $XDG_CONFIG_HOME/perfdeck/benchmarks, else below ~/.config. It may not exist.
[[nodiscard]] std::filesystem::path definitionFolder();

/// One file.
[[nodiscard]] Result<BenchmarkDefinition> readDefinitionFile(const std::filesystem::path &file);

/// Writes ID.toml into the folder, in place of one that is there. Writes the disk.
[[nodiscard]] Status putDefinition(const std::filesystem::path &folder,
                                   const BenchmarkDefinition &definition);

} // namespace perfdeck
