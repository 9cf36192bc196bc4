// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/rules/PrometheusRules.h"

#include "core/alerts/rules/PromCondition.h"
#include "core/alerts/rules/PromQuery.h"
#include "core/alerts/rules/RuleCheck.h"
#include "core/base/Text.h"
#include "core/base/Utf8.h"
#include "core/model/Alert.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <set>
#include <utility>
#include <yaml-cpp/yaml.h>

namespace perfdeck {

namespace {

constexpr std::array<std::pair<std::string_view, Severity>, 12> kSeverities{{
    {"critical", Severity::Critical},
    {"page", Severity::Critical},
    {"error", Severity::Critical},
    {"high", Severity::Critical},
    {"emergency", Severity::Critical},
    {"warning", Severity::Warning},
    {"warn", Severity::Warning},
    {"ticket", Severity::Warning},
    {"medium", Severity::Warning},
    {"info", Severity::Info},
    {"notice", Severity::Info},
    {"low", Severity::Info},
}};

std::string scalar(const YAML::Node &node)
{
    return node && node.IsScalar() ? node.Scalar() : std::string();
}

std::size_t lineOf(const YAML::Node &node)
{
    return static_cast<std::size_t>(std::max(node.Mark().line, 0)) + 1;
}

/// "HighErrorRate5xx" as "high-error-rate5xx".
std::string idOf(std::string_view name)
{
    std::string id;
    for (std::size_t at = 0; at < name.size() && id.size() < kLongestRuleId - 20; ++at) {
        const auto c = static_cast<unsigned char>(name[at]);
        const bool isPlain = c < 0x80 && std::isalnum(c) != 0;
        const bool isCapital = c >= 'A' && c <= 'Z';
        const auto before = static_cast<unsigned char>(at > 0 ? name[at - 1] : '-');
        const bool isNewWord
            = isCapital && (std::islower(before) != 0 || std::isdigit(before) != 0);
        if ((!isPlain || isNewWord) && !id.empty() && id.back() != '-')
            id += '-';
        if (isPlain)
            id += static_cast<char>(std::tolower(c));
    }
    while (id.ends_with('-'))
        id.pop_back();
    return id.empty() ? "rule" : id;
}

class Importer final
{
public:
    explicit Importer(std::string file)
        : m_file(std::move(file))
    {
    }

    ImportedRules import(const YAML::Node &root)
    {
        const YAML::Node groups = root.IsMap() ? root["groups"] : YAML::Node();
        if (!groups || !groups.IsSequence()) {
            m_imported.refused.push_back(
                {m_file, 0, {}, "it has no list of groups: this is no rule file of Prometheus"});
            return std::move(m_imported);
        }
        for (const YAML::Node &group : groups)
            importGroup(group);
        return std::move(m_imported);
    }

private:
    void refuse(const YAML::Node &node, const std::string &name, std::string reason)
    {
        m_imported.refused.push_back({m_file, lineOf(node), name, std::move(reason)});
    }

    void importGroup(const YAML::Node &group)
    {
        const YAML::Node rules = group.IsMap() ? group["rules"] : YAML::Node();
        if (!rules || !rules.IsSequence())
            return refuse(group,
                          scalar(group.IsMap() ? group["name"] : YAML::Node()),
                          "the group has no list of rules");
        std::optional<Duration> interval;
        if (const auto written = parsePromDuration(scalar(group["interval"])))
            interval = *written;
        for (const YAML::Node &rule : rules) {
            // References let a small file name the same rules again and again.
            if (++m_count > kMostRules)
                return;
            if (rule.IsMap() && rule["alert"])
                importRule(rule, interval);
            else if (rule.IsMap() && rule["record"])
                refuse(rule,
                       scalar(rule["record"]),
                       "it records a metric; write that as a [[metric]] of your own");
            else
                refuse(rule, {}, "it is neither an alert nor a record");
        }
    }

    void importRule(const YAML::Node &node, std::optional<Duration> interval)
    {
        const std::string name = scalar(node["alert"]);
        auto condition = promCondition(scalar(node["expr"]));
        if (!condition)
            return refuse(node["expr"] ? node["expr"] : node, name, condition.error().reason);
        AlertRule rule;
        m_notes = std::move(condition->notes);
        rule.condition = std::move(condition->condition);
        rule.noData = NoDataPolicy::Normal;
        rule.interval = interval.value_or(rule.interval);
        rule.pending.fill(Duration(0));
        readLabels(rule, node["labels"]);
        readAnnotations(rule, node["annotations"], name);
        rule.ladder.comparator = condition->comparator;
        rule.ladder.raise[static_cast<std::size_t>(m_severity)] = condition->level;
        if (!readLength(node["for"], rule.pending[static_cast<std::size_t>(m_severity)])
            || !readLength(node["keep_firing_for"], rule.keepFiring))
            return refuse(node, name, "a length of time that cannot be read");
        rule.pending.fill(rule.pending[static_cast<std::size_t>(m_severity)]);
        rule.id = freeId(idOf(name));
        if (const auto faults = ruleFaults(rule); !faults.empty())
            return refuse(node, name, faults.front().sentence);
        m_ids.insert(rule.id);
        for (std::string &note : m_notes)
            m_imported.notes.push_back({m_file, lineOf(node), rule.id, std::move(note)});
        m_imported.rules.push_back(std::move(rule));
    }

