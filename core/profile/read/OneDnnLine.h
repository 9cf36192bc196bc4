// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace perfdeck {

/// What a line of a verbose log of oneDNN is about.
enum class OneDnnLineKind
{
    Other, ///< another program's, or one that says nothing about time
    Version, ///< info,oneDNN v2.6.3 …
    Template, ///< which columns there are
    Execution,
    Creation,
    Damaged ///< one of the two without its columns
};

/// The columns of a line. Texts are valid as long as the line.
struct OneDnnLine
{
    OneDnnLineKind kind = OneDnnLineKind::Other;
    std::string_view operation; ///< exec, create:cache_hit, …
    std::string_view engine;
    std::string_view primitive;
    std::string_view implementation;
    std::string_view propagation;
    std::string_view descriptors;
    std::string_view problem;
    std::optional<double> timestamp; ///< ms since the epoch
    double milliseconds = 0;
    std::string_view text; ///< of Version and Template
};

/// The names of the columns behind the operation, in order; as releases 2 and 3 have them where a
/// log does not say.
using OneDnnColumns = std::vector<std::string>;
[[nodiscard]] OneDnnColumns usualOneDnnColumns();
[[nodiscard]] OneDnnColumns oneDnnColumns(std::string_view templateText);

/// Reads a line of releases 1 to 3. Pure.
[[nodiscard]] OneDnnLine readOneDnnLine(std::string_view line, const OneDnnColumns &columns);

} // namespace perfdeck
