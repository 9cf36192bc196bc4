// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/StoredSeries.h"
#include "app/ctl/Verb.h"
#include "core/engine/Export.h"
#include "core/model/TimeRange.h"
#include "core/report/SampleWriter.h"

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
        m_stored.declareSeries(*verb);
        verb->get_option("--match")->required();
        m_stored.declareRange(*verb);
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
        const auto reader = m_stored.open();
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
        auto wanted = m_stored.request();
        if (wanted && !m_step.empty()) {
            const auto step = parseDuration(m_step);
            if (!step)
                return failure(step.error());
            wanted->step = *step;
        }
        return wanted;
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

    StoredOptions m_stored;
    std::string m_step;
    std::string m_format;
};

} // namespace

std::unique_ptr<Verb> makeExportVerb()
{
    return std::make_unique<ExportVerb>();
}

} // namespace perfdeck
