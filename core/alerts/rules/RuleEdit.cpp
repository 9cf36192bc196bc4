// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/rules/RuleEdit.h"

#include "core/alerts/rules/RuleCheck.h"
#include "core/alerts/rules/RuleFile.h"
#include "core/alerts/rules/RuleText.h"
#include "core/base/Text.h"

#include <toml++/toml.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <vector>

namespace perfdeck {

namespace {

/// A text by lines, each with its end. Numbers count from 1, as those of problems.
class Lines final
{
public:
    explicit Lines(std::string_view text)
        : m_end(text.find("\r\n") < text.find('\n') ? "\r\n" : "\n")
    {
        while (!text.empty()) {
            const std::size_t length = std::min(text.find('\n'), text.size() - 1) + 1;
            m_lines.emplace_back(text.substr(0, length));
            text.remove_prefix(length);
        }
    }

    [[nodiscard]] std::size_t count() const { return m_lines.size(); }

    [[nodiscard]] std::string_view at(std::size_t number) const { return m_lines[number - 1]; }

    [[nodiscard]] bool isBlank(std::size_t number) const { return trimmed(at(number)).empty(); }

    void set(std::size_t number, std::string text) { m_lines[number - 1] = std::move(text); }

    void clear(std::size_t from, std::size_t to)
    {
        for (std::size_t number = from; number <= to; ++number)
            m_lines[number - 1].clear();
    }

    void appendTo(std::size_t number, const std::string &text) { m_lines[number - 1] += text; }

    /// Ends the last line where it has no end.
    void close()
    {
        if (!m_lines.empty() && !m_lines.back().ends_with('\n'))
            m_lines.back() += m_end;
    }

    /// Lines with the ends of this text.
    [[nodiscard]] std::string ended(const std::vector<std::string> &lines) const
    {
        std::string text;
        for (const std::string &line : lines)
            (text += line) += m_end;
        return text;
    }

