// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/alerts/RuleFolder.h"

#include "core/alerts/rules/RuleEdit.h"

#include <algorithm>
#include <filesystem>
#include <utility>

namespace perfdeck {

namespace {

namespace fs = std::filesystem;

constexpr auto kSuffix = ".toml";

AlertRuleStatus shown(const RuleProblem &problem)
{
    AlertRuleStatus status;
    const std::string name = fs::path(problem.file).filename().string();
    status.rule.id = problem.rule.empty() ? name : problem.rule;
    status.rule.title = status.rule.id;
    status.rule.isEnabled = false;
    status.origin
        = problem.line == 0 ? problem.file : problem.file + ':' + std::to_string(problem.line);
    status.problem = problem.sentence;
    return status;
}

} // namespace

RuleFolder::RuleFolder(std::string path)
    : m_path(std::move(path))
{
}

std::map<std::string, FileStamp> RuleFolder::stamps() const
{
    std::map<std::string, FileStamp> stamps;
    if (m_path.empty())
        return stamps;
    std::error_code error;
    if (!fs::is_directory(m_path, error)) {
        stamps.emplace(m_path, fileStamp(m_path));
        return stamps;
    }
    for (fs::directory_iterator it(m_path, error), end; !error && it != end; it.increment(error))
        if (it->path().extension() == kSuffix)
            stamps.emplace(it->path().string(), fileStamp(it->path().string()));
    return stamps;
}

bool RuleFolder::look()
{
    auto stamps = this->stamps();
    if (!std::exchange(m_isFirst, false) && stamps == m_stamps)
        return false;
    m_stamps = std::move(stamps);
    m_set = joinedRules(m_path.empty() ? RuleSet() : readRulesAt(m_path, true), bundledRules());
    m_rules.clear();
    for (const WrittenRule &written : m_set.rules) {
        AlertRuleStatus &status = m_rules.emplace_back();
        status.rule = written.rule;
        status.origin = written.origin();
    }
    m_refused.clear();
    for (const RuleProblem &problem : m_set.problems)
        m_refused.push_back(shown(problem));
    return true;
}

std::string RuleFolder::ownFile() const
{
    std::error_code error;
    const bool isFile = fs::path(m_path).extension() == kSuffix && !fs::is_directory(m_path, error);
    return isFile ? m_path : (fs::path(m_path) / kOwnFile).string();
}

std::string RuleFolder::fileOf(const std::string &id) const
{
    const auto written = std::ranges::find_if(
        m_set.rules, [&id](const WrittenRule &it) { return it.rule.id == id; });
    if (written != m_set.rules.end() && m_stamps.contains(written->file))
        return written->file;
    const auto refused = std::ranges::find(m_set.problems, id, &RuleProblem::rule);
    return refused != m_set.problems.end() && m_stamps.contains(refused->file) ? refused->file
                                                                               : std::string();
}

Status RuleFolder::put(const AlertRule &rule)
{
    if (m_path.empty())
        return failure(ErrorKind::ReadOnly,
                       "The rule " + rule.id + " is not kept",
                       "there is no folder for rules",
                       "Name one with --alert-rules");
    const std::string known = fileOf(rule.id);
    const std::string file = known.empty() ? ownFile() : known;
    auto text = readSmallFile(file, FileSecrecy::Public);
    if (!text && text.error().kind == ErrorKind::NotFound)
        text = std::string();
    if (!text)
        return failure(text.error());
    const auto changed = replaceRule(*text, rule);
    return changed ? writeCredentialFile(file, *changed) : Status(failure(changed.error()));
}

Status RuleFolder::remove(const std::string &id)
{
    if (const std::string file = fileOf(id); !file.empty()) {
        const auto text = readSmallFile(file, FileSecrecy::Public);
        const auto changed = text ? removeRule(*text, id) : text;
        return changed ? writeCredentialFile(file, *changed) : Status(failure(changed.error()));
    }
    const auto bundled = std::ranges::find_if(
        m_rules, [&id](const AlertRuleStatus &it) { return it.rule.id == id; });
    if (bundled == m_rules.end())
        return failure(ErrorKind::NotFound, "The rule " + id + " is not removed", "there is none");
    AlertRule off = bundled->rule;
    off.isEnabled = false;
    return put(off);
}

} // namespace perfdeck
