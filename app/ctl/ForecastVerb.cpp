// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/ForecastTimes.h"
#include "app/ctl/InputFiles.h"
#include "app/ctl/StoredSeries.h"
#include "app/ctl/Verb.h"
#include "core/base/Text.h"
#include "core/collect/parse/SeriesFile.h"
#include "core/collect/parse/SeriesLine.h"
#include "core/stats/forecast/EqualSteps.h"
#include "core/stats/forecast/Forecast.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <cerrno>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>

namespace perfdeck {

namespace {

const std::vector<std::string> kColumns{
    "series", "step", "time", "mean", "lo95", "hi95", "error", "mase"};

/// Numbers that are none become null.
std::string jsonLine(const std::string &id, const Forecast &forecast)
{
    nlohmann::ordered_json json;
    json["id"] = id;
    json["mean"] = forecast.mean;
    json["lo95"] = forecast.low;
    json["hi95"] = forecast.high;
    json["error"] = forecast.error;
    json["mase"] = forecast.scaledError;
    json["seasons"] = forecast.seasons;
    return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + '\n';
}

Cell finiteCell(double value)
{
    return std::isfinite(value) ? Cell(value) : Cell();
}

class ForecastVerb final : public Verb
{
public:
    CLI::App *declare(CLI::App &app) override
    {
        CLI::App *verb = app.add_subcommand(
            "forecast",
            "Say how series go on, with 95 % intervals and how far such forecasts missed "
            "in the past");
        auto *file = verb->add_option("file",
                                      m_file,
                                      "Series as CSV or JSON (time column timestamp, time or date; "
                                      "the column value or every other one of numbers)")
                         ->type_name("FILE");
        verb->add_option("--horizon", m_horizon, "Steps to forecast")
            ->check(CLI::Range(std::size_t{1}, kMostHorizon))
            ->type_name("N");
        verb->add_option("--season",
                         m_options.season,
                         "Samples in a season, where it is known (usual: what the series shows)")
            ->type_name("N");
        verb->add_option("--series",
                         m_lines,
                         "JSON lines {\"id\",\"period\",\"horizon\",\"train\":[…]}; prints JSON "
                         "lines {\"id\",\"mean\",\"lo95\",\"hi95\",…}")
            ->type_name("FILE.jsonl")
            ->excludes(file);
        m_stored.declareSeries(*verb);
        m_stored.declareRange(*verb);
        verb->add_option("--format", m_format, "table, json or csv (table on a terminal, else csv)")
            ->check(CLI::IsMember({"table", "json", "csv"}))
            ->type_name("FORMAT");
        return verb;
    }

    ExitCode run() override
    {
        const int ways
            = (m_file.empty() ? 0 : 1) + (m_lines.empty() ? 0 : 1) + (m_stored.areGiven() ? 1 : 0);
        if (ways != 1 || (m_stored.areGiven() && !m_stored.nameSeries())) {
            tell("Name a file to forecast with --horizon N, series of a history with --match, or a "
                 "file of JSON lines with --series.");
            return kWrongUsage;
        }
        if (m_lines.empty() && m_horizon == 0) {
            tell("Say with --horizon N how many steps to forecast.");
            return kWrongUsage;
        }
        const auto stored = m_stored.request();
        if (!stored) {
            fail(stored.error());
            return kWrongUsage;
        }
        const Status done = m_stored.areGiven() ? forecastStored(*stored)
            : m_lines.empty()                   ? forecastFile()
                                                : forecastLines();
        if (!done)
            return fail(done.error());
        return std::fflush(stdout) == 0 ? kFinished : kFailed;
    }

private:
    [[nodiscard]] Status forecastFile() const
    {
        const auto text = readInput(m_file);
        if (!text)
            return failure(text.error());
        const auto file = readSeriesFile(*text, m_file);
        if (!file)
            return failure(file.error());
        const auto writer = makeTableWriter(outputFormat(m_format), standardOutput());
        writer->begin(kColumns);
        const auto times = timesAfter(file->times, m_horizon);
        for (const SeriesColumn &column : file->columns)
            writeRows(*writer,
                      column.name.empty() ? file->name : column.name,
                      forecast(column.values, m_horizon, m_options),
                      times);
        writer->end();
        return {};
    }

    /// Each series at its own usual step.
    [[nodiscard]] Status forecastStored(const ExportRequest &request) const
    {
        const auto reader = m_stored.open();
        if (!reader)
            return failure(reader.error());
        const auto writer = makeTableWriter(outputFormat(m_format), standardOutput());
        writer->begin(kColumns);
        ProgressBar bar("forecast");
        const Status done = visitStoredSeries(**reader, request, [&](const StoredSeries &series) {
            bar.show(0, series.key.metric);
            forecastOne(series, *writer);
            return Status();
        });
        writer->end();
        return done;
    }

    void forecastOne(const StoredSeries &series, TableWriter &writer) const
    {
        const auto exact = [](double seconds) {
            return Duration(std::llround(seconds * Duration(std::chrono::seconds(1)).count()));
        };
        std::vector<double> seconds;
        for (const Timestamp time : series.times)
            seconds.push_back(std::chrono::duration<double>(time - series.times[0]).count());
        const EqualSteps even = equalSteps(seconds, series.values);
        std::vector<std::string> times;
        for (std::size_t ahead = 1; ahead <= m_horizon; ++ahead)
            times.push_back(toIso8601(series.times[0]
                                      + exact(even.last + static_cast<double>(ahead) * even.step)));
        writeRows(
            writer, series.key.toString(), forecast(even.values, m_horizon, m_options), times);
    }

    static void writeRows(TableWriter &writer,
                          const std::string &name,
                          const Forecast &forecast,
                          const std::vector<std::string> &times)
    {
        for (std::size_t step = 0; step < forecast.mean.size(); ++step) {
            const std::vector<Cell> cells{name,
                                          static_cast<std::int64_t>(step + 1),
                                          times[step],
                                          forecast.mean[step],
                                          forecast.low[step],
                                          forecast.high[step],
                                          finiteCell(forecast.error),
                                          finiteCell(forecast.scaledError)};
            writer.row(cells);
        }
    }

    [[nodiscard]] Status forecastLines() const
    {
        std::ifstream file(m_lines, std::ios::binary);
        std::error_code unknown;
        const auto size = static_cast<double>(std::filesystem::file_size(m_lines, unknown));
        ProgressBar bar("forecast");
        const TextSink out = standardOutput();
        double read = 0;
        std::string text;
        for (std::size_t number = 1; std::getline(file, text); ++number) {
            read += static_cast<double>(text.size() + 1);
            if (trimmed(text).empty())
                continue;
            const auto line = readSeriesLine(text, m_lines, number);
            if (!line)
                return failure(line.error());
            bar.show(unknown ? 0 : read / size, line->id);
            const ForecastOptions options{line->season, m_options.coverage};
            if (!out(jsonLine(line->id, forecast(line->values, line->horizon, options))))
                break;
        }
        if (!file.eof() && !file.good())
            return failure(
                ErrorKind::Unavailable, m_lines + " cannot be read", std::strerror(errno));
        return {};
    }

    std::string m_file;
    std::string m_lines;
    StoredOptions m_stored;
    std::string m_format;
    std::size_t m_horizon = 0;
    ForecastOptions m_options;
};

} // namespace

std::unique_ptr<Verb> makeForecastVerb()
{
    return std::make_unique<ForecastVerb>();
}

} // namespace perfdeck
