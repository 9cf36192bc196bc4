// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/rules/RuleEdit.h"
#include "core/alerts/rules/RuleSet.h"
#include "core/base/SplitMix.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <iterator>
#include <map>

namespace perfdeck {
namespace {

using namespace std::chrono_literals;

constexpr std::string_view kFile = R"toml(# rules of the night shift

# why this one is here
[[rule]] # first
id = "gpu-hot"
  series = 'gpu_temperature_celsius'   # all devices
warning = 85 # asked the vendor
window = "60s"
clear.warning = 75
# stays
critical = 95

# the other one
[[rule]]
id = "other"
series = """
up"""
warning = 0x10

[rule.clear]
warning = 3 # in a table of its own
# the end
)toml";

AlertRule ruleOf(std::string_view text, const std::string &id)
{
    const RuleSet set = readRules(text, "x");
    const auto at = std::ranges::find_if(
        set.rules, [&id](const WrittenRule &written) { return written.rule.id == id; });
    EXPECT_NE(at, set.rules.end());
    return at == set.rules.end() ? AlertRule() : at->rule;
}

std::string replaced(std::string_view text, std::string_view part, std::string_view with)
{
    std::string changed(text);
    const std::size_t at = changed.find(part);
    EXPECT_NE(at, std::string::npos) << part;
    return changed.replace(at, part.size(), with);
}

TEST(RuleEditTest, OneLineChangesAndKeepsItsComment)
{
    AlertRule rule = ruleOf(kFile, "gpu-hot");
    rule.ladder.raise[1] = 80;
    EXPECT_EQ(replaceRule(kFile, rule).value(),
              replaced(kFile, "warning = 85 # asked", "warning = 80 # asked"));
}

TEST(RuleEditTest, AnUnchangedRuleLeavesEveryByte)
{
    for (const char *id : {"gpu-hot", "other"})
        EXPECT_EQ(replaceRule(kFile, ruleOf(kFile, id)).value(), kFile);
}

TEST(RuleEditTest, EntriesComeAndGo)
{
    AlertRule rule = ruleOf(kFile, "gpu-hot");
    rule.ladder.clear[1].reset();
    rule.keepFiring = 2min;
    rule.labels.set("team", "ml");
    EXPECT_EQ(replaceRule(kFile, rule).value(),
              replaced(replaced(kFile, "clear.warning = 75\n", ""),
                       "critical = 95\n",
                       "critical = 95\nlabels = { team = \"ml\" }\nkeep_firing = \"2m\"\n"));
}

TEST(RuleEditTest, ATableOfItsOwnIsWrittenAnewWithItsRule)
{
    AlertRule rule = ruleOf(kFile, "other");
    rule.ladder.clear[1] = 4;
    const std::string text = replaceRule(kFile, rule).value();
    EXPECT_TRUE(text.starts_with(kFile.substr(0, kFile.find("[[rule]]\nid = \"other\""))));
    EXPECT_TRUE(text.ends_with("clear.warning = 4\n# the end\n"));
    EXPECT_EQ(ruleOf(text, "other"), rule);
}

TEST(RuleEditTest, ANewRuleIsAddedAtTheEndAndLeavesNothingWhenRemoved)
{
    AlertRule rule = ruleOf(kFile, "gpu-hot");
    rule.id = "new";
    const std::string text = replaceRule(kFile, rule).value();
    EXPECT_TRUE(text.starts_with(kFile));
    EXPECT_EQ(ruleOf(text, "new"), rule);
    EXPECT_EQ(removeRule(text, "new").value(), kFile);
    EXPECT_EQ(replaceRule("", rule).value(), ruleText(rule));
}

TEST(RuleEditTest, RemovingTakesTheLinesOfTheRuleOnly)
{
    const std::string text = removeRule(kFile, "gpu-hot").value();
    const std::size_t from = kFile.find("[[rule]] # first");
    const std::size_t to = kFile.find("\n# the other one");
    EXPECT_EQ(text, std::string(kFile.substr(0, from)) + std::string(kFile.substr(to)));
    EXPECT_FALSE(removeRule(kFile, "nobody"));
}

TEST(RuleEditTest, EndsOfLinesStay)
{
    std::string dos;
    for (const char c : kFile)
        dos += c == '\n' ? std::string("\r\n") : std::string(1, c);
    AlertRule rule = ruleOf(dos, "gpu-hot");
    rule.ladder.raise[1] = 80;
    rule.repeat = 1h;
    const std::string text = replaceRule(dos, rule).value();
    EXPECT_EQ(std::ranges::count(text, '\n'), std::ranges::count(text, '\r'));
    EXPECT_EQ(ruleOf(text, "gpu-hot"), rule);
    const std::string open = "[[rule]]\nid = \"a\"\nseries = \"up\"\nwarning = 1";
    AlertRule last = ruleOf(open, "a");
    last.repeat = 1h;
    EXPECT_EQ(replaceRule(open, last).value(), open + "\nrepeat = \"1h\"\n");
}

TEST(RuleEditTest, WhatCannotBeReadOrWrittenIsRefused)
{
    AlertRule rule = ruleOf(kFile, "gpu-hot");
    const auto broken = replaceRule("[[rule]\n", rule);
    ASSERT_FALSE(broken);
    EXPECT_TRUE(broken.error().reason.starts_with("line 1: ")) << broken.error().reason;
    rule.ladder = {};
    EXPECT_FALSE(replaceRule(kFile, rule));
}

TEST(RuleEditTest, ARefusedRuleCanBeMended)
{
    const std::string text = "# a\n[[rule]]\nid = \"a\"\nseries = \"up{\"\nwarning = 1\n# b\n";
    AlertRule rule = ruleOf(kFile, "gpu-hot");
    rule.id = "a";
    const std::string mended = replaceRule(text, rule).value();
    EXPECT_EQ(mended, "# a\n" + ruleText(rule) + "# b\n");
}

TEST(RuleEditTest, OfAnIdWrittenTwiceTheOneInForceIsMeant)
{
    const std::string refused = "[[rule]]\nid = \"a\"\nseries = \"up{\"\nwarning = 1\n";
    const std::string text = refused + "[[rule]]\nid = \"a\"\nseries = \"up\"\nwarning = 2\n";
    EXPECT_EQ(replaceRule(text, ruleOf(text, "a")).value(), text);
    EXPECT_EQ(removeRule(text, "a").value(), refused);
}

/// Changes entries of a rule by chance, leaving it without fault.
AlertRule changed(AlertRule rule, std::uint64_t &random)
{
    const auto pick = [&random](std::uint64_t below) { return splitMix64(random) % below; };
    for (std::uint64_t times = 1 + pick(3); times > 0; --times) {
        switch (pick(8)) {
        case 0:
            rule.title = pick(2) == 0 ? "" : "t \"" + std::to_string(pick(99)) + "\" ä\n";
            break;
        case 1:
            rule.pending.fill(std::chrono::seconds(pick(100)));
            break;
        case 2:
            rule.pending[pick(3)] = std::chrono::milliseconds(pick(100'000));
            break;
        case 3:
            rule.labels.set("l" + std::to_string(pick(3)), pick(3) == 0 ? "" : "v'");
            break;
        case 4:
            rule.isEnabled = !rule.isEnabled;
            break;
        case 5:
            rule.ladder.clear = {};
            rule.ladder.raise = {};
            rule.ladder.raise[pick(3)] = static_cast<double>(pick(1000)) / 7;
            rule.ladder.comparator = static_cast<Comparator>(pick(6));
            break;
        case 6:
            rule.repeat = pick(2) == 0 ? std::nullopt : std::optional<Duration>(1h);
            break;
        default:
            rule.condition = ThresholdCondition{"up{a=\"" + std::to_string(pick(9)) + "\"}",
                                                static_cast<Reducer>(pick(9))};
        }
    }
    return rule;
}

/// Whatever is changed in whatever order: every rule is what was last written, and what stands
/// between the rules stays.
TEST(RuleEditTest, AnyRowOfChangesKeepsTheRest)
{
    for (std::uint64_t seed = 1; seed <= 200; ++seed) {
        std::uint64_t random = seed;
        std::string text(kFile);
        std::map<std::string, AlertRule> wanted{{"gpu-hot", ruleOf(text, "gpu-hot")},
                                                {"other", ruleOf(text, "other")}};
        for (int step = 0; step < 10; ++step) {
            AlertRule &rule
                = std::next(wanted.begin(),
                            static_cast<std::ptrdiff_t>(splitMix64(random) % wanted.size()))
                      ->second;
            rule = changed(rule, random);
            auto next = replaceRule(text, rule);
            ASSERT_TRUE(next) << next.error().message() << '\n' << text << ruleText(rule);
            text = std::move(*next);
            for (const auto &[id, each] : wanted)
                ASSERT_EQ(ruleOf(text, id), each) << "seed " << seed << '\n' << text;
        }
        EXPECT_TRUE(text.starts_with(kFile.substr(0, kFile.find("[[rule]]")))) << text;
        EXPECT_NE(text.find("\n\n# the other one\n[[rule]]\n"), std::string::npos) << text;
        EXPECT_TRUE(text.ends_with("# the end\n")) << text;
    }
}

} // namespace
} // namespace perfdeck
