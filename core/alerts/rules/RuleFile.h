// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/AlertRule.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace perfdeck {

/// What keeps a rule, or a whole file, from being in force.
struct RuleProblem
{
    std::string file;
    std::size_t line = 0; ///< from 1; 0: the file as a whole
    std::string rule; ///< its id; empty where it has none
    std::string sentence;

    /// "FILE:LINE: sentence"
    [[nodiscard]] std::string text() const;

    friend bool operator==(const RuleProblem &, const RuleProblem &) = default;
};

/// A rule and where it stands.
struct WrittenRule
{
    AlertRule rule;
    std::string file;
    std::size_t line = 0; ///< of its [[rule]]
    /// Only `id` and `enabled` are written: it switches a bundled rule and has no condition itself.
    bool isSwitch = false;

    /// "FILE:LINE"
    [[nodiscard]] std::string origin() const;

    friend bool operator==(const WrittenRule &, const WrittenRule &) = default;
};

/// Rules in the order in which they are written, and what was refused of them.
struct RuleSet
{
    std::vector<WrittenRule> rules;
    std::vector<RuleProblem> problems;
};

/// Reads rules as TOML, resources/alert-rules.md describes them. A rule with a fault is refused by
/// itself, with all its faults; text that is no TOML refuses the file. `file` names it in problems.
/// Rules are not held against each other: joinedRules() does that. Pure.
[[nodiscard]] RuleSet readRules(std::string_view text, const std::string &file);

/// The rule as a [[rule]] table that readRules() reads to an equal one; what is as by default is
/// left out. Ends with a line feed.
[[nodiscard]] std::string ruleText(const AlertRule &rule);

inline constexpr std::size_t kLargestRuleFile = 4 << 20; ///< bytes
inline constexpr std::size_t kMostRules = 10'000; ///< in one file

} // namespace perfdeck
