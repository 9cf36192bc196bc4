// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/InputFiles.h"
#include "app/ctl/StoredSeries.h"
#include "app/ctl/Verb.h"
#include "core/collect/parse/SeriesFile.h"
#include "core/model/MetricInfo.h"
#include "core/model/TimeRange.h"
#include "core/stats/change/ChangePoints.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <array>
#include <cmath>
#include <cstdio>

namespace perfdeck {

namespace {

constexpr std::array<std::string_view, 2> kSuffixes{".json", ".csv"};

/// One series that was searched, and what was found.
struct SearchedSeries
{
    std::string name;
    std::string metric; ///< tells which way is good
    std::filesystem::path result; ///< below the output folder, without suffix
    std::vector<std::string> times; ///< one a row, or none
    ChangeAnalysis analysis;

    [[nodiscard]] std::string timeOf(const ChangePoint &point) const
    {
        return point.index < times.size() ? times[point.index] : std::string();
    }

    /// Became worse, by more than noise could have done; a change either way where nobody knows
    /// which way is good.
    [[nodiscard]] bool hasRegression() const
    {
        const Better better = metricInfo(metric).better;
        return std::ranges::any_of(analysis.points, [better](const ChangePoint &point) {
            return !point.mayBeMemory
                && (better == Better::Neither
                    || (better == Better::Lower) == (point.after > point.before));
        });
    }
};

std::string jsonOf(const SearchedSeries &series)
{
    nlohmann::ordered_json json;
    json["name"] = series.name;
    for (const char *list : {"changepoints", "confidence", "effect", "p"})
        json[list] = nlohmann::json::array();
    for (const ChangePoint &point : series.analysis.points) {
        json["changepoints"].push_back(point.index);
        json["confidence"].push_back(point.confidence);
        json["effect"].push_back(point.effect); // NaN becomes null
        json["p"].push_back(point.p);
    }
    json["why"] = series.analysis.why;
    return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + '\n';
}

/// Where the answers go: one file a series, JSON lines, or the rows of a table.
class SearchSink final
{
public:
    SearchSink(std::string folder, const std::string &format)
        : m_folder(std::move(folder))
        , m_format(outputFormat(format))
        , m_out(standardOutput())
    {
        if (!m_folder.empty() || m_format == TableFormat::Json)
            return;
        m_table = makeTableWriter(m_format, m_out);
        const std::vector<std::string> columns{
            "name", "index", "time", "confidence", "effect", "before", "after", "p"};
        m_table->begin(columns);
    }

    Status take(const SearchedSeries &series)
    {
        if (!m_folder.empty()) {
            std::filesystem::path file = std::filesystem::path(m_folder) / series.result;
            file += ".json";
            return writeResult(file, jsonOf(series));
        }
        if (!m_table) {
            m_out(jsonOf(series));
            return {};
        }
        for (const ChangePoint &point : series.analysis.points) {
            const std::vector<Cell> cells{series.name,
                                          static_cast<std::int64_t>(point.index),
                                          series.timeOf(point),
                                          point.confidence,
                                          point.effect,
                                          point.before,
                                          point.after,
                                          point.p};
            m_table->row(cells);
        }
        return {};
    }

    [[nodiscard]] ExitCode end() const
    {
        if (m_table)
            m_table->end();
        return std::fflush(stdout) == 0 ? kFinished : kFailed;
    }

private:
    std::string m_folder;
    TableFormat m_format;
    TextSink m_out;
    std::unique_ptr<TableWriter> m_table;
};

class DetectVerb final : public Verb
{
public:
    CLI::App *declare(CLI::App &app) override
    {
        CLI::App *verb = app.add_subcommand(
            "detect", "Find when a history went over to a new level, by how much, and how surely");
        verb->add_option("files",
                         m_files,
                         "Series as JSON or CSV (time column timestamp, time or date; the column "
                         "value or every other one of numbers); folders are walked")
            ->type_name("FILE");
        verb->add_option("--preset",
                         m_preset,
                         "structural (what changes the picture of the whole series) or regression "
                         "(any new level that stands clear of the noise; usual)")
            ->check(CLI::IsMember({"structural", "regression"}))
            ->type_name("PRESET");
        verb->add_option("--sensitivity",
                         m_options.sensitivity,
                         "1 (only what is most certain) to 12 (usual: 6)")
            ->check(CLI::Range(kLeastSensitivity, kMostSensitivity))
            ->type_name("STEP");
        verb->add_option("--out-dir", m_folder, "Write one JSON file a series into this folder")
            ->type_name("DIR");
        verb->add_option("--format", m_format, "table, json or csv (table on a terminal, else csv)")
            ->check(CLI::IsMember({"table", "json", "csv"}))
            ->type_name("FORMAT");
        verb->add_option("--fail-on",
                         m_failOn,
                         "regression: exit 3 when a metric became worse (or changed, where nobody "
                         "knows which way is good) by more than noise could have done, 4 "
                         "when a series is too short to judge")
            ->check(CLI::IsMember({"regression"}))
            ->type_name("WHAT");
        m_stored.declareSeries(*verb);
        m_stored.declareRange(*verb);
        return verb;
    }

