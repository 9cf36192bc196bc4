// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/rules/RuleFile.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace perfdeck {
namespace {

using namespace std::chrono_literals;

constexpr std::string_view kWritten = R"toml(# by hand
[[rule]]
id = "gpu-hot"
title = "GPU {labels.device} has {value}"
labels = { team = "ml", area = "a \"b\"" }
series = 'gpu_temperature_celsius{device!="2"}'
reduce = "p95"
window = "5m"
warning = "85 °C"   # asked the vendor
critical = 95
clear.warning = 75
for = "2m"
keep_firing = "2 min"
repeat = "30m"

[[rule]]
id = "disk-soon"
kind = "forecast"
series = "filesystem_used_bytes / filesystem_total_bytes"
limit = 1
past = "12h"
earliest = true
warning = "4 h"
critical = "1h"
for.critical = "0s"
enabled = false

[[rule]]
id = "both"
kind = "composite"
all = ["gpu-hot"]
none = ["disk-soon"]
on = ["instance"]
severity = "critical"
no_data = "normal"
)toml";

RuleSet read(std::string_view text)
{
    return readRules(text, "my.toml");
}

/// The first problem; "accepted" when there is none.
std::string refusal(std::string_view text)
{
    const RuleSet set = read(text);
    return set.problems.empty() ? "accepted" : set.problems.front().text();
}

std::string rule(std::string_view lines)
{
    return "[[rule]]\nid = \"a\"\nseries = \"up\"\n" + std::string(lines) + '\n';
}

TEST(RuleFileTest, ReadsWhatIsWrittenByHand)
{
    const RuleSet set = read(kWritten);
    ASSERT_TRUE(set.problems.empty()) << set.problems.front().text();
    ASSERT_EQ(set.rules.size(), 3U);
    const AlertRule &hot = set.rules[0].rule;
    EXPECT_EQ(set.rules[0].origin(), "my.toml:2");
    EXPECT_EQ(set.rules[1].origin(), "my.toml:16");
    EXPECT_EQ(hot.labels, (Labels{{"area", "a \"b\""}, {"team", "ml"}}));
    const auto &threshold = std::get<ThresholdCondition>(hot.condition);
    EXPECT_EQ(threshold.reducer, Reducer::Quantile);
    EXPECT_EQ(threshold.quantile, 0.95);
    EXPECT_EQ(threshold.window, 5min);
    EXPECT_EQ(hot.ladder.raise[1], 85);
    EXPECT_EQ(hot.ladder.raise[2], 95);
    EXPECT_EQ(hot.ladder.clear[1], 75);
    EXPECT_FALSE(hot.ladder.raise[0] || hot.ladder.clear[2]);
    EXPECT_EQ(hot.pending, (std::array<Duration, 3>{2min, 2min, 2min}));
    EXPECT_EQ(hot.keepFiring, 2min);
    EXPECT_EQ(hot.repeat, Duration(30min));

    const AlertRule &soon = set.rules[1].rule;
    const auto &forecast = std::get<ForecastCondition>(soon.condition);
    EXPECT_EQ(forecast.limit, 1);
    EXPECT_EQ(forecast.past, 12h);
    EXPECT_TRUE(forecast.isEarliest);
    EXPECT_EQ(soon.ladder.comparator, Comparator::Below);
    EXPECT_EQ(soon.ladder.raise[1], 4 * 3600.0);
    EXPECT_EQ(soon.pending, (std::array<Duration, 3>{0s, 1min, 0s}));
    EXPECT_FALSE(soon.isEnabled);

    const AlertRule &both = set.rules[2].rule;
    EXPECT_EQ(std::get<CompositeCondition>(both.condition).none,
              std::vector<std::string>{"disk-soon"});
    EXPECT_EQ(both.ladder.comparator, Comparator::AtLeast);
    EXPECT_EQ(both.ladder.raise[2], 1);
    EXPECT_EQ(both.noData, NoDataPolicy::Normal);
}

TEST(RuleFileTest, WhatIsWrittenIsReadTheSame)
{
    const RuleSet first = read(kWritten);
    std::string text;
    for (const WrittenRule &written : first.rules)
        text += ruleText(written.rule) + '\n';
    const RuleSet second = read(text);
    ASSERT_TRUE(second.problems.empty()) << second.problems.front().text() << '\n' << text;
    ASSERT_EQ(second.rules.size(), first.rules.size());
    for (std::size_t at = 0; at < first.rules.size(); ++at)
        EXPECT_EQ(second.rules[at].rule, first.rules[at].rule) << text;
}

