// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/BenchChoice.h"
#include "app/ctl/BenchFollower.h"
#include "app/ctl/BenchGate.h"
#include "app/ctl/BenchHistory.h"
#include "app/ctl/BenchListing.h"
#include "app/ctl/SuiteCommands.h"
#include "app/ctl/Verb.h"
#include "app/SourceOptions.h"
#include "core/engine/benchmarks/BenchmarkRunners.h"
#include "core/model/BenchmarkWords.h"
#include "core/runs/plan/DefinitionSet.h"

#include <CLI/CLI.hpp>

#include <optional>

namespace perfdeck {

namespace {

/// Benchmarks: what there is to run, run one, look at what was run.
class BenchVerb final : public Verb
{
public:
    CLI::App *declare(CLI::App &app) override
    {
        CLI::App *verb = app.add_subcommand(
            "bench", "Run benchmarks: a local suite, load on an endpoint, a command, a server");
        verb->require_subcommand(1);
        declareList(*verb);
        declareRun(*verb);
        declarePeaks(*verb);
        m_show = verb->add_subcommand("show", "Runs that are kept, or one with all its numbers");
        m_show->add_option("run", m_run, "Its id; the beginning is enough")->type_name("RUN");
        addHistory(*m_show);
        addFormat(*m_show);
        return verb;
    }

    ExitCode run() override
    {
        if (m_list->parsed())
            return listDefinitions(readDefinitions(definitionFolder()), m_format);
        if (m_show->parsed())
            return show();
        if (m_peaks->parsed())
            return printPeaks(m_format);
        return measure();
    }

private:
    void addFormat(CLI::App &verb)
    {
        verb.add_option("--format", m_format, "table, json or csv (table on a terminal, else csv)")
            ->check(CLI::IsMember({"table", "json", "csv"}))
            ->type_name("FORMAT");
    }

    void addHistory(CLI::App &verb)
    {
        verb.add_option("--db-path", m_databasePath, "History file")->type_name("FILE");
    }

    void declareList(CLI::App &verb)
    {
        m_list = verb.add_subcommand("list", "Benchmarks that come along, and your own");
        addFormat(*m_list);
    }

    void declareRun(CLI::App &verb)
    {
        CLI::App *run = verb.add_subcommand("run", "Measure");
        run->add_option("benchmark", m_benchmark, "Its id, see list, or a TOML file")
            ->type_name("ID|FILE");
        run->add_option("--resume", m_resumed, "Go on with a run that was cut off or cancelled")
            ->type_name("RUN");
        addHistory(*run);
        run->add_option("--set",
                        m_settings,
                        "An entry for this run: batch_sizes=1,8, duration=60s, latency_p99=250ms, "
                        "url=http://..., command=...")
            ->allow_extra_args(false)
            ->type_name("KEY=VALUE");
        run->add_option("--fail-on",
                        m_failOn,
                        "Exit 3 when a cell is invalid, misses an objective (slo), or is slower "
                        "than before in the same environment (regression); 4 when there is too "
                        "little data to say so")
            ->delimiter(',')
            ->check(CLI::IsMember({"regression", "invalid", "slo"}))
            ->type_name("regression,invalid,slo");
        run->add_option("--wait",
                        m_waitSeconds,
                        "Wait so long for a quiet machine, then measure all the same (60)")
            ->check(CLI::Range(0.0, 86400.0))
            ->type_name("SECONDS");
        addAccessOptions(*run, m_endpoint, "the endpoint under load");
        addFormat(*run);
    }

    void declarePeaks(CLI::App &verb)
    {
        m_peaks = verb.add_subcommand(
            "peaks", "What the processor can do at best: compute by precision, reading by level");
        addFormat(*m_peaks);
    }

    /// A new run, or the one to go on with.
    [[nodiscard]] Result<BenchmarkRun> wantedRun(const BenchHistory &history) const
    {
        if (!m_resumed.empty())
            return history.run(m_resumed);
        auto chosen = chosenBenchmark(m_benchmark, m_settings);
        if (!chosen)
            return failure(chosen.error());
        BenchmarkRun run;
        run.id = newRunId();
        run.definition = std::move(*chosen);
        run.source = std::string(benchmarkKindName(run.definition.kind));
        return run;
    }

    /// What incremental mode leaves out.
    [[nodiscard]] static std::optional<std::string>
    measuredBefore(const std::vector<BenchmarkRun> &runs,
                   const BenchmarkDefinition &definition,
                   const CellKey &key,
                   const std::string &environment)
    {
        for (const BenchmarkRun &run : runs)
            if (run.environment.key == environment && workOf(run.definition) == workOf(definition))
                for (const BenchmarkCell &cell : run.cells)
                    if (cell.key == key && !cell.isSkipped && cell.verdict == RunVerdict::Valid)
                        return run.id;
        return std::nullopt;
    }

    ExitCode measure()
    {
        BenchHistory history(databasePath());
        auto run = wantedRun(history);
        if (!run) {
            fail(run.error());
            return kWrongUsage;
        }
        if (const Status opened = history.open(); !opened)
            tell(opened.error().message());
        const auto earlier = history.runs().value_or(std::vector<BenchmarkRun>());
        const SystemClock clock;
        RunSurroundings surroundings;
        surroundings.look = benchmarkMachine;
        surroundings.clock = &clock;
        SchedulerOptions options;
        options.patience
            = std::chrono::duration_cast<Duration>(std::chrono::duration<double>(m_waitSeconds));
        surroundings.measuredBefore = [&](const BenchmarkDefinition &definition,
                                          const CellKey &key,
                                          const std::string &environment) {
            return measuredBefore(earlier, definition, key, environment);
        };
        BenchFollower follower(
            surroundings,
            options,
            [&](const BenchmarkRun &changed) { history.keep(changed); },
            m_endpoint);
        const BenchmarkRun ended = follower.follow(std::move(*run));
        tell("Run " + ended.id);
        tellAbout(ended);
        if (ended.state == RunState::Failed)
            return kFailed;
        const ExitCode printed = listCells(ended, m_format);
        if (printed != kFinished || ended.state == RunState::Cancelled)
            return kFailed;
        return judgedBy(m_failOn, ended, history);
    }

    ExitCode show()
    {
        const BenchHistory history(databasePath());
        if (m_run.empty()) {
            const auto runs = history.runs();
            return runs ? listRuns(*runs, m_format) : fail(runs.error());
        }
        const auto run = history.run(m_run);
        if (!run)
            return fail(run.error());
        tellAbout(*run);
        return listCells(*run, m_format);
    }

    [[nodiscard]] std::string databasePath() const
    {
        return m_databasePath.empty() ? defaultDatabasePath() : m_databasePath;
    }

    CLI::App *m_list = nullptr;
    CLI::App *m_show = nullptr;
    CLI::App *m_peaks = nullptr;
    std::string m_databasePath;
    std::string m_run;
    std::string m_resumed;
    std::string m_benchmark;
    std::vector<std::string> m_settings;
    std::vector<std::string> m_failOn;
    double m_waitSeconds = 60;
    SourceAccess m_endpoint;
    std::string m_format;
};

} // namespace

std::unique_ptr<Verb> makeBenchVerb()
{
    return std::make_unique<BenchVerb>();
}

} // namespace perfdeck
