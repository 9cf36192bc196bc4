// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/Verb.h"
#include "app/SourceOptions.h"
#include "core/store/SqlQuery.h"

#include <CLI/CLI.hpp>

#include <cstdio>

namespace perfdeck {

namespace {

class QueryVerb final : public Verb
{
public:
    CLI::App *declare(CLI::App &app) override
    {
        CLI::App *verb
            = app.add_subcommand("query", "Run one read-only SQL statement over a history file");
        verb->add_option(
                "sql",
                m_sql,
                "The statement; the table samples(time, metric, labels, value) holds the history")
            ->type_name("SQL")
            ->required();
        verb->add_option("--db-path", m_databasePath, "History file")->type_name("FILE");
        verb->add_option("--format", m_format, "table, json or csv (table on a terminal, else csv)")
            ->check(CLI::IsMember({"table", "json", "csv"}))
            ->type_name("FORMAT");
        verb->add_option("--timeout", m_seconds, "Give up after so many seconds (60)")
            ->check(CLI::Range(0.001, 86'400.0))
            ->type_name("SECONDS");
        return verb;
    }

    ExitCode run() override
    {
        const auto writer = makeTableWriter(outputFormat(m_format), standardOutput());
        SqlLimits limits;
        limits.time = std::chrono::milliseconds(static_cast<std::int64_t>(m_seconds * 1000));
        SqlSink sink;
        sink.columns = [&writer](std::span<const std::string> names) { writer->begin(names); };
        sink.row = [&writer](std::span<const SqlValue> cells) { return writer->row(cells); };
        const Status status = runSql(
            m_databasePath.empty() ? defaultDatabasePath() : m_databasePath, m_sql, limits, sink);
        if (!status)
            return fail(status.error());
        writer->end();
        return std::fflush(stdout) == 0 ? kFinished : kFailed;
    }

private:
    std::string m_sql;
    std::string m_databasePath;
    std::string m_format;
    double m_seconds = 60;
};

} // namespace

std::unique_ptr<Verb> makeQueryVerb()
{
    return std::make_unique<QueryVerb>();
}

} // namespace perfdeck
