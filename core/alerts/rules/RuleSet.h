// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/rules/RuleFile.h"
#include "core/base/Result.h"

#include <filesystem>
#include <vector>

namespace perfdeck {

/// The rules that come with PerfDeck (resources/alerts); their origin is "built in".
[[nodiscard]] RuleSet bundledRules();

/// The rules of a file, or of every *.toml in a folder in the order of names. A file that cannot be
/// read is a problem of the set; one that is not there at all too, unless it is the user's own
/// folder that nobody has made yet (`mayBeMissing`). Reads the disk.
[[nodiscard]] RuleSet readRulesAt(const std::filesystem::path &path, bool mayBeMissing = false);

/// What is in force: the user's rules in their order, then the bundled ones that none of them
/// replaces. Of an id written twice the first counts. Composites that name rules which are not
/// there, or that lead back to themselves, are refused. Pure.
[[nodiscard]] RuleSet joinedRules(RuleSet user, const RuleSet &bundled);

} // namespace perfdeck