TEST(RuleFileTest, DefaultsAreThoseOfTheGuide)
{
    const RuleSet set = read(rule("warning = 1"));
    ASSERT_EQ(set.rules.size(), 1U);
    const AlertRule &plain = set.rules[0].rule;
    EXPECT_EQ(std::get<ThresholdCondition>(plain.condition).reducer, Reducer::Average);
    EXPECT_EQ(std::get<ThresholdCondition>(plain.condition).window, 1min);
    EXPECT_EQ(plain.ladder.comparator, Comparator::Above);
    EXPECT_EQ(plain.interval, 15s);
    EXPECT_EQ(plain.pending, (std::array<Duration, 3>{0s, 1min, 1min}));
    EXPECT_EQ(plain.maxInstances, 1000U);
    EXPECT_EQ(ruleText(plain), rule("warning = 1"));
}

TEST(RuleFileTest, AWrongRuleIsRefusedByItself)
{
    const std::string text = rule("warning = 1") + "[[rule]]\nid = \"b\"\nseries = \"up{\"\n"
        + "warning = 2\nfoo = 3\n" + "[[rule]]\nid = \"c\"\nseries = \"up\"\ncritical = 3\n";
    const RuleSet set = read(text);
    ASSERT_EQ(set.rules.size(), 2U);
    EXPECT_EQ(set.rules[1].rule.id, "c");
    ASSERT_FALSE(set.problems.empty());
    EXPECT_EQ(set.problems[0].rule, "b");
    EXPECT_EQ(set.problems[0].line, 9U);
    EXPECT_EQ(set.problems[0].text(),
              "my.toml:9: foo: the key foo is not known of a rule of the kind threshold");
}

TEST(RuleFileTest, TextThatIsNoTomlRefusesTheFile)
{
    const RuleSet set = read(rule("warning = 1") + "x = = 2\n");
    EXPECT_TRUE(set.rules.empty());
    ASSERT_EQ(set.problems.size(), 1U);
    EXPECT_EQ(set.problems[0].line, 5U);
    EXPECT_EQ(refusal(std::string(kLargestRuleFile + 1, '#')),
              "my.toml: a file of rules has at most 4 MiB");
}

struct Refused
{
    const char *lines; ///< behind id and series
    const char *problem; ///< its beginning, behind the file
};

class RuleFileRefusals : public testing::TestWithParam<Refused>
{
};

TEST_P(RuleFileRefusals, SayLineAndReason)
{
    const std::string problem = refusal(rule(GetParam().lines));
    EXPECT_TRUE(problem.starts_with("my.toml:" + std::string(GetParam().problem))) << problem;
}

