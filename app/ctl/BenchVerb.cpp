// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/AlertOptions.h"
#include "app/ctl/BenchFollower.h"
#include "app/ctl/BenchListing.h"
#include "app/ctl/Verb.h"
#include "app/SourceOptions.h"
#include "core/engine/benchmarks/BenchmarkRunners.h"
#include "core/model/BenchmarkWords.h"
#include "core/runs/plan/DefinitionFile.h"
#include "core/runs/plan/DefinitionSet.h"
#include "core/runs/plan/Verdict.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <filesystem>
#include <set>

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
        return verb;
    }

    ExitCode run() override
    {
        if (m_list->parsed())
            return listDefinitions(readDefinitions(defaultBenchmarksPath()), m_format);
        return measure();
    }

private:
    void addFormat(CLI::App &verb)
    {
        verb.add_option("--format", m_format, "table, json or csv (table on a terminal, else csv)")
            ->check(CLI::IsMember({"table", "json", "csv"}))
            ->type_name("FORMAT");
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
            ->type_name("ID|FILE")
            ->required();
        run->add_option("--set",
                        m_settings,
                        "An entry for this run: batch_sizes=1,8, duration=60s, latency_p99=250ms, "
                        "url=http://..., command=...")
            ->allow_extra_args(false)
            ->type_name("KEY=VALUE");
        run->add_option("--fail-on",
                        m_failOn,
                        "Exit 3 when a cell is invalid, or one misses an objective (slo); 4 when "
                        "there is too little data to say so")
            ->delimiter(',')
            ->check(CLI::IsMember({"invalid", "slo"}))
            ->type_name("invalid,slo");
        run->add_option("--wait",
                        m_waitSeconds,
                        "Wait so long for a quiet machine, then measure all the same (60)")
            ->check(CLI::Range(0.0, 86400.0))
            ->type_name("SECONDS");
        addAccessOptions(*run, m_endpoint, "the endpoint under load");
        addFormat(*run);
    }

    [[nodiscard]] Result<BenchmarkDefinition> definition() const
    {
        const bool isFile = m_benchmark.ends_with(".toml");
        const DefinitionSet set
            = isFile ? DefinitionSet() : readDefinitions(defaultBenchmarksPath());
        const BenchmarkDefinition *known = set.find(m_benchmark);
        Result<BenchmarkDefinition> found
            = isFile ? readDefinitionFile(m_benchmark) : BenchmarkDefinition();
        if (known != nullptr)
            found = *known;
        else if (!isFile)
            found = failure(ErrorKind::NotFound,
                            "There is no benchmark called " + m_benchmark,
                            {},
                            "See \"perfdeckctl bench list\", or name a file that ends in .toml");
        if (!found)
            return found;
        found = withSettings(*found, m_settings);
        if (!found)
            return found;
        if (std::string missing = missingPart(*found); !missing.empty())
            return failure(ErrorKind::InvalidInput, std::move(missing), {}, "Use --set KEY=VALUE");
        return found;
    }

    ExitCode measure()
    {
        auto chosen = definition();
        if (!chosen) {
            fail(chosen.error());
            return kWrongUsage;
        }
        BenchmarkRun run;
        run.id = newRunId();
        run.definition = std::move(*chosen);
        run.source = std::string(benchmarkKindName(run.definition.kind));
        const SystemClock clock;
        RunSurroundings surroundings;
        surroundings.look = benchmarkMachine;
        surroundings.clock = &clock;
        SchedulerOptions options;
        options.patience
            = std::chrono::duration_cast<Duration>(std::chrono::duration<double>(m_waitSeconds));
        BenchFollower follower(
            surroundings, options, [](const BenchmarkRun &) {}, m_endpoint);
        const BenchmarkRun ended = follower.follow(std::move(run));
        tellAbout(ended);
        if (ended.state == RunState::Failed)
            return kFailed;
        const ExitCode printed = listCells(ended, m_format);
        if (printed != kFinished || ended.state == RunState::Cancelled)
            return kFailed;
        return judged(ended);
    }

    [[nodiscard]] bool gatesOn(const char *what) const
    {
        return std::ranges::find(m_failOn, what) != m_failOn.end();
    }

    [[nodiscard]] ExitCode judged(const BenchmarkRun &run) const
    {
        bool isUnknown = false;
        for (const BenchmarkCell &cell : run.cells) {
            if (cell.isSkipped)
                continue;
            if (gatesOn("invalid") && cell.verdict != RunVerdict::Valid)
                return kFound;
            if (gatesOn("slo") && missesAny(cell, run.definition))
                return kFound;
            for (const ServiceObjective &objective : run.definition.objectives)
                isUnknown = isUnknown || !objectiveValue(cell, objective);
        }
        return gatesOn("slo") && isUnknown ? kTooLittleData : kFinished;
    }

    CLI::App *m_list = nullptr;
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
