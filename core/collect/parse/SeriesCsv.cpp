// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Text.h"
#include "core/collect/parse/CsvRecord.h"
#include "core/collect/parse/NumberText.h"
#include "core/collect/parse/SeriesFile.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <limits>
#include <optional>
#include <utility>

namespace perfdeck {

namespace {

constexpr std::size_t kMaxColumns = 10'000;
constexpr std::size_t kNoColumn = static_cast<std::size_t>(-1);
constexpr double kMissing = std::numeric_limits<double>::quiet_NaN();

/// What is known of a column while its cells are read.
struct Column
{
    std::string name;
    std::vector<double> values;
    std::size_t numbers = 0;
    std::size_t texts = 0;
    std::uint64_t firstTextLine = 0;
    std::string firstText;

    void take(const std::string &cell, std::uint64_t line)
    {
        const std::string_view text = trimmed(cell);
        double number = kMissing;
        if (text.empty() || text == "null" || text == "NA" || text == "nan" || text == "NaN") {
            values.push_back(kMissing);
            return;
        }
        const char *end = text.data() + text.size();
        if (readNumber(text.data(), end, number) == end) {
            ++numbers;
            values.push_back(std::isfinite(number) ? number : kMissing);
            return;
        }
        if (texts++ == 0) {
            firstTextLine = line;
            firstText = text.substr(0, 40);
        }
        values.push_back(kMissing);
    }

    [[nodiscard]] bool isSeries() const { return numbers > texts; }
};

/// Reads one CSV text into its columns.
class SeriesCsv final
{
public:
    SeriesCsv(std::string_view text, const std::string &path)
        : m_records(text)
        , m_path(path)
    {
    }

    Result<SeriesFile> read()
    {
        if (const Status header = readHeader(); !header)
            return failure(header.error());
        while (const auto record = m_records.next())
            if (const Status row = readRow(*record); !row)
                return failure(row.error());
        return takeSeries();
    }

private:
    Status readHeader()
    {
        const auto header = m_records.next();
        if (!header)
            return failure(refuse(1, "the header line is missing"));
        if (const char *wrong = splitCsvRecord(*header, m_fields))
            return failure(refuse(m_records.line(), wrong));
        if (m_fields.size() > kMaxColumns)
            return failure(refuse(m_records.line(), "it has more than 10,000 columns"));
        for (const CsvField &field : m_fields)
            m_columns.push_back({std::string(trimmed(field.text())), {}, 0, 0, 0, {}});
        for (const char *name : {"timestamp", "time", "date"})
            if (m_time == kNoColumn)
                m_time = columnNamed(name);
        return {};
    }

    Status readRow(std::string_view record)
    {
        if (const char *wrong = splitCsvRecord(record, m_fields))
            return failure(refuse(m_records.line(), wrong));
        if (m_fields.size() != m_columns.size())
            return failure(refuse(m_records.line(),
                                  "it has " + std::to_string(m_fields.size())
                                      + " fields, the header has "
                                      + std::to_string(m_columns.size())));
        for (std::size_t place = 0; place < m_columns.size(); ++place) {
            if (place == m_time)
                m_times.push_back(m_fields[place].text());
            else
                m_columns[place].take(m_fields[place].text(), m_records.line());
        }
        return {};
    }

    Result<SeriesFile> takeSeries()
    {
        SeriesFile file;
        file.name = std::filesystem::path(m_path).stem().string();
        file.times = std::move(m_times);
        const std::size_t preferred = columnNamed("value");
        for (std::size_t place = 0; place < m_columns.size(); ++place) {
            Column &column = m_columns[place];
            if (preferred == kNoColumn ? place == m_time || !column.isSeries() : place != preferred)
                continue;
            if (column.texts > 0)
                return failure(refuse(column.firstTextLine,
                                      '"' + column.firstText + "\" in column \"" + column.name
                                          + "\" is not a number"));
            file.columns.push_back({std::move(column.name), std::move(column.values)});
        }
        if (file.columns.empty())
            return failure(refuse(1, "no column holds numbers"));
        return file;
    }

    [[nodiscard]] std::size_t columnNamed(std::string_view name) const
    {
        const auto found = std::ranges::find(m_columns, name, &Column::name);
        return found == m_columns.end() ? kNoColumn
                                        : static_cast<std::size_t>(found - m_columns.begin());
    }

    [[nodiscard]] Error refuse(std::uint64_t line, std::string reason) const
    {
        return {ErrorKind::InvalidInput,
                m_path + ':' + std::to_string(line) + ": this line cannot be read",
                std::move(reason),
                "A header line names the columns; each other line has a cell for every one."};
    }

    CsvRecords m_records;
    const std::string &m_path;
    std::vector<CsvField> m_fields;
    std::vector<Column> m_columns;
    std::vector<std::string> m_times;
    std::size_t m_time = kNoColumn;
};

} // namespace

Result<SeriesFile> readSeriesCsv(std::string_view text, const std::string &path)
{
    return SeriesCsv(text, path).read();
}

} // namespace perfdeck
