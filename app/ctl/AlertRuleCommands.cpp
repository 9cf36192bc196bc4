// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/AlertRuleCommands.h"

#include "app/ctl/InputFiles.h"
#include "core/alerts/rules/PrometheusRules.h"
#include "core/alerts/rules/RuleSet.h"

#include <CLI/CLI.hpp>

#include <filesystem>
#include <iterator>

namespace perfdeck {

namespace {

/// "1 rule", "3 rules"
std::string counted(std::size_t count, const std::string &what)
{
    return std::to_string(count) + ' ' + what + (count == 1 ? "" : "s");
}

std::string line(const RuleProblem &problem)
{
    return problem.text() + (problem.rule.empty() ? "" : " (" + problem.rule + ')') + '\n';
}

} // namespace

void AlertRuleCommands::declare(CLI::App &alerts)
{
    CLI::App *check = alerts.add_subcommand(
        "check", "Say what is wrong with files of rules, by line; exit 1 when something is");
    check->add_option("file", m_files, "TOML files of rules, or folders of them")
        ->type_name("FILE|FOLDER")
        ->required();
    m_check = check;
    CLI::App *import = alerts.add_subcommand(
        "import", "Take over a rule file of Prometheus; what cannot be expressed is listed");
    import->add_option("file", m_source, "Rule file of Prometheus (YAML)")
        ->type_name("FILE")
        ->required();
    import->add_option("-o,--output", m_output, "File of rules to write; it must not exist yet")
        ->type_name("FILE")
        ->required();
    m_import = import;
}

std::optional<ExitCode> AlertRuleCommands::run() const
{
    if (m_check != nullptr && m_check->parsed())
        return check();
    if (m_import != nullptr && m_import->parsed())
        return import();
    return std::nullopt;
}

ExitCode AlertRuleCommands::check() const
{
    RuleSet written;
    for (const std::string &file : m_files) {
        RuleSet set = readRulesAt(file);
        std::ranges::move(set.rules, std::back_inserter(written.rules));
        std::ranges::move(set.problems, std::back_inserter(written.problems));
    }
    const std::size_t count = written.rules.size();
    const RuleSet set = joinedRules(std::move(written), bundledRules());
    const TextSink out = standardOutput();
    for (const RuleProblem &problem : set.problems)
        if (!out(line(problem)))
            break;
    if (!set.problems.empty())
        return kFailed;
    tell(counted(count, "rule") + (count == 1 ? " is" : " are") + " in order");
    return kFinished;
}

ExitCode AlertRuleCommands::import() const
{
    std::error_code ignored;
    if (std::filesystem::exists(m_output, ignored))
        return fail({ErrorKind::InvalidInput,
                     m_output + " was not written",
                     "it is there already",
                     "Name another file, or remove it first"});
    const auto text = readInput(m_source);
    if (!text)
        return fail(text.error());
    const ImportedRules imported = importPrometheusRules(*text, m_source);
    const TextSink out = standardOutput();
    for (const RuleProblem &problem : imported.refused)
        if (!out("not taken: " + line(problem)))
            break;
    for (const RuleProblem &problem : imported.notes)
        if (!out("not quite the same: " + line(problem)))
            break;
    if (imported.rules.empty())
        return fail({ErrorKind::InvalidInput,
                     "no rule of " + m_source + " was taken over",
                     "none of them can be expressed here",
                     "Write them by hand, see resources/alert-rules.md"});
    if (const Status status = writeResult(m_output, importedText(imported, m_source)); !status)
        return fail(status.error());
    tell(counted(imported.rules.size(), "rule") + " written to " + m_output + ", "
         + std::to_string(imported.refused.size()) + " not taken");
    return kFinished;
}

} // namespace perfdeck
