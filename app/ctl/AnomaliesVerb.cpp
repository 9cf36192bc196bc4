// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/InputFiles.h"
#include "app/ctl/Verb.h"
#include "core/base/Text.h"
#include "core/collect/parse/CsvRecord.h"
#include "core/collect/parse/SeriesFile.h"
#include "core/collect/parse/TimeText.h"
#include "core/stats/stream/AnomalyScore.h"

#include <CLI/CLI.hpp>

#include <array>
#include <charconv>
#include <cstdio>

namespace perfdeck {

namespace {

constexpr std::array<std::string_view, 1> kSuffixes{".csv"};

std::string scoreText(double score)
{
    std::array<char, 16> text{};
    const auto end
        = std::to_chars(text.data(), text.data() + text.size(), score, std::chars_format::fixed, 6);
    return {text.data(), end.ptr};
}

/// Scores one CSV; cells are handed on as they stand in it.
class ScoredCsv final
{
public:
    explicit ScoredCsv(const std::string &path)
        : m_path(path)
    {
    }

    Result<std::string> read(const std::string &text)
    {
        const auto file = readSeriesCsv(text, m_path);
        if (!file)
            return failure(file.error());
        if (file->times.size() != file->rows())
            return failure(refuse(1, "no column is named timestamp, time or date"));
        if (file->columns.size() > 1)
            return failure(refuse(1, "it holds several series and none is named value"));
        CsvRecords records(text);
        findColumns(*records.next(), file->columns[0].name);
        std::string scored = "timestamp,value,anomaly_score\n";
        AnomalyScorer scorer;
        for (std::size_t row = 0; row < file->rows(); ++row) {
            const auto record = records.next();
            const auto time = readTimeText(trimmed(file->times[row]));
            if (!time)
                return failure(refuse(records.line(), '"' + file->times[row] + "\" is not a time"));
            const double score = scorer.push(*time, file->columns[0].values[row]);
            scored += cells(*record) + scoreText(score) + '\n';
        }
        return scored;
    }

private:
    void findColumns(std::string_view header, std::string_view value)
    {
        // The reader has been over all records: they can be split.
        (void)splitCsvRecord(header, m_fields);
        const auto placeOf = [this](std::string_view name) {
            return std::ranges::find_if(
                       m_fields,
                       [name](const CsvField &field) { return trimmed(field.text()) == name; })
                - m_fields.begin();
        };
        m_value = static_cast<std::size_t>(placeOf(value));
        m_time = m_fields.size();
        for (const char *name : {"timestamp", "time", "date"})
            if (m_time == m_fields.size())
                m_time = static_cast<std::size_t>(placeOf(name));
    }

    [[nodiscard]] std::string cells(std::string_view record)
    {
        (void)splitCsvRecord(record, m_fields);
        std::string text(m_fields[m_time].raw);
        text += ',';
        text += m_fields[m_value].raw;
        text += ',';
        return text;
    }

    [[nodiscard]] Error refuse(std::uint64_t line, std::string reason) const
    {
        return {ErrorKind::InvalidInput,
                m_path + ':' + std::to_string(line) + ": it cannot be scored",
                std::move(reason),
                "Give a CSV with the columns timestamp and value."};
    }

    const std::string &m_path;
    std::vector<CsvField> m_fields;
    std::size_t m_time = 0;
    std::size_t m_value = 0;
};

class AnomaliesVerb final : public Verb
{
public:
    CLI::App *declare(CLI::App &app) override
    {
        CLI::App *verb = app.add_subcommand(
            "anomalies",
            "Score each sample of a series by how strange it is after those before it");
        verb->add_option("files",
                         m_files,
                         "CSV with the columns timestamp and value; folders are walked for *.csv")
            ->type_name("FILE")
            ->required();
        verb->add_option("--out-dir",
                         m_folder,
                         "Write one CSV a file into this folder; else the one file's to stdout")
            ->type_name("DIR");
        verb->footer("Prints timestamp,value,anomaly_score, one row a row: 0 is usual, from 0.5 on "
                     "it is an anomaly. No row depends on later ones.");
        return verb;
    }

    ExitCode run() override
    {
        const auto files = inputFiles(m_files, kSuffixes);
        if (!files)
            return fail(files.error());
        if (m_folder.empty() && files->size() != 1) {
            tell("Name one file, or a folder for the results with --out-dir.");
            return kWrongUsage;
        }
        ProgressBar bar("anomalies");
        for (std::size_t i = 0; i < files->size(); ++i) {
            bar.show(static_cast<double>(i) / static_cast<double>(files->size()), (*files)[i].path);
            if (const Status done = score((*files)[i]); !done)
                return fail(done.error());
        }
        return std::fflush(stdout) == 0 ? kFinished : kFailed;
    }

private:
    Status score(const InputFile &input) const
    {
        const auto text = readInput(input.path);
        if (!text)
            return failure(text.error());
        const auto scored = ScoredCsv(input.path).read(*text);
        if (!scored)
            return failure(scored.error());
        if (m_folder.empty()) {
            standardOutput()(*scored);
            return {};
        }
        std::filesystem::path result = std::filesystem::path(m_folder) / input.result;
        result += ".csv";
        return writeResult(result, *scored);
    }

    std::vector<std::string> m_files;
    std::string m_folder;
};

} // namespace

std::unique_ptr<Verb> makeAnomaliesVerb()
{
    return std::make_unique<AnomaliesVerb>();
}

} // namespace perfdeck
