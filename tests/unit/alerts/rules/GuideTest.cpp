// SPDX-License-Identifier: GPL-3.0-or-later
// The examples that people copy from resources/alert-rules.md.
#include "core/alerts/rules/RuleSet.h"

#include <gtest/gtest.h>

#include <fstream>
#include <set>
#include <string_view>
#include <variant>

namespace perfdeck {
namespace {

/// What stands between ```toml and ```.
std::string examples(const std::string &path)
{
    std::ifstream stream(path);
    std::string text;
    bool isInside = false;
    for (std::string line; std::getline(stream, line);) {
        if (line.starts_with("```"))
            isInside = line == "```toml";
        else if (isInside)
            text += line + '\n';
    }
    return text;
}

TEST(GuideTest, EveryExampleIsInForce)
{
    const RuleSet written = readRules(examples(PERFDECK_ALERT_GUIDE), "guide");
    const RuleSet set = joinedRules(written, bundledRules());
    for (const RuleProblem &problem : set.problems)
        ADD_FAILURE() << problem.text();
    std::set<std::string_view> kinds;
    for (const WrittenRule &rule : written.rules)
        kinds.insert(conditionName(rule.rule.condition));
    EXPECT_EQ(kinds.size(), std::variant_size_v<AlertCondition>) << "an example of each kind";
}

} // namespace
} // namespace perfdeck
