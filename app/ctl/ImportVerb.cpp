// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/Verb.h"
#include "app/SourceOptions.h"
#include "core/engine/import/ImportFile.h"
#include "core/engine/import/ImportResults.h"
#include "core/runs/results/ReadResults.h"
#include "core/store/SqliteHistory.h"

#include <CLI/CLI.hpp>

namespace perfdeck {

namespace {

class ImportVerb final : public Verb
{
public:
    CLI::App *declare(CLI::App &app) override
    {
        CLI::App *verb = app.add_subcommand("import",
                                            "Read OpenMetrics or Prometheus text with timestamps, "
                                            "CSV, or results of benchmarks into a history file");
        verb->add_option("--db-path", m_databasePath, "History file; made when it is not there")
            ->type_name("FILE");
        verb->add_option(
                "files",
                m_files,
                "Files to read; a bad line refuses the whole file. Results of Google Benchmark, "
                "criterion (also its folder), hyperfine, asv, pytest-benchmark, "
                "perf_analyzer, AIPerf, GenAI-Perf, TrustformeRS and PerfDeck itself are "
                "told by what is in them")
            ->type_name("FILE")
            ->required();
        return verb;
    }

    ExitCode run() override
    {
        SqliteHistoryOptions options;
        options.path = m_databasePath.empty() ? defaultDatabasePath() : m_databasePath;
        makeDatabaseFolder(options.path);
        const auto history = makeSqliteHistory(options);
        SeriesCatalog catalog;
        if (!history->open(catalog))
            return fail({ErrorKind::Unavailable, history->status().problem, {}, {}});
        ExitCode result = kFinished;
        for (const std::string &file : m_files)
            if (!(looksLikeResults(file) ? importRuns(file, *history)
                                         : import(file, *history, catalog)))
                result = kFailed;
        history->close();
        return result;
    }

private:
    static bool importRuns(const std::string &file, HistoryStore &history)
    {
        const auto runs = importResults(file, history);
        if (!runs) {
            fail(runs.error());
            return false;
        }
        for (const ImportedRun &run : *runs)
            tell(file + ": run " + run.id + " of " + run.source + ", " + std::to_string(run.cells)
                 + (run.cells == 1 ? " cell" : " cells"));
        return true;
    }

    static bool import(const std::string &file, HistoryStore &history, SeriesCatalog &catalog)
    {
        Result<ImportReport> report = failure(ErrorKind::Internal, "not read");
        {
            ProgressBar bar(file);
            report = importFile(file, history, catalog, [&bar](double done) { bar.show(done); });
        }
        if (!report) {
            fail(report.error());
            return false;
        }
        std::string line = file + ": " + std::to_string(report->samples) + " samples of "
            + std::to_string(report->series) + " series";
        if (report->range)
            line += ", " + toIso8601(report->range->from) + " to " + toIso8601(report->range->to);
        if (report->empty > 0)
            line += ", " + std::to_string(report->empty) + " empty values left as gaps";
        tell(line);
        return true;
    }

    std::string m_databasePath;
    std::vector<std::string> m_files;
};

} // namespace

std::unique_ptr<Verb> makeImportVerb()
{
    return std::make_unique<ImportVerb>();
}

} // namespace perfdeck