    void readLabels(AlertRule &rule, const YAML::Node &labels)
    {
        m_severity = Severity::Warning;
        if (!labels || !labels.IsMap())
            return;
        for (const auto &entry : labels) {
            const std::string name = scalar(entry.first);
            const std::string value = scalar(entry.second);
            const auto known = std::ranges::find_if(
                kSeverities, [&value](const auto &row) { return row.first == value; });
            if (name == "severity" && known != kSeverities.end())
                m_severity = known->second;
            else if (name == "severity")
                m_notes.push_back("the severity " + value + " is not known and became warning");
            else if (value.find("{{") != std::string::npos)
                m_notes.push_back("the label " + name + " was left out: it is a template");
            else if (!value.empty())
                rule.labels.set(name, value);
        }
    }

    void readAnnotations(AlertRule &rule, const YAML::Node &annotations, const std::string &name)
    {
        const auto filled = [&](std::initializer_list<const char *> keys) {
            for (const char *key : keys)
                if (annotations && annotations.IsMap() && annotations[key])
                    return std::string(trimmed(scalar(annotations[key])));
            return std::string();
        };
        std::vector<std::string> lost;
        const std::string summary = filled({"summary", "title"});
        rule.title = promTemplate(summary.empty() ? name : summary, lost);
        rule.text = promTemplate(filled({"description", "message"}), lost);
        const std::string book = filled({"runbook_url", "runbook"});
        if (book.starts_with("http://") || book.starts_with("https://"))
            rule.runbook = book;
        if (rule.title.size() > 200) {
            // Too long for a title: the name says what it is, the text the rest.
            if (rule.text.empty())
                rule.text = rule.title;
            rule.title = promTemplate(name, lost);
        }
        for (const std::string &action : lost)
            m_notes.push_back("{{" + action + "}} was left out of a text");
    }

    static bool readLength(const YAML::Node &node, Duration &target)
    {
        if (!node)
            return true;
        const auto length = parsePromDuration(scalar(node));
        if (length)
            target = *length;
        return length.has_value();
    }

    [[nodiscard]] std::string freeId(const std::string &wanted) const
    {
        if (!m_ids.contains(wanted))
            return wanted;
        const std::string graded = wanted + '-' + std::string(severityName(m_severity));
        if (!m_ids.contains(graded))
            return graded;
        for (std::size_t number = 2;; ++number)
            if (std::string id = wanted + '-' + std::to_string(number); !m_ids.contains(id))
                return id;
    }

    std::string m_file;
    ImportedRules m_imported;
    std::set<std::string> m_ids;
    std::size_t m_count = 0;
    Severity m_severity = Severity::Warning; ///< of the rule at hand
    std::vector<std::string> m_notes; ///< of the rule at hand
};

/// What stands between {{ and }} as a field of ours; empty when it is none.
std::string field(std::string_view action)
{
    const std::string_view first = trimmed(action.substr(0, action.find('|')));
    for (const std::string_view prefix : {"$labels.", ".Labels."})
        if (first.starts_with(prefix)
            && std::ranges::all_of(first.substr(prefix.size()), [](char c) {
                   return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
               }))
            return "{labels." + std::string(first.substr(prefix.size())) + '}';
    const bool isPrinted = first.starts_with("printf ") && first.ends_with(" $value");
    const bool isHumanized = first.starts_with("humanize") && first.ends_with(" $value");
    if (first == "$value" || first == ".Value" || isPrinted || isHumanized)
        return "{value}";
    return {};
}

void commentLine(std::string &text, const RuleProblem &problem)
{
    std::string line
        = "line " + std::to_string(problem.line) + ", " + problem.rule + ": " + problem.sentence;
    const bool isText = isUtf8(line);
    const auto isOdd = [isText](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < ' ' || byte == 0x7f || (byte > 0x7f && !isText);
    };
    std::ranges::replace_if(line, isOdd, ' ');
    text += "#   " + line + '\n';
}

} // namespace

std::string promTemplate(std::string_view pattern, std::vector<std::string> &lost)
{
    std::string text;
    while (!pattern.empty()) {
        const std::size_t begin = std::min(pattern.find("{{"), pattern.size());
        for (const char c : pattern.substr(0, begin))
            text.append(c == '{' || c == '}' ? 2 : 1, c);
        pattern.remove_prefix(begin);
        const std::size_t end = pattern.find("}}");
        if (pattern.empty() || end == std::string_view::npos)
            break;
        const std::string_view action = pattern.substr(2, end - 2);
        const std::string known = field(action);
        if (known.empty())
            lost.emplace_back(action.substr(0, 100));
        text += known;
        pattern.remove_prefix(end + 2);
    }
    return text;
}

ImportedRules importPrometheusRules(std::string_view yaml, const std::string &file)
{
    ImportedRules imported;
    const auto refuse = [&](std::size_t line, std::string reason) {
        imported.refused.push_back({file, line, {}, std::move(reason)});
        return imported;
    };
    if (yaml.size() > kLargestRuleFile)
        return refuse(0, "a file of rules has at most 4 MiB");
    try {
        return Importer(file).import(YAML::Load(std::string(yaml)));
    } catch (const YAML::Exception &error) {
        return refuse(static_cast<std::size_t>(std::max(error.mark.line, 0)) + 1, error.msg);
    }
}

std::string importedText(const ImportedRules &imported, const std::string &file)
{
    std::string name = file;
    std::ranges::replace_if(
        name, [](char c) { return static_cast<unsigned char>(c) < ' '; }, ' ');
    std::string text = "# Rules of Prometheus from " + name + ".\n";
    if (!imported.refused.empty())
        text += "# Not taken:\n";
    for (const RuleProblem &problem : imported.refused)
        commentLine(text, problem);
    if (!imported.notes.empty())
        text += "# Not quite the same:\n";
    for (const RuleProblem &problem : imported.notes)
        commentLine(text, problem);
    for (const AlertRule &rule : imported.rules)
        text += '\n' + ruleText(rule);
    return text;
}

} // namespace perfdeck
