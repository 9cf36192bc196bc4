// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/AlertRule.h"

#include <string>
#include <vector>

namespace perfdeck {

/// What a rule says under one key of its table: one line, or one for each severity.
struct RuleEntry
{
    std::string key; ///< "series", "clear"
    std::vector<std::string> lines; ///< of TOML, without their ends

    friend bool operator==(const RuleEntry &, const RuleEntry &) = default;
};

/// The entries in which the rule differs from one of its kind that says nothing, in the order in
/// which they are written. ruleText() (RuleFile.h) is these under [[rule]].
[[nodiscard]] std::vector<RuleEntry> ruleEntries(const AlertRule &rule);

} // namespace perfdeck
