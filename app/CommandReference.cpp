// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/CommandReference.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <sstream>
#include <vector>

namespace perfdeck {

namespace {

std::vector<const CLI::App *> verbsOf(const CLI::App &app)
{
    std::vector<const CLI::App *> verbs;
    for (const CLI::App *verb : app.get_subcommands([](const CLI::App *) { return true; }))
        if (!verb->get_group().empty())
            verbs.push_back(verb);
    return verbs;
}

std::vector<const CLI::Option *> optionsOf(const CLI::App &app)
{
    std::vector<const CLI::Option *> options;
    for (const CLI::Option *option : app.get_options())
        if (!option->get_group().empty())
            options.push_back(option);
    return options;
}

/// "--db-path" or "-o,--output" split into single names with their dashes; empty for positionals.
std::vector<std::string> flagNames(const CLI::Option &option)
{
    std::vector<std::string> names;
    for (const std::string &name : option.get_snames())
        names.push_back("-" + name);
    for (const std::string &name : option.get_lnames())
        names.push_back("--" + name);
    return names;
}

bool takesValue(const CLI::Option &option)
{
    return option.get_type_size() != 0;
}

/// The fixed choices of an option, read from its description "{a,b}"; empty when it takes anything.
std::vector<std::string> choices(const CLI::Option &option)
{
    const std::string type = option.get_type_name();
    const auto open = type.find('{');
    const auto close = type.find('}', open);
    std::vector<std::string> values;
    if (open == std::string::npos || close == std::string::npos)
        return values;
    std::stringstream list(type.substr(open + 1, close - open - 1));
    for (std::string value; std::getline(list, value, ',');)
        values.push_back(value);
    return values;
}

bool takesFile(const CLI::Option &option)
{
    return option.get_type_name().find("FILE") != std::string::npos;
}

std::string joined(const std::vector<std::string> &words, std::string_view separator)
{
    std::string text;
    for (const std::string &word : words)
        text += (text.empty() ? "" : std::string(separator)) + word;
    return text;
}

std::string replaced(std::string text, char from, std::string_view to)
{
    std::string result;
    for (const char c : text)
        result += c == from ? std::string(to) : std::string(1, c);
    return result;
}

std::string troff(const std::string &text)
{
    const std::string escaped = replaced(replaced(text, '\\', "\\e"), '-', "\\-");
    return !escaped.empty() && (escaped.front() == '.' || escaped.front() == '\'') ? "\\&" + escaped
                                                                                   : escaped;
}

void describeOptions(std::ostringstream &page, const CLI::App &app)
{
    for (const CLI::Option *option : optionsOf(app)) {
        const auto names = flagNames(*option);
        page << ".TP\n";
        if (names.empty()) {
            page << "\\fI" << troff(option->get_type_name()) << "\\fR\n";
        } else {
            page << "\\fB" << troff(joined(names, ", ")) << "\\fR";
            if (takesValue(*option))
                page << " \\fI" << troff(option->get_type_name()) << "\\fR";
            page << '\n';
        }
        page << troff(option->get_description()) << '\n';
    }
}

std::vector<std::string> allFlags(const CLI::App &app)
{
    std::vector<std::string> flags;
    for (const CLI::Option *option : optionsOf(app))
        for (std::string &name : flagNames(*option))
            flags.push_back(std::move(name));
    return flags;
}

/// One case branch: what may follow an option that takes a value.
void bashValues(std::ostringstream &script, const CLI::App &app)
{
    for (const CLI::Option *option : optionsOf(app)) {
        const auto names = flagNames(*option);
        if (names.empty() || !takesValue(*option))
            continue;
        script << "        " << joined(names, "|") << ") ";
        const auto values = choices(*option);
        if (!values.empty())
            script << "COMPREPLY=($(compgen -W '" << joined(values, " ")
                   << "' -- \"$word\")); return;;\n";
        else if (takesFile(*option))
            script << "COMPREPLY=($(compgen -f -- \"$word\")); return;;\n";
        else
            script << "return;;\n";
    }
}

std::string bashScript(const CLI::App &app)
{
    const std::string name = app.get_name();
    std::ostringstream script;
    std::vector<std::string> verbNames;
    for (const CLI::App *verb : verbsOf(app))
        verbNames.push_back(verb->get_name());
    script
        << "# bash completion of " << name << "\n_" << name << "() {\n"
        << "    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} verb= i\n"
        << "    COMPREPLY=()\n"
        << "    for ((i = 1; i < COMP_CWORD; i++)); do\n"
        << "        case ${COMP_WORDS[i]} in -*) ;; *) verb=${COMP_WORDS[i]}; break;; esac\n    "
           "done\n"
        << "    case $verb in\n";
    for (const CLI::App *verb : verbsOf(app)) {
        script << "    " << verb->get_name() << ")\n        case $before in\n";
        bashValues(script, *verb);
        script << "        esac\n        case $word in\n        -*) COMPREPLY=($(compgen -W '"
               << joined(allFlags(*verb), " ")
               << "' -- \"$word\"));;\n        *) COMPREPLY=($(compgen -f -- \"$word\"));;\n       "
                  " esac\n        return;;\n";
    }
    script << "    esac\n    case $before in\n";
    bashValues(script, app);
    script << "    esac\n    COMPREPLY=($(compgen -W '" << joined(verbNames, " ") << ' '
           << joined(allFlags(app), " ") << "' -- \"$word\"))\n}\ncomplete -o filenames -F _"
           << name << ' ' << name << '\n';
    return script.str();
}

std::string quotedZsh(const std::string &text)
{
    return replaced(replaced(replaced(text, '\'', "'\\''"), '[', "("), ']', ")");
}

void zshOptions(std::ostringstream &script, const CLI::App &app, const std::string &indent)
{
    for (const CLI::Option *option : optionsOf(app)) {
        const auto names = flagNames(*option);
        for (const std::string &flag : names) {
            script << " \\\n"
                   << indent << "'" << flag << '[' << quotedZsh(option->get_description()) << ']';
            if (takesValue(*option)) {
                const auto values = choices(*option);
                script << ":value:";
                if (!values.empty())
                    script << '(' << joined(values, " ") << ')';
                else if (takesFile(*option))
                    script << "_files";
            }
            script << "'";
        }
        if (names.empty())
            script << " \\\n" << indent << "'*:argument:_files'";
    }
}

std::string zshScript(const CLI::App &app)
{
    const std::string name = app.get_name();
    std::ostringstream script;
    script << "#compdef " << name << "\n# zsh completion of " << name << "\n_" << name << "() {\n";
    const auto verbs = verbsOf(app);
    if (verbs.empty()) {
        script << "    _arguments";
        zshOptions(script, app, "        ");
        script << "\n}\n_" << name << " \"$@\"\n";
        return script.str();
    }
    script << "    local line state\n    _arguments -C '1: :->verb' '*::argument:->rest'\n    case "
              "$state in\n"
           << "    verb)\n        local -a verbs=(\n";
    for (const CLI::App *verb : verbs)
        script << "            '" << verb->get_name() << ':' << quotedZsh(verb->get_description())
               << "'\n";
    script << "        )\n        _describe verb verbs ;;\n    rest)\n        case $line[1] in\n";
    for (const CLI::App *verb : verbs) {
        script << "        " << verb->get_name() << ")\n            _arguments";
        zshOptions(script, *verb, "                ");
        script << " ;;\n";
    }
    script << "        esac ;;\n    esac\n}\n_" << name << " \"$@\"\n";
    return script.str();
}

void fishOptions(std::ostringstream &script, const CLI::App &app, const std::string &prefix)
{
    for (const CLI::Option *option : optionsOf(app)) {
        if (flagNames(*option).empty())
            continue;
        script << prefix;
        for (const std::string &name : option->get_snames())
            script << " -s " << name;
        for (const std::string &name : option->get_lnames())
            script << " -l " << name;
        const auto values = choices(*option);
        if (takesValue(*option))
            script << (takesFile(*option) ? " -r -F" : " -x");
        if (!values.empty())
            script << " -a '" << joined(values, " ") << "'";
        script << " -d '" << replaced(option->get_description(), '\'', "\\'") << "'\n";
    }
}

std::string fishScript(const CLI::App &app)
{
    const std::string name = app.get_name();
    std::ostringstream script;
    script << "# fish completion of " << name << '\n';
    for (const CLI::App *verb : verbsOf(app)) {
        script << "complete -c " << name << " -n __fish_use_subcommand -f -a " << verb->get_name()
               << " -d '" << replaced(verb->get_description(), '\'', "\\'") << "'\n";
        fishOptions(script,
                    *verb,
                    "complete -c " + name + " -n '__fish_seen_subcommand_from " + verb->get_name()
                        + "'");
    }
    fishOptions(script, app, "complete -c " + name);
    return script.str();
}

} // namespace

std::string manPage(const CLI::App &app, std::string_view summary, std::string_view examples)
{
    std::string title = app.get_name();
    std::transform(title.begin(), title.end(), title.begin(), [](char c) {
        return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    });
    std::ostringstream page;
    page << ".TH " << title << " 1 \"\" \"PerfDeck " PERFDECK_VERSION "\" \"User commands\"\n"
         << ".SH NAME\n"
         << app.get_name() << " \\- " << troff(std::string(summary)) << "\n.SH SYNOPSIS\n\\fB"
         << app.get_name() << "\\fR "
         << (verbsOf(app).empty() ? "[options]" : "\\fIverb\\fR [options]") << "\n.SH DESCRIPTION\n"
         << troff(app.get_description()) << "\n.SH OPTIONS\n";
    describeOptions(page, app);
    for (const CLI::App *verb : verbsOf(app)) {
        page << ".SH \"" << app.get_name() << ' ' << verb->get_name() << "\"\n"
             << troff(verb->get_description()) << ".\n";
        describeOptions(page, *verb);
    }
    page << ".SH \"EXIT STATUS\"\n0 finished, 1 failed, 2 wrong usage.\n";
    page << ".SH FILES\n.TP\n$XDG_DATA_HOME/perfdeck/history.db\nThe history, where "
            "\\-\\-db\\-path names no other file.\n";
    page << ".SH EXAMPLES\n";
    std::stringstream lines{std::string(examples)};
    for (std::string line; std::getline(lines, line);) {
        const auto tab = line.find('\t');
        page << ".TP\n\\fB" << troff(line.substr(0, tab)) << "\\fR\n"
             << troff(line.substr(tab + 1)) << '\n';
    }
    return page.str();
}

std::string completionScript(const CLI::App &app, Shell shell)
{
    switch (shell) {
    case Shell::Bash:
        return bashScript(app);
    case Shell::Zsh:
        return zshScript(app);
    case Shell::Fish:
        break;
    }
    return fishScript(app);
}

} // namespace perfdeck