INSTANTIATE_TEST_SUITE_P(
    All,
    RuleFileRefusals,
    testing::Values(
        Refused{"", "1: it says at no level when it fires"},
        Refused{"warning = 'x'", "4: warning: it is not a number such as"},
        Refused{"warning = nan", "4: warning: the level is not a number"},
        Refused{"warning = 2\ncritical = 1", "5: critical: the levels are out of order"},
        Refused{"compare = '<'\nwarning = 2\ncritical = 3", "6: critical: the levels are out of"},
        Refused{"warning = 2\nclear.warning = 3", "5: clear.warning: it stands on the wrong side"},
        Refused{"compare = '<'\nwarning = 2\nclear.warning = 1", "6: clear.warning: it stands on"},
        Refused{"warning = 2\nclear.critical = 1", "5: clear.critical: there is no critical level"},
        Refused{"warning = 80\ncritical = 90\nclear.warning = 70\nclear.critical = 60",
                "7: clear.critical: the levels are out of order"},
        Refused{"compare = '=='\nwarning = 1\ncritical = 2", "4: compare: == and != know one"},
        Refused{"compare = '=>'\nwarning = 1", "4: compare: it is none of"},
        Refused{"warning = 1\nwindow = '5s'", "5: window: it is from 10.0 s to 30 d long, not"},
        Refused{"warning = 1\nwindow = '31d'", "5: window: it is from 10.0 s to 30 d long"},
        Refused{"warning = 1\nwindow = 60", "5: window: it is not a length of time"},
        Refused{"warning = 1\nwindow = '1 MiB'", "5: window: it is not a length of time"},
        Refused{"warning = 1\nreduce = 'p101'", "5: reduce: it is none of"},
        Refused{"warning = 1\nreduce = 'p100'", "5: reduce: a quantile is between"},
        Refused{"warning = 1\nreduce = 'median'", "5: reduce: it is none of"},
        Refused{"warning = 1\ntitle = '{nope}'", "5: title: column 1: there is no field {nope}"},
        Refused{"warning = 1\ntitle = 'x{value'", "5: title: column 2: this { has no }"},
        Refused{"warning = 1\nkind = 'magic'", "5: kind: there is no kind magic"},
        Refused{"warning = 1\nkind = 'change'\nago = '1s'", "6: ago: it is from"},
        Refused{"warning = 2\nkind = 'anomaly'", "4: warning: an anomaly score is from 0 to 1"},
        Refused{"warning = 2\nkind = 'forecast'", "1: a forecast needs a limit"},
        Refused{"warning = 1\nkind = 'regression'\nconfidence = 1", "6: confidence: a confidence"},
        Refused{"warning = 1\nlabels = { severity = 'x' }", "5: labels: severity is known of"},
        Refused{"warning = 1\nlabels = { 'a b' = 'x' }", "5: labels: \"a b\" is not the name"},
        Refused{"warning = 1\nlabels.a = 1", "5: labels.a: it is not a text"},
        Refused{"warning = 1\nfor.worst = '1m'", "5: for.worst: only info, warning and critical"},
        Refused{"warning = 1\nfor = '-1m'", "5: for: it is from"},
        Refused{"warning = 1\nmax_instances = 0", "5: max_instances: a rule has from 1"},
        Refused{"warning = 1\nenabled = 'no'", "5: enabled: it is neither true nor false"},
        Refused{"warning = 1\nrunbook = 'javascript:x'", "5: runbook: a runbook is an address"},
        Refused{"severity = 'warning'\nwarning = 1", "5: warning: the key warning is not known"},
        Refused{"severity = 'worst'", "4: severity: it is none of info, warning and critical"}));

TEST(RuleFileTest, SeriesThatCannotBeReadSayTheColumn)
{
    EXPECT_EQ(refusal("[[rule]]\nid = 'a'\nwarning = 1\nseries = 'sum(up'\n"),
              "my.toml:4: series: column 7: expected a ) of \"sum(up\"");
    EXPECT_EQ(refusal("[[rule]]\nid = 'a'\nwarning = 1\nkind = 'absence'\nseries = 'a / b'\n"),
              "my.toml:5: series: unexpected text after the selector at column 3 of \"a / b\"");
    EXPECT_TRUE(refusal("[[rule]]\nid = 'a'\nwarning = 1\nseries = '{}'\n")
                    .starts_with("my.toml:4: series: it names neither"));
}

TEST(RuleFileTest, ALevelInAnotherUnitContradictsItsMetric)
{
    const auto level = [](const char *series, const char *written) {
        return refusal("[[rule]]\nid = 'a'\nseries = '" + std::string(series) + "'\nwarning = '"
                       + written + "'\n");
    };
    EXPECT_EQ(level("memory_used_bytes", "2 GiB"), "accepted");
    EXPECT_EQ(level("memory_used_bytes", "90 %"),
              "my.toml:4: warning: its unit is not that of what is measured");
    EXPECT_EQ(level("memory_used_bytes / memory_total_bytes", "90 %"), "accepted");
}

TEST(RuleFileTest, IdsAndTopLevelKeysAreHeldTo)
{
    EXPECT_TRUE(refusal("[[rule]]\nid = 'Hot GPU'\nseries='up'\nwarning=1\n")
                    .starts_with("my.toml:2: id: an id is made of"));
    EXPECT_TRUE(refusal("[[rules]]\nid = 'a'\n").starts_with("my.toml:1: the key rules"));
    EXPECT_EQ(refusal("[rule]\nid = 'a'\n"), "my.toml:1: rules are written as [[rule]]");
    EXPECT_EQ(refusal(""), "accepted");
}

} // namespace
} // namespace perfdeck
