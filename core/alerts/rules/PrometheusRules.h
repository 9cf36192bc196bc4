// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/alerts/rules/RuleFile.h"

#include <string>
#include <string_view>
#include <vector>

namespace perfdeck {

/// What came out of a file of another program.
struct ImportedRules
{
    AlertRules rules; ///< without faults, each id once
    std::vector<RuleProblem> refused; ///< rules that cannot be expressed: line, name and why
    std::vector<RuleProblem> notes; ///< in what a rule that was taken differs
};

/// Reads a rule file of Prometheus (groups of alert and record rules, YAML). Rules without a
/// severity become warnings. A rule is evaluated as Prometheus would: its newest sample of five
/// minutes, no alert where there is no data. Pure.
[[nodiscard]] ImportedRules importPrometheusRules(std::string_view yaml, const std::string &file);

/// The imported rules as a file of ours, with what could not be taken as comments at its head.
[[nodiscard]] std::string importedText(const ImportedRules &imported, const std::string &file);

/// A template of Prometheus ({{ $labels.x }}, {{ $value | humanize }}) as one of ours. What it
/// does not know is left out, and added to `lost`.
[[nodiscard]] std::string promTemplate(std::string_view pattern, std::vector<std::string> &lost);

} // namespace perfdeck
