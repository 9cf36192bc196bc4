// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/Verb.h"
#include "app/SourceOptions.h"
#include "core/engine/Export.h"
#include "core/report/SampleWriter.h"
#include "core/store/SqliteHistory.h"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <unistd.h>

namespace perfdeck {

namespace {

class ExportVerb final : public Verb
{
public:
    CLI::App *declare(CLI::App &app) override
    {
        CLI::App *verb = app.add_subcommand("export", "Write samples out of a history file");
        verb->add_option("--match", m_match, "Series to write (repeatable)")
            ->type_name("NAME{label=\"v\"}")
            ->required()
            ->expected(1)
            ->take_all();
        verb->add_option("--db-path", m_databasePath, "History file")->type_name("FILE");
        verb->add_option("--from", m_from, "First moment: ISO 8601 or now-6h")->type_name("T");
        verb->add_option("--to", m_to, "Moment after the last one")->type_name("T");
        verb->add_option("--step",
                         m_step,
                         "One value per step, such as 1m: the last one of a counter, else the mean")
            ->type_name("D");
        verb->add_option("--format",
                         m_format,
                         "table, json, csv or openmetrics (table on a terminal, else csv)")
            ->check(CLI::IsMember({"table", "json", "csv", "openmetrics"}))
            ->type_name("FORMAT");
        return verb;
    }

    ExitCode run() override
    {
        const Result<ExportRequest> wanted = request();
        if (!wanted) {
            fail(wanted.error());
            return kWrongUsage;
        }
        auto reader
            = openSqliteReader(m_databasePath.empty() ? defaultDatabasePath() : m_databasePath);
        if (!reader)
            return fail(reader.error());
        const auto writer = makeSampleWriter(format(), standardOutput());
        ExportSink sink;
        sink.series = [&writer](const SeriesRecord &record) { return writer->series(*record.key); };
        sink.samples = [&writer](std::span<const Timestamp> times, std::span<const double> values) {
            return writer->samples(times, values);
        };
        writer->begin();
        const auto report = exportSamples(**reader, *wanted, sink);
        if (!report)
            return fail(report.error());
        writer->end();
        return std::fflush(stdout) == 0 ? kFinished : kFailed;
    }

private:
    [[nodiscard]] Result<ExportRequest> request() const
    {
        ExportRequest wanted;
        for (const std::string &text : m_match) {
            auto selector = Selector::parse(text);
            if (!selector)
                return failure(selector.error());
            wanted.selectors.push_back(std::move(*selector));
        }
        const Timestamp now = SystemClock().now();
        if (const Status read = readTime(m_from, now, wanted.range.from); !read)
            return failure(read.error());
        if (const Status read = readTime(m_to, now, wanted.range.to); !read)
            return failure(read.error());
        if (!m_step.empty()) {
            const auto step = parseDuration(m_step);
            if (!step)
                return failure(step.error());
            wanted.step = *step;
        }
        return wanted;
    }

    static Status readTime(const std::string &text, Timestamp now, Timestamp &time)
    {
        if (text.empty())
            return {};
        const auto parsed = parseTime(text, now);
        if (!parsed)
            return failure(parsed.error());
        time = *parsed;
        return {};
    }

    [[nodiscard]] SampleFormat format() const
    {
        if (m_format == "openmetrics")
            return SampleFormat::OpenMetrics;
        switch (outputFormat(m_format)) {
        case TableFormat::Json:
            return SampleFormat::Json;
        case TableFormat::Text:
            return SampleFormat::Text;
        case TableFormat::Csv:
            break;
        }
        return SampleFormat::Csv;
    }

    std::vector<std::string> m_match;
    std::string m_databasePath;
    std::string m_from;
    std::string m_to;
    std::string m_step;
    std::string m_format;
};

} // namespace

std::unique_ptr<Verb> makeExportVerb()
{
    return std::make_unique<ExportVerb>();
}

} // namespace perfdeck