    ExitCode run() override
    {
        if (m_files.empty() != m_stored.areGiven()) {
            tell("Name files to search, or a history with --db-path and --match.");
            return kWrongUsage;
        }
        m_options.preset
            = m_preset == "structural" ? ChangePreset::Structural : ChangePreset::Regression;
        SearchSink sink(m_folder, m_format);
        const ExitCode read = m_stored.areGiven() ? searchHistory(sink) : searchFiles(sink);
        if (const ExitCode written = sink.end(); written != kFinished || read != kFinished)
            return read != kFinished ? read : written;
        if (m_failOn.empty())
            return kFinished;
        if (m_regressions > 0)
            return kFound;
        return m_tooShort > 0 || m_searched == 0 ? kTooLittleData : kFinished;
    }

private:
    ExitCode searchFiles(SearchSink &sink)
    {
        const auto files = inputFiles(m_files, kSuffixes);
        if (!files)
            return fail(files.error());
        ProgressBar bar("detect");
        for (std::size_t i = 0; i < files->size(); ++i) {
            bar.show(static_cast<double>(i) / static_cast<double>(files->size()), (*files)[i].path);
            if (const Status done = searchFile((*files)[i], sink); !done)
                return fail(done.error());
        }
        return kFinished;
    }

    Status searchFile(const InputFile &input, SearchSink &sink)
    {
        const auto text = readInput(input.path);
        if (!text)
            return failure(text.error());
        auto file = readSeriesFile(*text, input.path);
        if (!file)
            return failure(file.error());
        if (file->joint) {
            std::vector<std::span<const double>> dimensions;
            for (const SeriesColumn &column : file->columns)
                dimensions.emplace_back(column.values);
            return report({file->name,
                           file->name,
                           input.result,
                           std::move(file->times),
                           findJointChanges(dimensions, m_options)},
                          sink);
        }
        for (const SeriesColumn &column : file->columns) {
            const bool isAlone = file->columns.size() == 1;
            const std::string behind = isAlone ? std::string() : '.' + column.name;
            std::filesystem::path result = input.result;
            result += resultName(behind);
            SearchedSeries series{file->name + behind,
                                  column.name == "value" ? file->name : column.name,
                                  result,
                                  file->times,
                                  findChanges(column.values, m_options)};
            if (const Status done = report(series, sink); !done)
                return done;
        }
        return {};
    }

    /// A column's name as part of the name of a file.
    static std::string resultName(std::string name)
    {
        std::ranges::replace(name, '/', '_');
        return name;
    }

    ExitCode searchHistory(SearchSink &sink)
    {
        const auto wanted = m_stored.request();
        if (!wanted) {
            fail(wanted.error());
            return kWrongUsage;
        }
        const auto reader = m_stored.open();
        if (!reader)
            return fail(reader.error());
        ProgressBar bar("detect");
        const Status done = visitStoredSeries(**reader, *wanted, [&](const StoredSeries &series) {
            bar.show(0, series.key.metric);
            return report(searched(series), sink);
        });
        return done ? kFinished : fail(done.error());
    }

    [[nodiscard]] SearchedSeries searched(const StoredSeries &series) const
    {
        const std::string name = series.key.toString();
        SearchedSeries made{
            name, series.key.metric, resultName(name), {}, findChanges(series.values, m_options)};
        if (!made.analysis.points.empty())
            for (const Timestamp time : series.times)
                made.times.push_back(toIso8601(time));
        return made;
    }

    Status report(const SearchedSeries &series, SearchSink &sink)
    {
        ++m_searched;
        m_tooShort += series.analysis.used < kFewestForChanges ? 1U : 0U;
        m_regressions += series.hasRegression() ? 1U : 0U;
        return sink.take(series);
    }

    std::vector<std::string> m_files;
    StoredOptions m_stored;
    std::string m_preset;
    std::string m_folder;
    std::string m_format;
    std::string m_failOn;
    ChangeOptions m_options;
    std::size_t m_searched = 0;
    std::size_t m_tooShort = 0;
    std::size_t m_regressions = 0;
};

} // namespace

std::unique_ptr<Verb> makeDetectVerb()
{
    return std::make_unique<DetectVerb>();
}

} // namespace perfdeck
