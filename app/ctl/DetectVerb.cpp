// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/InputFiles.h"
#include "app/ctl/Verb.h"
#include "app/SourceOptions.h"
#include "core/base/Clock.h"
#include "core/collect/parse/SeriesFile.h"
#include "core/engine/Export.h"
#include "core/model/MetricInfo.h"
#include "core/model/TimeRange.h"
#include "core/stats/change/ChangePoints.h"
#include "core/store/SqliteHistory.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <array>
#include <cmath>
#include <cstdio>

namespace perfdeck {

namespace {

constexpr std::array<std::string_view, 2> kSuffixes{".json", ".csv"};

/// One series that was searched, and what was found.
struct Finding
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

    /// Became worse; a change either way where nobody knows which way is good.
    [[nodiscard]] bool hasRegression() const
    {
        const Better better = metricInfo(metric).better;
        return std::ranges::any_of(analysis.points, [better](const ChangePoint &point) {
            return better == Better::Neither
                || (better == Better::Lower) == (point.after > point.before);
        });
    }
};

std::string jsonOf(const Finding &finding)
{
    nlohmann::ordered_json json;
    json["name"] = finding.name;
    for (const char *list : {"changepoints", "confidence", "effect", "p"})
        json[list] = nlohmann::json::array();
    for (const ChangePoint &point : finding.analysis.points) {
        json["changepoints"].push_back(point.index);
        json["confidence"].push_back(point.confidence);
        json["effect"].push_back(point.effect); // NaN becomes null
        json["p"].push_back(point.p);
    }
    json["why"] = finding.analysis.why;
    return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + '\n';
}

/// Where findings go: one file a series, JSON lines, or the rows of a table.
class FindingSink final
{
public:
    FindingSink(std::string folder, const std::string &format)
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

    Status take(const Finding &finding)
    {
        if (!m_folder.empty()) {
            std::filesystem::path file = std::filesystem::path(m_folder) / finding.result;
            file += ".json";
            return writeResult(file, jsonOf(finding));
        }
        if (!m_table) {
            m_out(jsonOf(finding));
            return {};
        }
        for (const ChangePoint &point : finding.analysis.points) {
            const std::vector<Cell> cells{finding.name,
                                          static_cast<std::int64_t>(point.index),
                                          finding.timeOf(point),
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
                         "knows which way is good), 4 when a series is too short to judge")
            ->check(CLI::IsMember({"regression"}))
            ->type_name("WHAT");
        verb->add_option("--db-path", m_databasePath, "History file to search")->type_name("FILE");
        verb->add_option("--match", m_match, "Series of the history (repeatable)")
            ->type_name("NAME{label=\"v\"}")
            ->expected(1)
            ->take_all();
        verb->add_option("--from", m_from, "First moment: ISO 8601 or now-6h")->type_name("T");
        verb->add_option("--to", m_to, "Moment after the last one")->type_name("T");
        return verb;
    }

    ExitCode run() override
    {
        const bool hasDatabase = !m_match.empty() || !m_databasePath.empty();
        if (m_files.empty() == !hasDatabase) {
            tell("Name files to search, or a history with --db-path and --match.");
            return kWrongUsage;
        }
        m_options.preset
            = m_preset == "structural" ? ChangePreset::Structural : ChangePreset::Regression;
        FindingSink sink(m_folder, m_format);
        const ExitCode read = hasDatabase ? searchHistory(sink) : searchFiles(sink);
        if (const ExitCode written = sink.end(); written != kFinished || read != kFinished)
            return read != kFinished ? read : written;
        if (m_failOn.empty())
            return kFinished;
        if (m_regressions > 0)
            return kFound;
        return m_tooShort > 0 || m_searched == 0 ? kTooLittleData : kFinished;
    }

private:
    ExitCode searchFiles(FindingSink &sink)
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

    Status searchFile(const InputFile &input, FindingSink &sink)
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
            Finding finding{file->name + behind,
                            column.name == "value" ? file->name : column.name,
                            result,
                            file->times,
                            findChanges(column.values, m_options)};
            if (const Status done = report(finding, sink); !done)
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

    ExitCode searchHistory(FindingSink &sink)
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
        Status done;
        SeriesKey key;
        std::vector<Timestamp> times;
        std::vector<double> values;
        const auto flush = [&] {
            if (!values.empty())
                done = report(storedFinding(key, times, values), sink);
            times.clear();
            values.clear();
            return done.has_value();
        };
        ProgressBar bar("detect");
        ExportSink samples;
        samples.series = [&](const SeriesRecord &record) {
            const bool goesOn = flush();
            key = *record.key;
            bar.show(0, key.metric);
            return goesOn;
        };
        samples.samples = [&](std::span<const Timestamp> at, std::span<const double> found) {
            times.insert(times.end(), at.begin(), at.end());
            values.insert(values.end(), found.begin(), found.end());
            return true;
        };
        const auto exported = exportSamples(**reader, *wanted, samples);
        if (!exported)
            return fail(exported.error());
        flush();
        return done ? kFinished : fail(done.error());
    }

    [[nodiscard]] Finding storedFinding(const SeriesKey &key,
                                        std::span<const Timestamp> times,
                                        std::span<const double> values) const
    {
        Finding finding{key.toString(),
                        key.metric,
                        resultName(key.toString()),
                        {},
                        findChanges(values, m_options)};
        if (!finding.analysis.points.empty())
            for (const Timestamp time : times)
                finding.times.push_back(toIso8601(time));
        return finding;
    }

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
        for (const auto &[text, moment] :
             {std::pair(&m_from, &wanted.range.from), std::pair(&m_to, &wanted.range.to)}) {
            if (text->empty())
                continue;
            const auto parsed = parseTime(*text, now);
            if (!parsed)
                return failure(parsed.error());
            *moment = *parsed;
        }
        return wanted;
    }

    Status report(const Finding &finding, FindingSink &sink)
    {
        ++m_searched;
        m_tooShort += finding.analysis.used < kFewestForChanges ? 1U : 0U;
        m_regressions += finding.hasRegression() ? 1U : 0U;
        return sink.take(finding);
    }

    std::vector<std::string> m_files;
    std::vector<std::string> m_match;
    std::string m_preset;
    std::string m_folder;
    std::string m_format;
    std::string m_failOn;
    std::string m_databasePath;
    std::string m_from;
    std::string m_to;
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
