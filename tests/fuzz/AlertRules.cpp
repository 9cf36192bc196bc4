// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/rules/RuleEdit.h"
#include "core/alerts/rules/RuleSet.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

/// What is accepted is written and read back the same, and writing a rule over itself changes
/// nothing. Whatever is refused has a place and a reason.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace perfdeck;
    const std::string_view text(reinterpret_cast<const char *>(data), size);
    const RuleSet set = joinedRules(readRules(text, "x"), {});
    for (const RuleProblem &problem : set.problems)
        if (problem.sentence.empty())
            std::abort();
    for (const WrittenRule &written : set.rules) {
        const RuleSet again = readRules(ruleText(written.rule), "y");
        if (!again.problems.empty() || again.rules.size() != 1
            || !(again.rules.front().rule == written.rule))
            std::abort();
        if (const auto same = replaceRule(text, written.rule); same && *same != text)
            std::abort();
        if (const auto less = removeRule(text, written.rule.id); less && less->size() >= size)
            std::abort();
    }
    return 0;
}
