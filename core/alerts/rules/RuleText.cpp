// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/rules/RuleText.h"

#include "core/alerts/rules/RuleFile.h"
#include "core/alerts/rules/RuleWords.h"
#include "core/model/Alert.h"
#include "core/model/TomlText.h"

#include <algorithm>
#include <cmath>

namespace perfdeck {

namespace {

std::string table(const Labels &labels)
{
    std::string written = "{ ";
    for (const auto &[name, value] : labels)
        written += (written.size() > 2 ? ", " : "") + name + " = " + tomlText(value);
    return written + " }";
}

/// A level as people would write it: numbers that are always lengths of time with their unit.
std::string level(double value, const AlertCondition &condition)
{
    const bool isLength = std::holds_alternative<AbsenceCondition>(condition)
        || std::holds_alternative<ForecastCondition>(condition)
        || std::holds_alternative<SourceCondition>(condition);
    constexpr double kMost = 1e9; ///< seconds; more is not meant as a length of time
    if (isLength && value > 0 && value < kMost && value == std::floor(value))
        return tomlLength(std::chrono::seconds(static_cast<std::int64_t>(value)));
    return tomlNumber(value);
}

/// Writes the entries of one rule in their order.
class Writer final
{
public:
    explicit Writer(const AlertRule &rule)
        : m_rule(rule)
    {
    }

    std::vector<RuleEntry> write()
    {
        add("id", tomlText(m_rule.id));
        if (!m_rule.isEnabled)
            add("enabled", "false");
        addText("title", m_rule.title);
        addText("text", m_rule.text);
        addText("runbook", m_rule.runbook);
        if (!m_rule.labels.empty())
            add("labels", table(m_rule.labels));
        if (!std::holds_alternative<ThresholdCondition>(m_rule.condition))
            add("kind", tomlText(conditionName(m_rule.condition)));
        std::visit([this](const auto &condition) { writeCondition(condition); }, m_rule.condition);
        writeLadder();
        writeTimes();
        return std::move(m_entries);
    }

private:
    void add(std::string key, const std::string &value)
    {
        std::string line = key + " = " + value;
        m_entries.push_back({std::move(key), {std::move(line)}});
    }

    void addText(const char *key, const std::string &text)
    {
        if (!text.empty())
            add(key, tomlText(text));
    }

    void addList(const char *key, const std::vector<std::string> &texts)
    {
        if (!texts.empty())
            add(key, tomlList(texts));
    }

    void addLength(const char *key, Duration value, Duration usual)
    {
        if (value != usual)
            add(key, tomlLength(value));
    }

    void addLength(const char *key, const std::optional<Duration> &value)
    {
        if (value)
            add(key, tomlLength(*value));
    }

    void writeCondition(const ThresholdCondition &condition)
    {
        add("series", tomlText(condition.series));
        if (condition.reducer != Reducer::Average)
            add("reduce", tomlText(reductionText(condition.reducer, condition.quantile)));
        addLength("window", condition.window, ThresholdCondition().window);
    }

    void writeCondition(const ChangeCondition &condition)
    {
        writeCondition(condition.measured);
        if (condition.kind != ChangeCondition().kind)
            add("change", tomlText(changeKindName(condition.kind)));
        addLength("ago", condition.ago, ChangeCondition().ago);
    }

    void writeCondition(const AbsenceCondition &condition)
    {
        add("series", tomlText(condition.series));
    }

    void writeCondition(const AnomalyCondition &condition)
    {
        add("series", tomlText(condition.series));
    }

    void writeCondition(const RegressionCondition &condition)
    {
        addText("series", condition.series);
        if (condition.confidence != RegressionCondition().confidence)
            add("confidence", tomlNumber(condition.confidence));
    }

    void writeCondition(const ForecastCondition &condition)
    {
        add("series", tomlText(condition.series));
        add("limit", tomlNumber(condition.limit));
        addLength("past", condition.past, ForecastCondition().past);
        if (condition.isEarliest)
            add("earliest", "true");
    }

    void writeCondition(const SourceCondition &condition)
    {
        addText("source", condition.source);
        addText("source_kind", condition.kind);
    }

    void writeCondition(const CompositeCondition &condition)
    {
        addList("all", condition.all);
        addList("any", condition.any);
        addList("none", condition.none);
        addList("on", condition.on);
    }

    void writeLadder()
    {
        const AlertLadder &ladder = m_rule.ladder;
        if (const auto only = onlySeverity(ladder)) {
            add("severity", tomlText(severityName(static_cast<Severity>(*only))));
            return;
        }
        if (ladder.comparator != usualComparator(m_rule.condition))
            add("compare", tomlText(comparatorText(ladder.comparator)));
        RuleEntry clears{"clear", {}};
        for (std::size_t at = 0; at < ladder.raise.size(); ++at) {
            const std::string name(severityName(static_cast<Severity>(at)));
            if (ladder.raise[at])
                add(name, level(*ladder.raise[at], m_rule.condition));
            if (ladder.clear[at])
                clears.lines.push_back("clear." + name + " = "
                                       + level(*ladder.clear[at], m_rule.condition));
        }
        if (!clears.lines.empty())
            m_entries.push_back(std::move(clears));
    }

    void writePending()
    {
        const auto &pending = m_rule.pending;
        const auto usual = AlertRule().pending;
        RuleEntry entry{"for", {}};
        if (pending == usual)
            return;
        if (std::ranges::all_of(pending, [&](Duration each) { return each == pending[0]; }))
            return add("for", tomlLength(pending[0]));
        for (std::size_t at = 0; at < pending.size(); ++at)
            if (pending[at] != usual[at])
                entry.lines.push_back("for." + std::string(severityName(static_cast<Severity>(at)))
                                      + " = " + tomlLength(pending[at]));
        m_entries.push_back(std::move(entry));
    }

    void writeTimes()
    {
        writePending();
        const AlertRule usual;
        addLength("keep_firing", m_rule.keepFiring, usual.keepFiring);
        addLength("interval", m_rule.interval, usual.interval);
        addLength("repeat", m_rule.repeat);
        if (m_rule.noData != usual.noData)
            add("no_data", tomlText(noDataPolicyName(m_rule.noData)));
        addLength("grace", m_rule.grace);
        if (m_rule.maxInstances != usual.maxInstances)
            add("max_instances", std::to_string(m_rule.maxInstances));
    }

    const AlertRule &m_rule;
    std::vector<RuleEntry> m_entries;
};

} // namespace

std::vector<RuleEntry> ruleEntries(const AlertRule &rule)
{
    return Writer(rule).write();
}

std::string ruleText(const AlertRule &rule)
{
    std::string text = "[[rule]]\n";
    for (const RuleEntry &entry : ruleEntries(rule))
        for (const std::string &line : entry.lines)
            text += line + '\n';
    return text;
}

} // namespace perfdeck
