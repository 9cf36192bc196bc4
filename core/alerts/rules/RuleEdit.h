// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/model/AlertRule.h"

#include <string>
#include <string_view>

namespace perfdeck {

/// `text`, a file of rules, with the rule in the place of the one of its id, or at the end. Only
/// the lines of entries that changed are written anew, so that order, comments and ways of writing
/// of all others stay; where that cannot be, all lines of the rule are. Everything outside the rule
/// stays byte for byte. Fails where the text is no TOML or the rule has faults. Pure.
[[nodiscard]] Result<std::string> replaceRule(std::string_view text, const AlertRule &rule);

/// `text` without the lines of the rule, from its [[rule]] to its last entry.
[[nodiscard]] Result<std::string> removeRule(std::string_view text, std::string_view id);

} // namespace perfdeck
