// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/rules/RuleFile.h"

#include "core/alerts/rules/RuleTable.h"
#include "core/alerts/rules/RuleWords.h"
#include "core/model/Alert.h"

#include <toml++/toml.h>

#include <utility>

namespace perfdeck {

namespace {

/// An empty condition of the kind that is named; none when there is no such kind.
std::optional<AlertCondition> emptyCondition(std::string_view kind)
{
    const std::array<AlertCondition, std::variant_size_v<AlertCondition>> conditions{
        ThresholdCondition{},
        ChangeCondition{},
        AbsenceCondition{},
        AnomalyCondition{},
        RegressionCondition{},
        ForecastCondition{},
        SourceCondition{},
        CompositeCondition{}};
    for (const AlertCondition &condition : conditions)
        if (conditionName(condition) == kind)
            return condition;
    return std::nullopt;
}

/// Reads one [[rule]].
class Reader final
{
public:
    explicit Reader(const toml::table &table)
        : m_table(table)
        , m_isSwitch(table.size() == 2 && table.contains("id") && table.contains("enabled"))
    {
    }

    /// Check faults() before use.
    AlertRule read()
    {
        m_table.take("id", m_rule.id);
        m_table.take("enabled", m_rule.isEnabled);
        if (m_isSwitch)
            return std::move(m_rule);
        m_table.take("title", m_rule.title);
        m_table.take("text", m_rule.text);
        m_table.take("runbook", m_rule.runbook);
        m_table.take("labels", m_rule.labels);
        std::string kind = "threshold";
        m_table.take("kind", kind);
        if (auto condition = emptyCondition(kind)) {
            m_rule.condition = std::move(*condition);
            std::visit([this](auto &each) { readCondition(each); }, m_rule.condition);
            readLadder();
            readTimes();
            m_table.refuseTheRest(kind);
        } else {
            m_table.fault("kind",
                          "there is no kind " + kind
                              + "; known are threshold, change, absence, anomaly, regression, "
                                "forecast, source and composite");
        }
        return std::move(m_rule);
    }

    [[nodiscard]] bool isSwitch() const { return m_isSwitch; }

    std::vector<RuleFault> faults() && { return std::move(m_table).faults(); }

private:
    void readCondition(ThresholdCondition &condition)
    {
        m_table.take("series", condition.series);
        m_table.take("window", condition.window);
        if (!m_table.has("reduce"))
            return;
        std::string word;
        m_table.take("reduce", word);
        if (const auto reduction = parseReduction(word))
            std::tie(condition.reducer, condition.quantile) = *reduction;
        else
            m_table.fault("reduce",
                          "it is none of avg, min, max, sum, last, count, rate, increase and p95");
    }

    void readCondition(ChangeCondition &condition)
    {
        readCondition(condition.measured);
        m_table.takeWord("change", changeKind, "absolute and relative", condition.kind);
        m_table.take("ago", condition.ago);
    }

    void readCondition(AbsenceCondition &condition) { m_table.take("series", condition.series); }

    void readCondition(AnomalyCondition &condition) { m_table.take("series", condition.series); }

    void readCondition(RegressionCondition &condition)
    {
        m_table.take("series", condition.series);
        m_table.take("confidence", Unit::Ratio, condition.confidence);
    }

    void readCondition(ForecastCondition &condition)
    {
        m_table.take("series", condition.series);
        if (!m_table.has("limit"))
            m_table.fault("", "a forecast needs a limit: what it is that the series reaches");
        m_table.take("limit", seriesUnit(condition.series), condition.limit);
        m_table.take("past", condition.past);
        m_table.take("earliest", condition.isEarliest);
    }

    void readCondition(SourceCondition &condition)
    {
        m_table.take("source", condition.source);
        m_table.take("source_kind", condition.kind);
    }

    void readCondition(CompositeCondition &condition)
    {
        m_table.take("all", condition.all);
        m_table.take("any", condition.any);
        m_table.take("none", condition.none);
        m_table.take("on", condition.on);
    }

