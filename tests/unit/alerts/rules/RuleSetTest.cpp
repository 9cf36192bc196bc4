// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/rules/RuleSet.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <set>

namespace perfdeck {
namespace {

std::string plain(const std::string &id)
{
    return "[[rule]]\nid = \"" + id + "\"\nseries = \"up\"\nwarning = 1\n";
}

std::string composite(const std::string &id, const std::string &all)
{
    return "[[rule]]\nid = \"" + id + "\"\nkind = \"composite\"\nall = [" + all
        + "]\nseverity = \"warning\"\n";
}

RuleSet joined(const std::string &text, const RuleSet &bundled = {})
{
    return joinedRules(readRules(text, "my.toml"), bundled);
}

std::vector<std::string> ids(const RuleSet &set)
{
    std::vector<std::string> all;
    for (const WrittenRule &written : set.rules)
        all.push_back(written.rule.id);
    return all;
}

using Ids = std::vector<std::string>;

TEST(RuleSetTest, EveryBundledRuleIsInForce)
{
    const RuleSet set = joinedRules({}, bundledRules());
    for (const RuleProblem &problem : set.problems)
        ADD_FAILURE() << problem.rule << ' ' << problem.text();
    EXPECT_GE(set.rules.size(), 25U);
    for (const WrittenRule &written : set.rules) {
        EXPECT_EQ(written.origin(), "built in");
        EXPECT_TRUE(written.rule.isEnabled) << written.rule.id;
        EXPECT_FALSE(written.rule.title.empty() || written.rule.text.empty()) << written.rule.id;
    }
}

TEST(RuleSetTest, BundledRulesLetGoBelowWhereTheyRaise)
{
    for (const WrittenRule &written : bundledRules().rules) {
        const AlertRule &rule = written.rule;
        const bool isGauge = std::holds_alternative<ThresholdCondition>(rule.condition)
            || std::holds_alternative<ForecastCondition>(rule.condition);
        const bool isYesOrNo
            = rule.ladder.comparator == Comparator::Below && rule.ladder.raise[1] == 1;
        for (std::size_t at = 0; isGauge && !isYesOrNo && at < 3; ++at)
            EXPECT_EQ(rule.ladder.raise[at].has_value(), rule.ladder.clear[at].has_value())
                << rule.id;
    }
}

TEST(RuleSetTest, TheUsersRuleTakesThePlaceOfTheBundledOne)
{
    const RuleSet bundled = readRules(plain("a") + plain("b"), "built in");
    const RuleSet set = joined("[[rule]]\nid = \"b\"\nseries = \"other\"\ncritical = 2\n", bundled);
    EXPECT_EQ(ids(set), (Ids{"b", "a"}));
    EXPECT_EQ(set.rules[0].origin(), "my.toml:1");
    EXPECT_TRUE(set.problems.empty());
}

TEST(RuleSetTest, ABundledRuleIsSwitchedOffByTwoLines)
{
    const RuleSet bundled = readRules(plain("a") + plain("b"), "built in");
    const RuleSet set = joined("[[rule]]\nid = \"b\"\nenabled = false\n", bundled);
    ASSERT_EQ(ids(set), (Ids{"b", "a"}));
    EXPECT_FALSE(set.rules[0].rule.isEnabled);
    EXPECT_EQ(set.rules[0].rule.ladder.raise[1], 1);
    const RuleSet unknown = joined("[[rule]]\nid = \"c\"\nenabled = false\n", bundled);
    ASSERT_EQ(unknown.problems.size(), 1U);
    EXPECT_TRUE(unknown.problems[0].text().starts_with("my.toml:1: id: no rule that comes with"));
}

TEST(RuleSetTest, ARefusedReplacementLeavesTheBundledRule)
{
    const RuleSet bundled = readRules(plain("a"), "built in");
    const RuleSet set = joined("[[rule]]\nid = \"a\"\nseries = \"up\"\n", bundled);
    EXPECT_EQ(ids(set), Ids{"a"});
    EXPECT_EQ(set.problems.size(), 1U);
}

TEST(RuleSetTest, OfAnIdWrittenTwiceTheFirstCounts)
{
    const RuleSet set = joined(plain("a") + plain("b") + plain("a"));
    EXPECT_EQ(ids(set), (Ids{"a", "b"}));
    ASSERT_EQ(set.problems.size(), 1U);
    EXPECT_EQ(set.problems[0].text(), "my.toml:9: id: the rule a stands already in my.toml:1");
}

TEST(RuleSetTest, CompositesStandOnRulesThatMeasure)
{
    EXPECT_EQ(ids(joined(composite("c", "\"d\"") + composite("d", "\"a\"") + plain("a"))),
              (Ids{"c", "d", "a"}));
    const RuleSet unknown = joined(plain("a") + composite("c", "\"a\", \"x\""));
    ASSERT_EQ(unknown.problems.size(), 1U);
    EXPECT_EQ(unknown.problems[0].text(), "my.toml:5: it names the rule x, which is not there");
    const RuleSet circle = joined(plain("a") + composite("c", "\"d\"") + composite("d", "\"c\""));
    EXPECT_EQ(ids(circle), Ids{"a"});
    ASSERT_EQ(circle.problems.size(), 2U);
    EXPECT_NE(circle.problems[0].sentence.find("circle"), std::string::npos);
}

TEST(RuleSetTest, AFolderIsReadInTheOrderOfNames)
{
    const auto folder = std::filesystem::path(testing::TempDir()) / "perfdeck-rules";
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder);
    std::ofstream(folder / "b.toml") << plain("second");
    std::ofstream(folder / "a.toml") << plain("first");
    std::ofstream(folder / "c.toml~") << plain("backup");
    EXPECT_EQ(ids(readRulesAt(folder)), (Ids{"first", "second"}));
    EXPECT_EQ(ids(readRulesAt(folder / "b.toml")), Ids{"second"});
    std::filesystem::remove_all(folder);
    EXPECT_TRUE(readRulesAt(folder, true).problems.empty());
    EXPECT_EQ(readRulesAt(folder).problems.size(), 1U);
}

} // namespace
} // namespace perfdeck
