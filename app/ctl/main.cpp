// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/CommandReference.h"
#include "app/ctl/Verb.h"

#include <QCoreApplication>

#include <CLI/CLI.hpp>

#include <clocale>
#include <csignal>
#include <cstdio>
#include <utility>
#include <vector>

namespace {

using namespace perfdeck;

constexpr const char *kSummary = "collect, store, query and draw performance data in a terminal";

constexpr const char *kExamples
    = "perfdeckctl collect --endpoint bert=http://localhost:8080/metrics --duration 60\tCollect "
      "this machine and one model server for a minute\n"
      "perfdeckctl query 'SELECT metric, count(*) FROM samples GROUP BY metric'\tWhat the history "
      "holds\n"
      "perfdeckctl export --match 'cpu_utilization_ratio{core=\"\"}' --from now-1h\tThe last hour "
      "as CSV\n"
      "perfdeckctl compare --fail-on regression before.csv after.csv\tExit 3 when a metric became "
      "worse\n"
      "perfdeckctl detect --fail-on regression runs.csv\tExit 3 when a metric became worse\n"
      "perfdeckctl import --db-path old.db dump.om\tTake OpenMetrics text with timestamps into a "
      "history file\n"
      "perfdeckctl profile --model bert.onnx --by op run.json\tWhere a run of a model spends its "
      "time, and what would make it faster\n"
      "perfdeckctl render --page overview --range now-6h -o overview.png\tDraw a page without a "
      "display";

/// Scripts and documents made of the option table itself.
class ReferenceVerbs final
{
public:
    explicit ReferenceVerbs(CLI::App &app)
        : m_app(app)
        , m_completion(app.add_subcommand("completion", "Print a completion script for a shell"))
        , m_man(app.add_subcommand("man", "Print the manual page (troff)"))
    {
        m_completion->add_option("shell", m_shell, "bash, zsh or fish")
            ->check(CLI::IsMember({"bash", "zsh", "fish"}))
            ->required();
        m_man->group("");
    }

    /// True when one of them was asked for and is done.
    [[nodiscard]] bool run() const
    {
        if (m_man->parsed())
            std::fputs(manPage(m_app, kSummary, kExamples).c_str(), stdout);
        else if (m_completion->parsed())
            std::fputs(completionScript(m_app, shell()).c_str(), stdout);
        else
            return false;
        return true;
    }

private:
    [[nodiscard]] Shell shell() const
    {
        if (m_shell == "zsh")
            return Shell::Zsh;
        return m_shell == "fish" ? Shell::Fish : Shell::Bash;
    }

    const CLI::App &m_app;
    CLI::App *m_completion;
    CLI::App *m_man;
    std::string m_shell;
};

} // namespace

int main(int argc, char **argv)
{
    // A reader that stops early ends a write with an error, not the program with a signal.
    std::signal(SIGPIPE, SIG_IGN);
    CLI::App app(
        "Collects this machine and model servers, keeps history, answers questions about it.",
        "perfdeckctl");
    app.set_version_flag("--version", "perfdeckctl " PERFDECK_VERSION);
    app.require_subcommand(1);
    app.option_defaults()->always_capture_default(false);

    std::vector<std::unique_ptr<Verb>> verbs;
    verbs.push_back(makeCollectVerb());
    verbs.push_back(makeImportVerb());
    verbs.push_back(makeExportVerb());
    verbs.push_back(makeForecastVerb());
    verbs.push_back(makeQueryVerb());
    verbs.push_back(makeCompareVerb());
    verbs.push_back(makeDetectVerb());
    verbs.push_back(makeAnomaliesVerb());
    verbs.push_back(makeProfileVerb());
    verbs.push_back(makeAlertsVerb());
    verbs.push_back(makeBenchVerb());
    verbs.push_back(makeRenderVerb());
    verbs.push_back(makeStatusVerb());
    std::vector<std::pair<const CLI::App *, Verb *>> declared;
    for (const auto &verb : verbs)
        declared.emplace_back(verb->declare(app), verb.get());
    const ReferenceVerbs reference(app);

    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError &error) {
        return app.exit(error) == 0 ? kFinished : kWrongUsage;
    }
    if (reference.run())
        return kFinished;

    const QCoreApplication core(argc, argv);
    // Qt takes the user's locale; data keep the C form of numbers.
    std::setlocale(LC_NUMERIC, "C");
    for (const auto &[subcommand, verb] : declared)
        if (subcommand->parsed())
            return verb->run();
    return kWrongUsage;
}