    [[nodiscard]] std::string text() const
    {
        std::string all;
        for (const std::string &line : m_lines)
            all += line;
        return all;
    }

private:
    std::string m_end;
    std::vector<std::string> m_lines;
};

/// The lines of one entry and what stands behind its value.
struct EntryPlace
{
    std::vector<std::pair<std::size_t, std::size_t>> lines; ///< from, to
    std::string comment; ///< of an entry of one value; with the blanks before it
    bool hasHeader = false; ///< a table of its own: [rule.clear]
};

/// Behind so many characters of UTF-8.
std::string_view behind(std::string_view line, std::size_t characters)
{
    std::size_t at = 0;
    while (at < line.size() && characters > 0) {
        ++at;
        while (at < line.size() && (static_cast<unsigned char>(line[at]) & 0xc0U) == 0x80U)
            ++at;
        --characters;
    }
    return line.substr(at);
}

void addPlaces(EntryPlace &place, const Lines &lines, const toml::key &key, const toml::node &node)
{
    const auto *table = node.as_table();
    if (table != nullptr && !table->is_inline()) {
        place.hasHeader
            = place.hasHeader || trimmed(lines.at(node.source().begin.line)).starts_with('[');
        for (const auto &[name, value] : *table)
            addPlaces(place, lines, name, value);
        return;
    }
    place.lines.emplace_back(key.source().begin.line, node.source().end.line);
    const auto rest
        = behind(lines.at(node.source().end.line), node.source().end.column - std::size_t{1});
    place.comment = rest.substr(0, rest.find_last_not_of(" \t\r\n") + 1);
}

std::size_t lastLine(const toml::node &node)
{
    std::size_t last = node.source().end.line;
    if (const auto *table = node.as_table())
        for (const auto &[key, value] : *table)
            last = std::max(last, lastLine(value));
    return last;
}

Result<toml::table> parsed(std::string_view text)
{
    if (text.size() > kLargestRuleFile)
        return failure(ErrorKind::TooLarge, "A file of rules has at most 4 MiB");
    try {
        return toml::parse(text);
    } catch (const toml::parse_error &error) {
        return failure(ErrorKind::InvalidInput,
                       "The file of rules cannot be changed while it cannot be read",
                       "line " + std::to_string(error.source().begin.line) + ": "
                           + std::string(error.description()),
                       "Mend that line first");
    }
}

/// The first with this id that is in force, else the first with it; null when there is none.
const toml::table *findRule(const toml::table &root, std::string_view text, std::string_view id)
{
    const RuleSet set = readRules(text, {});
    const auto inForce = std::ranges::find_if(
        set.rules, [id](const WrittenRule &written) { return written.rule.id == id; });
    const toml::array *rules = root["rule"].as_array();
    for (std::size_t at = 0; rules != nullptr && at < rules->size(); ++at) {
        const toml::table *table = (*rules)[at].as_table();
        if (table == nullptr || (*table)["id"].value<std::string_view>() != id)
            continue;
        if (inForce == set.rules.end() || inForce->line == table->source().begin.line)
            return table;
    }
    return nullptr;
}

/// The rules of a text, the one of this id apart.
struct Parted
{
    std::vector<AlertRule> others;
    std::vector<std::string> problems; ///< of the others, without their lines
    std::vector<AlertRule> wanted;
};

Parted parted(std::string_view text, const std::string &id)
{
    Parted result;
    RuleSet set = readRules(text, {});
    for (WrittenRule &written : set.rules)
        (written.rule.id == id ? result.wanted : result.others).push_back(std::move(written.rule));
    for (const RuleProblem &problem : set.problems)
        if (problem.rule != id)
            result.problems.push_back(problem.rule + problem.sentence);
    return result;
}

/// Whether the change did what it was to do, and nothing else.
bool isRight(const Parted &before, const std::string &after, const AlertRule &rule)
{
    const Parted now = parted(after, rule.id);
    return now.others == before.others && now.problems == before.problems && !now.wanted.empty()
        && ruleEntries(now.wanted.front()) == ruleEntries(rule);
}

/// Writes the entries that differ anew. None where an entry stands in a table of its own.
std::optional<std::string>
entriesReplaced(Lines lines, const toml::table &table, const AlertRule &old, const AlertRule &rule)
{
    std::map<std::string, std::vector<std::string>> before;
    for (RuleEntry &entry : ruleEntries(old))
        before.emplace(std::move(entry.key), std::move(entry.lines));
    std::map<std::string, EntryPlace> places;
    for (const auto &[key, node] : table)
        addPlaces(places[std::string(key.str())], lines, key, node);

    std::vector<RuleEntry> entries = ruleEntries(rule);
    std::size_t last = table.source().begin.line;
    for (const auto &[key, place] : places) {
        if (place.hasHeader)
            continue;
        last = std::max(last, place.lines.back().second);
        const auto now = std::ranges::find(entries, key, &RuleEntry::key);
        const auto then = before.find(key);
        const bool isWritten = now != entries.end();
        if (isWritten ? then != before.end() && then->second == now->lines : then == before.end())
            continue;
        for (const auto &[from, to] : place.lines)
            lines.clear(from, to);
        if (!isWritten)
            continue;
        if (place.lines.size() == 1 && now->lines.size() == 1)
            now->lines.back() += place.comment;
        lines.set(place.lines.front().first, lines.ended(now->lines));
    }
    std::vector<std::string> added;
    for (const RuleEntry &entry : entries) {
        const auto place = places.find(entry.key);
        if (place == places.end())
            added.insert(added.end(), entry.lines.begin(), entry.lines.end());
        else if (place->second.hasHeader && before[entry.key] != entry.lines)
            return std::nullopt;
    }
    if (!added.empty() && last == lines.count())
        lines.close();
    lines.appendTo(last, lines.ended(added));
    return lines.text();
}

std::vector<std::string> ruleLines(const AlertRule &rule)
{
    std::vector<std::string> all{"[[rule]]"};
    for (RuleEntry &entry : ruleEntries(rule))
        std::ranges::move(entry.lines, std::back_inserter(all));
    return all;
}

std::string wholeReplaced(Lines lines, const toml::table &table, const AlertRule &rule)
{
    const std::size_t from = table.source().begin.line;
    lines.clear(from, lastLine(table));
    lines.set(from, lines.ended(ruleLines(rule)));
    return lines.text();
}

std::string appended(Lines lines, const AlertRule &rule)
{
    lines.close();
    std::vector<std::string> added = ruleLines(rule);
    if (lines.count() > 0)
        added.insert(added.begin(), std::string());
    return lines.text() + lines.ended(added);
}

} // namespace

Result<std::string> replaceRule(std::string_view text, const AlertRule &rule)
{
    if (const auto faults = ruleFaults(rule); !faults.empty())
        return failure(ErrorKind::InvalidInput,
                       "The rule " + rule.id + " was not written",
                       (faults.front().key.empty() ? "" : faults.front().key + ": ")
                           + faults.front().sentence);
    const auto root = parsed(text);
    if (!root)
        return failure(root.error());
    const Lines lines(text);
    const toml::table *table = findRule(*root, text, rule.id);
    const Parted before = parted(text, rule.id);
    std::vector<std::string> candidates;
    if (table == nullptr)
        candidates.push_back(appended(lines, rule));
    if (table != nullptr && !before.wanted.empty())
        if (auto careful = entriesReplaced(lines, *table, before.wanted.front(), rule))
            candidates.push_back(std::move(*careful));
    if (table != nullptr)
        candidates.push_back(wholeReplaced(lines, *table, rule));
    for (std::string &candidate : candidates)
        if (isRight(before, candidate, rule))
            return std::move(candidate);
    return failure(ErrorKind::Unsupported,
                   "The rule " + rule.id + " was not written",
                   "the file is written in a way in which it cannot be changed",
                   "Change it with an editor of texts");
}

Result<std::string> removeRule(std::string_view text, std::string_view id)
{
    const auto root = parsed(text);
    if (!root)
        return failure(root.error());
    const toml::table *table = findRule(*root, text, id);
    if (table == nullptr)
        return failure(ErrorKind::NotFound, "There is no rule " + std::string(id) + " in the file");
    Lines lines(text);
    const std::size_t from = table->source().begin.line;
    const std::size_t to = lastLine(*table);
    const bool isLoose = to == lines.count() || lines.isBlank(to + 1);
    // The blank line that set it apart goes with it.
    lines.clear(isLoose && from > 1 && lines.isBlank(from - 1) ? from - 1 : from, to);
    return lines.text();
}

} // namespace perfdeck
