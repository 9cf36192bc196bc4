// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/parse/CsvRecord.h"
#include "core/collect/parse/ImportKeys.h"
#include "core/collect/parse/ImportText.h"
#include "core/collect/parse/NumberText.h"
#include "core/collect/parse/TimeText.h"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <string>
#include <utility>
#include <vector>

namespace perfdeck {

namespace {

constexpr std::size_t kMaxRecordBytes = 1 << 20;
constexpr std::size_t kNoColumn = static_cast<std::size_t>(-1);

class CsvImport final : public ImportReader
{
public:
    explicit CsvImport(ImportSink sink)
        : m_sink(std::move(sink))
    {
    }

    Status feed(std::string_view chunk) override
    {
        m_buffer += chunk;
        std::size_t begin = 0;
        while (const std::size_t feed = nextRecordEnd()) {
            const std::string_view record(m_buffer.data() + begin, feed - 1 - begin);
            begin = feed;
            if (auto status = readRecord(record); !status)
                return status;
        }
        m_buffer.erase(0, begin);
        m_scanned = m_buffer.size();
        return m_buffer.size() <= kMaxRecordBytes ? Status()
                                                  : refuse("the record is longer than 1 MiB");
    }

    Status finish() override
    {
        const std::string rest = std::exchange(m_buffer, {});
        m_scanned = 0;
        if (std::exchange(m_inQuotes, false))
            return refuse("a quoted field does not end");
        if (!rest.empty())
            if (auto status = readRecord(rest); !status)
                return status;
        return m_hasHeader ? Status() : refuse("the header line is missing");
    }

    [[nodiscard]] ImportCounts counts() const override { return m_counts; }

private:
    enum Column
    {
        kTime,
        kMetric,
        kLabels,
        kValue,
        kColumns
    };

    /// Place behind the next line feed outside quotes; 0 when there is none yet.
    std::size_t nextRecordEnd()
    {
        while (m_scanned < m_buffer.size()) {
            const char *from = m_buffer.data() + m_scanned;
            const void *found = std::memchr(from, '\n', m_buffer.size() - m_scanned);
            const char *end
                = found ? static_cast<const char *>(found) : m_buffer.data() + m_buffer.size();
            m_inQuotes ^= (std::count(from, end, '"') & 1) != 0;
            m_scanned = static_cast<std::size_t>(end - m_buffer.data()) + (found ? 1U : 0U);
            if (found && !m_inQuotes)
                return m_scanned;
        }
        return 0;
    }

    Status readRecord(std::string_view record)
    {
        m_line = m_nextLine;
        m_nextLine
            += 1 + static_cast<std::uint64_t>(std::count(record.begin(), record.end(), '\n'));
        ++m_counts.lines;
        if (!record.empty() && record.back() == '\r')
            record.remove_suffix(1);
        if (m_line == 1 && record.starts_with("\xEF\xBB\xBF"))
            record.remove_prefix(3);
        if (record.empty())
            return {};
        if (const char *problem = splitCsvRecord(record, m_fields))
            return refuse(problem);
        return m_hasHeader ? readSample() : readHeader();
    }

    Status readHeader()
    {
        constexpr std::array<std::string_view, kColumns> kNames{
            "time", "metric", "labels", "value"};
        for (std::size_t column = 0; column < kColumns; ++column)
            for (std::size_t place = 0; place < m_fields.size(); ++place)
                if (m_fields[place].text() == kNames[column])
                    m_places[column] = place;
        m_hasHeader = true;
        m_fieldCount = m_fields.size();
        for (const Column column : {kTime, kMetric, kValue})
            if (m_places[column] == kNoColumn)
                return refuse("the header has no column \"" + std::string(kNames[column]) + '"');
        return {};
    }

    Status readSample()
    {
        if (m_fields.size() != m_fieldCount)
            return refuse("it has " + std::to_string(m_fields.size()) + " fields, the header has "
                          + std::to_string(m_fieldCount));
        const std::string valueText = m_fields[m_places[kValue]].text();
        if (valueText.empty()) {
            ++m_counts.empty;
            return {};
        }
        double value = 0;
        const char *end = valueText.data() + valueText.size();
        if (readNumber(valueText.data(), end, value) != end)
            return refuse("the value \"" + valueText.substr(0, 40) + "\" is not a number");
        const std::string timeText = m_fields[m_places[kTime]].text();
        const auto time = readTimeText(timeText);
        if (!time)
            return refuse("the time \"" + timeText.substr(0, 40)
                          + "\" is neither ISO 8601 nor a number since the epoch");
        const SeriesKeyPtr *key = m_keys.find(keyText());
        if (!key) {
            auto made = makeKey();
            if (!made)
                return refuse(made.error().message());
            key = &m_keys.add(keyText(), std::move(*made));
        }
        ++m_counts.samples;
        m_sink(*key, *time, normalizedValue(value));
        return {};
    }

    [[nodiscard]] const CsvField *labelsField() const
    {
        return m_places[kLabels] == kNoColumn ? nullptr : &m_fields[m_places[kLabels]];
    }

    /// The bytes that name the series, not yet taken apart.
    std::string_view keyText()
    {
        m_keyText = m_fields[m_places[kMetric]].raw;
        m_keyText += '\n';
        if (const CsvField *labels = labelsField())
            m_keyText += labels->raw;
        return m_keyText;
    }

    [[nodiscard]] Result<SeriesKey> makeKey() const
    {
        SeriesKey key{m_fields[m_places[kMetric]].text(), {}};
        const bool control = std::any_of(key.metric.begin(), key.metric.end(), [](char c) {
            return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
        });
        if (key.metric.empty() || control
            || !simdjson::validate_utf8(key.metric.data(), key.metric.size()))
            return failure(ErrorKind::InvalidInput,
                           "the metric is empty, holds a control character or is not UTF-8");
        const CsvField *field = labelsField();
        const std::string json = field ? field->text() : std::string();
        if (json.empty())
            return key;
        auto labels = Labels::fromJson(json);
        if (!labels)
            return failure(std::move(labels.error()));
        key.labels = std::move(*labels);
        return key;
    }

    [[nodiscard]] Status refuse(const std::string &reason) const
    {
        return failure(ErrorKind::InvalidInput,
                       "Line " + std::to_string(m_line) + " cannot be imported",
                       reason,
                       "The columns are time,metric,labels,value as PerfDeck exports them.");
    }

    ImportSink m_sink;
    std::string m_buffer; ///< the record that has not ended yet
    std::size_t m_scanned = 0;
    bool m_inQuotes = false;
    bool m_hasHeader = false;
    std::size_t m_fieldCount = 0;
    std::array<std::size_t, kColumns> m_places{kNoColumn, kNoColumn, kNoColumn, kNoColumn};
    std::vector<CsvField> m_fields;
    std::string m_keyText;
    ImportKeys m_keys;
    std::uint64_t m_line = 1; ///< where the current record begins
    std::uint64_t m_nextLine = 1;
    ImportCounts m_counts;
};

} // namespace

std::unique_ptr<ImportReader> makeCsvImport(ImportSink sink)
{
    return std::make_unique<CsvImport>(std::move(sink));
}

} // namespace perfdeck