    void readLadder()
    {
        AlertLadder &ladder = m_rule.ladder;
        ladder.comparator = usualComparator(m_rule.condition);
        if (m_table.has("severity"))
            return readSeverity();
        m_table.takeWord("compare", comparator, "> >= < <= == and !=", ladder.comparator);
        const Unit unit = valueUnit(m_rule.condition);
        for (const auto severity : {Severity::Info, Severity::Warning, Severity::Critical})
            m_table.take(
                severityName(severity), unit, ladder.raise[static_cast<std::size_t>(severity)]);
        m_table.takeEach("clear", unit, ladder.clear);
    }

    /// For numbers that are 1 or 0.
    void readSeverity()
    {
        Severity severity = Severity::Info;
        m_table.takeWord("severity", alertSeverity, "info, warning and critical", severity);
        m_rule.ladder.comparator = Comparator::AtLeast;
        m_rule.ladder.raise[static_cast<std::size_t>(severity)] = 1;
    }

    void readTimes()
    {
        m_table.take("interval", m_rule.interval);
        m_table.takeEach("for", m_rule.pending);
        m_table.take("keep_firing", m_rule.keepFiring);
        m_table.take("repeat", m_rule.repeat);
        m_table.takeWord("no_data", noDataPolicy, "keep, alert and normal", m_rule.noData);
        m_table.take("grace", m_rule.grace);
        m_table.take("max_instances", m_rule.maxInstances);
    }

    RuleTable m_table;
    bool m_isSwitch;
    AlertRule m_rule;
};

std::size_t lineOf(const toml::node &node)
{
    return node.source().begin.line;
}

/// Where the entry stands, else its rule.
std::size_t lineOf(const toml::table &rule, const std::string &key)
{
    const toml::node *node = key.empty() ? nullptr : rule.at_path(key).node();
    return lineOf(node != nullptr && lineOf(*node) != 0 ? *node : rule);
}

void readInto(RuleSet &set, const toml::table &table, const std::string &file)
{
    Reader reader(table);
    const bool isSwitch = reader.isSwitch();
    AlertRule rule = reader.read();
    std::vector<RuleFault> faults = std::move(reader).faults();
    if (faults.empty() && !isSwitch)
        faults = ruleFaults(rule);
    else if (faults.empty() && !isRuleId(rule.id))
        faults.push_back({"id", "it is not the id of a rule"});
    for (RuleFault &fault : faults)
        set.problems.push_back(
            {file,
             lineOf(table, fault.key),
             rule.id,
             (fault.key.empty() ? std::string() : fault.key + ": ") + std::move(fault.sentence)});
    if (faults.empty())
        set.rules.push_back({std::move(rule), file, lineOf(table), isSwitch});
}

void readInto(RuleSet &set, const toml::table &root, const std::string &file, std::size_t most)
{
    const auto refuse = [&](const toml::node &node, std::string sentence) {
        set.problems.push_back({file, lineOf(node), {}, std::move(sentence)});
    };
    for (const auto &[key, node] : root) {
        if (key != "rule") {
            refuse(node, "the key " + std::string(key.str()) + " is not known; rules are [[rule]]");
        } else if (!node.is_array_of_tables()) {
            refuse(node, "rules are written as [[rule]]");
        } else if (node.as_array()->size() > most) {
            refuse(node, "more than 10,000 rules in one file");
        } else {
            for (const toml::node &rule : *node.as_array())
                readInto(set, *rule.as_table(), file);
        }
    }
}

} // namespace

std::string RuleProblem::text() const
{
    const std::string place = line == 0 ? file : file + ':' + std::to_string(line);
    return place + ": " + sentence;
}

std::string WrittenRule::origin() const
{
    return line == 0 ? file : file + ':' + std::to_string(line);
}

RuleSet readRules(std::string_view text, const std::string &file)
{
    RuleSet set;
    if (text.size() > kLargestRuleFile) {
        set.problems.push_back({file, 0, {}, "a file of rules has at most 4 MiB"});
        return set;
    }
    try {
        readInto(set, toml::parse(text, file), file, kMostRules);
    } catch (const toml::parse_error &error) {
        set.problems.push_back(
            {file, error.source().begin.line, {}, std::string(error.description())});
    }
    return set;
}

} // namespace perfdeck
