// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/rules/RuleText.h"

#include "core/alerts/rules/RuleFile.h"
#include "core/alerts/rules/RuleWords.h"
#include "core/model/Alert.h"
#include "core/model/RangeExpression.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>

namespace perfdeck {

namespace {

/// In apostrophes where that spares escapes.
std::string tomlText(std::string_view text)
{
    const auto isPlain = [](char c) { return static_cast<unsigned char>(c) >= ' ' && c != 0x7f; };
    if (text.find_first_of("\"\\") != std::string_view::npos
        && text.find('\'') == std::string_view::npos && std::ranges::all_of(text, isPlain))
        return '\'' + std::string(text) + '\'';
    std::string written = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            (written += '\\') += c;
        } else if (c == '\n') {
            written += "\\n";
        } else if (isPlain(c)) {
            written += c;
        } else {
            std::array<char, 8> escape{};
            std::snprintf(escape.data(), escape.size(), "\\u%04X", static_cast<unsigned char>(c));
            written += escape.data();
        }
    }
    return written + '"';
}

std::string list(const std::vector<std::string> &texts)
{
    std::string written = "[";
    for (const std::string &text : texts)
        written += (written.size() > 1 ? ", " : "") + tomlText(text);
    return written + ']';
}

std::string table(const Labels &labels)
{
    std::string written = "{ ";
    for (const auto &[name, value] : labels)
        written += (written.size() > 2 ? ", " : "") + name + " = " + tomlText(value);
    return written + " }";
}

/// Read back to the same bits; large ones with an exponent, since whole numbers end at 2^63.
std::string number(double value)
{
    constexpr double kLargestWhole = 1e15;
    std::array<char, 32> text{};
    char *const end = text.data() + text.size();
    const auto written = std::abs(value) < kLargestWhole
        ? std::to_chars(text.data(), end, value)
        : std::to_chars(text.data(), end, value, std::chars_format::scientific);
    return {text.data(), written.ptr};
}

std::string length(Duration duration)
{
    return tomlText(duration == Duration(0) ? "0s" : durationExpression(duration));
}

/// A level as people would write it: numbers that are always lengths of time with their unit.
std::string level(double value, const AlertCondition &condition)
{
    const bool isLength = std::holds_alternative<AbsenceCondition>(condition)
        || std::holds_alternative<ForecastCondition>(condition)
        || std::holds_alternative<SourceCondition>(condition);
    constexpr double kMost = 1e9; ///< seconds; more is not meant as a length of time
    if (isLength && value > 0 && value < kMost && value == std::floor(value))
        return length(std::chrono::seconds(static_cast<std::int64_t>(value)));
    return number(value);
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
            add(key, list(texts));
    }

    void addLength(const char *key, Duration value, Duration usual)
    {
        if (value != usual)
            add(key, length(value));
    }

    void addLength(const char *key, const std::optional<Duration> &value)
    {
        if (value)
            add(key, length(*value));
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
            add("confidence", number(condition.confidence));
    }

    void writeCondition(const ForecastCondition &condition)
    {
        add("series", tomlText(condition.series));
        add("limit", number(condition.limit));
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
            return add("for", length(pending[0]));
        for (std::size_t at = 0; at < pending.size(); ++at)
            if (pending[at] != usual[at])
                entry.lines.push_back("for." + std::string(severityName(static_cast<Severity>(at)))
                                      + " = " + length(pending[at]));
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
