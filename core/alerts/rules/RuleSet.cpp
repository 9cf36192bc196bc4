// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/rules/RuleSet.h"

#include "core/alerts/rules/BundledAlertFiles.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <set>
#include <system_error>
#include <unordered_map>
#include <utility>

namespace perfdeck {

namespace {

void append(RuleSet &set, RuleSet more)
{
    std::ranges::move(more.rules, std::back_inserter(set.rules));
    std::ranges::move(more.problems, std::back_inserter(set.problems));
}

void refuse(RuleSet &set, const WrittenRule &written, std::string sentence)
{
    set.problems.push_back({written.file, written.line, written.rule.id, std::move(sentence)});
}

RuleSet readFile(const std::filesystem::path &path)
{
    std::ifstream stream(path, std::ios::binary);
    std::string text(std::istreambuf_iterator<char>(stream), {});
    if (!stream.is_open() || stream.bad())
        return {{}, {{path.string(), 0, {}, "the file cannot be read; look at its permissions"}}};
    return readRules(text, path.string());
}

/// What the ids of a composite lead to.
const CompositeCondition *composite(const WrittenRule &written)
{
    return std::get_if<CompositeCondition>(&written.rule.condition);
}

std::vector<std::string> parts(const CompositeCondition &condition)
{
    std::vector<std::string> ids = condition.all;
    ids.insert(ids.end(), condition.any.begin(), condition.any.end());
    ids.insert(ids.end(), condition.none.begin(), condition.none.end());
    return ids;
}

/// Finds out which composites stand on ground: rules that measure something.
class Grounding final
{
public:
    explicit Grounding(const std::vector<WrittenRule> &rules)
    {
        for (const WrittenRule &written : rules)
            m_rules.emplace(written.rule.id, &written);
        for (bool grows = true; grows;) {
            grows = false;
            for (const WrittenRule &written : rules)
                grows = tryRule(written) || grows;
        }
    }

    /// Empty when it does.
    [[nodiscard]] std::string problem(const WrittenRule &written) const
    {
        if (m_grounded.contains(written.rule.id))
            return {};
        for (const std::string &id : parts(*composite(written)))
            if (!m_rules.contains(id))
                return "it names the rule " + id + ", which is not there";
        for (const std::string &id : parts(*composite(written)))
            if (!m_grounded.contains(id))
                return "it names the rule " + id
                    + ", which is refused or leads back to this one in a circle";
        return {};
    }

private:
    /// True when it newly stands on ground.
    bool tryRule(const WrittenRule &written)
    {
        const CompositeCondition *condition = composite(written);
        const auto isGrounded = [this](const std::string &id) { return m_grounded.contains(id); };
        if (condition != nullptr && !std::ranges::all_of(parts(*condition), isGrounded))
            return false;
        return m_grounded.insert(written.rule.id).second;
    }

    std::unordered_map<std::string, const WrittenRule *> m_rules;
    std::set<std::string> m_grounded;
};

/// The user's rules and switches into one list of rules, without ids that stand twice.
std::vector<WrittenRule> withoutDoubles(RuleSet &set, std::vector<WrittenRule> rules)
{
    std::unordered_map<std::string, std::string> origins;
    std::vector<WrittenRule> kept;
    for (WrittenRule &written : rules) {
        const auto [at, isNew] = origins.emplace(written.rule.id, written.origin());
        if (isNew)
            kept.push_back(std::move(written));
        else
            refuse(set,
                   written,
                   "id: the rule " + written.rule.id + " stands already in " + at->second);
    }
    return kept;
}

/// A switch becomes the bundled rule that it switches.
void resolveSwitches(RuleSet &set, std::vector<WrittenRule> &rules, const RuleSet &bundled)
{
    std::erase_if(rules, [&](WrittenRule &written) {
        if (!written.isSwitch)
            return false;
        const auto at = std::ranges::find_if(bundled.rules, [&](const WrittenRule &known) {
            return known.rule.id == written.rule.id;
        });
        if (at == bundled.rules.end()) {
            refuse(set,
                   written,
                   "id: no rule that comes with PerfDeck is called " + written.rule.id
                       + "; a rule of your own needs series and a level");
            return true;
        }
        const bool isEnabled = written.rule.isEnabled;
        written.rule = at->rule;
        written.rule.isEnabled = isEnabled;
        written.isSwitch = false;
        return false;
    });
}

} // namespace

RuleSet bundledRules()
{
    RuleSet set;
    for (const BundledAlertFile &file : bundledAlertFiles())
        append(set, readRules(file.text, std::string(file.name)));
    for (WrittenRule &written : set.rules) {
        written.file = "built in";
        written.line = 0;
    }
    return set;
}

RuleSet readRulesAt(const std::filesystem::path &path, bool mayBeMissing)
{
    std::error_code error;
    if (std::filesystem::is_regular_file(path, error))
        return readFile(path);
    std::vector<std::filesystem::path> files;
    for (std::filesystem::directory_iterator at(path, error), end; !error && at != end;
         at.increment(error))
        if (at->path().extension() == ".toml")
            files.push_back(at->path());
    if (error && mayBeMissing && error == std::errc::no_such_file_or_directory)
        return {};
    if (error)
        return {
            {},
            {{path.string(), 0, {}, "there is no file or folder of rules: " + error.message()}}};
    std::ranges::sort(files);
    RuleSet set;
    for (const auto &file : files)
        append(set, readFile(file));
    return set;
}

RuleSet joinedRules(RuleSet user, const RuleSet &bundled)
{
    RuleSet set;
    set.problems = std::move(user.problems);
    set.rules = withoutDoubles(set, std::move(user.rules));
    resolveSwitches(set, set.rules, bundled);
    set.problems.insert(set.problems.end(), bundled.problems.begin(), bundled.problems.end());
    std::set<std::string> replaced;
    for (const WrittenRule &written : set.rules)
        replaced.insert(written.rule.id);
    for (const WrittenRule &written : bundled.rules)
        if (!replaced.contains(written.rule.id))
            set.rules.push_back(written);
    const Grounding grounding(set.rules);
    std::erase_if(set.rules, [&](const WrittenRule &written) {
        std::string problem = grounding.problem(written);
        if (problem.empty())
            return false;
        refuse(set, written, std::move(problem));
        return true;
    });
    return set;
}

} // namespace perfdeck
