// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/rules/PrometheusRules.h"
#include "core/alerts/rules/RuleSet.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>

namespace perfdeck {
namespace {

using namespace std::chrono_literals;

ImportedRules recorded()
{
    std::ifstream stream(PERFDECK_TEST_DATA "/alerts/prometheus-rules.yml");
    EXPECT_TRUE(stream.good());
    const std::string text(std::istreambuf_iterator<char>(stream), {});
    return importPrometheusRules(text, "rules.yml");
}

const AlertRule *find(const ImportedRules &imported, std::string_view id)
{
    const auto at = std::ranges::find(imported.rules, id, &AlertRule::id);
    return at == imported.rules.end() ? nullptr : &*at;
}

std::string refusal(const ImportedRules &imported, std::string_view name)
{
    const auto at = std::ranges::find(imported.refused, name, &RuleProblem::rule);
    return at == imported.refused.end() ? "taken" : at->text();
}

TEST(PrometheusRulesTest, TakesWhatCanBeExpressed)
{
    const ImportedRules imported = recorded();
    std::vector<std::string> ids;
    for (const AlertRule &rule : imported.rules)
        ids.push_back(rule.id);
    EXPECT_EQ(ids,
              (std::vector<std::string>{"node-filesystem-almost-out-of-space",
                                        "node-filesystem-almost-out-of-space-critical",
                                        "node-high-cpu",
                                        "node-disk-full-soon",
                                        "node-clock-not-synchronising",
                                        "node-restarted",
                                        "target-down",
                                        "error-share",
                                        "absent",
                                        "nothing-for-long",
                                        "traffic-doubled",
                                        "queue-jumped",
                                        "long-average",
                                        "busy"}));
}

TEST(PrometheusRulesTest, ARuleKeepsItsMeaning)
{
    const ImportedRules imported = recorded();
    const AlertRule *space = find(imported, "node-filesystem-almost-out-of-space");
    ASSERT_NE(space, nullptr);
    const auto &condition = std::get<ThresholdCondition>(space->condition);
    EXPECT_EQ(condition.series,
              "((node_filesystem_avail_bytes{fstype!=\"tmpfs\",fstype!=\"ramfs\"} / "
              "node_filesystem_size_bytes{fstype!=\"tmpfs\",fstype!=\"ramfs\"}) * 100)");
    EXPECT_EQ(condition.reducer, Reducer::Last);
    EXPECT_EQ(condition.window, 5min) << "as far back as Prometheus looks";
    EXPECT_EQ(space->ladder.comparator, Comparator::Below);
    EXPECT_EQ(space->ladder.raise[1], 5);
    EXPECT_EQ(space->pending[1], 30min);
    EXPECT_EQ(space->interval, 30s);
    EXPECT_EQ(space->noData, NoDataPolicy::Normal);
    EXPECT_EQ(space->title, "Filesystem on {labels.instance} has {value}% left.");
    EXPECT_EQ(space->runbook, "https://runbooks.example.org/node/filesystem");
    EXPECT_EQ(space->labels, (Labels{{"team", "infra"}}));

    const AlertRule *cpu = find(imported, "node-high-cpu");
    ASSERT_NE(cpu, nullptr);
    EXPECT_EQ(cpu->keepFiring, 5min);
    EXPECT_EQ(std::get<ThresholdCondition>(cpu->condition).series,
              "(100 - (avg by (instance) (rate(node_cpu_seconds_total{mode=\"idle\"}[5m])) * "
              "100))");

    const AlertRule *soon = find(imported, "node-disk-full-soon");
    ASSERT_NE(soon, nullptr);
    EXPECT_EQ(std::get<ForecastCondition>(soon->condition).past, 6h);
    EXPECT_EQ(soon->ladder.raise[2], 4 * 3600.0) << "page is critical";

    const AlertRule *absent = find(imported, "absent");
    ASSERT_NE(absent, nullptr);
    EXPECT_EQ(std::get<AbsenceCondition>(absent->condition).series, "up{instance=\"vllm:8000\"}");
    EXPECT_EQ(absent->ladder.raise[1], 300);
    EXPECT_EQ(find(imported, "nothing-for-long")->ladder.raise[1], 26 * 3600.0);
    EXPECT_EQ(find(imported, "busy")->ladder.comparator, Comparator::Above);
    EXPECT_EQ(find(imported, "error-share")->title, "{value} of {labels.service} fail, ");
}

TEST(PrometheusRulesTest, ListsTheRestByNameLineAndReason)
{
    const ImportedRules imported = recorded();
    EXPECT_EQ(imported.refused.size(), 8U);
    EXPECT_EQ(refusal(imported, "SlowRequests"),
              "rules.yml:63: histogram_quantile is not understood");
    EXPECT_NE(refusal(imported, "Watchdog").find("dead-man"), std::string::npos);
    EXPECT_NE(refusal(imported, "HighErrorRate").find("pattern code=~\"5..\""), std::string::npos);
    EXPECT_NE(refusal(imported, "NodeNameless").find("on (…)"), std::string::npos);
    EXPECT_NE(refusal(imported, "job:requests:rate5m").find("[[metric]]"), std::string::npos);
    EXPECT_NE(refusal(imported, "Broken").find("column"), std::string::npos);
    const auto note = std::ranges::find(
        imported.notes, "node-filesystem-almost-out-of-space", &RuleProblem::rule);
    ASSERT_NE(note, imported.notes.end());
    EXPECT_EQ(note->sentence,
              "job=\"node\" was left out: series here have no job, but the label source");
}

TEST(PrometheusRulesTest, WhatIsWrittenIsInForce)
{
    const ImportedRules imported = recorded();
    const RuleSet set = joinedRules(readRules(importedText(imported, "rules.yml"), "out.toml"), {});
    for (const RuleProblem &problem : set.problems)
        ADD_FAILURE() << problem.text();
    ASSERT_EQ(set.rules.size(), imported.rules.size());
    for (std::size_t at = 0; at < set.rules.size(); ++at)
        EXPECT_EQ(set.rules[at].rule, imported.rules[at]);
}

TEST(PrometheusRulesTest, OtherFilesAreRefused)
{
    const auto reason = [](std::string_view yaml) {
        const ImportedRules imported = importPrometheusRules(yaml, "x.yml");
        EXPECT_TRUE(imported.rules.empty());
        return imported.refused.empty() ? "accepted" : imported.refused.front().text();
    };
    EXPECT_EQ(reason("a: b"),
              "x.yml: it has no list of groups: this is no rule file of Prometheus");
    EXPECT_EQ(reason(""), "x.yml: it has no list of groups: this is no rule file of Prometheus");
    EXPECT_TRUE(reason("groups: [\n").starts_with("x.yml:2: ")) << reason("groups: [\n");
    EXPECT_EQ(reason("groups:\n- name: a\n"), "x.yml:2: the group has no list of rules");
    EXPECT_EQ(reason("groups:\n- rules:\n  - 5\n"), "x.yml:3: it is neither an alert nor a record");
    // Each line names the one above ten times: a thousand million rules, if one counted them all.
    std::string bomb = "a0: &a0 [{alert: A, expr: 'up > 1'}]\n";
    for (int i = 1; i < 10; ++i) {
        bomb += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [";
        for (int k = 0; k < 10; ++k)
            bomb += (k == 0 ? "*a" : ", *a") + std::to_string(i - 1);
        bomb += "]\n";
    }
    EXPECT_NE(reason(bomb + "groups: *a9\n"), "accepted");
}

TEST(PrometheusRulesTest, WhatIsNoTextIsRefused)
{
    const ImportedRules imported = importPrometheusRules(
        "groups:\n- rules:\n  - alert: A\n    expr: up == 0\n    annotations: {summary: \"\xff\"}\n"
        "  - alert: \"\xfe\"\n    expr: up\n",
        "x.yml");
    EXPECT_TRUE(imported.rules.empty());
    EXPECT_EQ(imported.refused.size(), 2U);
    EXPECT_TRUE(readRules(importedText(imported, "x.yml"), "out").problems.empty());
}

TEST(PrometheusRulesTest, TemplatesOfTheirs)
{
    std::vector<std::string> lost;
    EXPECT_EQ(promTemplate("{{ $labels.pod }} {{ .Labels.x_1 }} {{$value}} {{ .Value | humanize }}",
                           lost),
              "{labels.pod} {labels.x_1} {value} {value}");
    EXPECT_TRUE(lost.empty());
    EXPECT_EQ(promTemplate("a { b } {{ range query \"x\" }}c{{ end }} {{ open", lost),
              "a {{ b }} c ");
    EXPECT_EQ(lost, (std::vector<std::string>{" range query \"x\" ", " end "}));
}

} // namespace
} // namespace perfdeck
