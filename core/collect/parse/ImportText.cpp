// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/parse/ImportText.h"

#include "core/collect/parse/ImportKeys.h"
#include "core/collect/parse/NumberText.h"

#include <cmath>
#include <cstring>
#include <string>
#include <utility>

namespace perfdeck {

namespace {

constexpr double kSecondsBelow = 1e11;

class TextImport final : public ImportReader
{
public:
    TextImport(ImportSink sink, std::optional<StampUnit> unit)
        : m_sink(std::move(sink))
        , m_unit(unit)
    {
    }

    Status feed(std::string_view chunk) override
    {
        m_buffer += chunk;
        std::size_t at = 0;
        while (true) {
            const std::size_t feed = m_buffer.find('\n', std::max(at, m_scanned));
            if (feed == std::string::npos)
                break;
            const std::string_view line(m_buffer.data() + at, feed - at);
            at = feed + 1;
            m_scanned = at;
            if (auto status = readLine(line); !status)
                return status;
        }
        m_buffer.erase(0, at);
        m_scanned = m_buffer.size();
        return m_buffer.size() <= kMaxLineBytes ? Status()
                                                : refuse("the line is longer than 64 KiB");
    }

    Status finish() override
    {
        const std::string rest = std::exchange(m_buffer, {});
        m_scanned = 0;
        return rest.empty() ? Status() : readLine(rest);
    }

    [[nodiscard]] ImportCounts counts() const override { return m_counts; }

private:
    Status readLine(std::string_view line)
    {
        ++m_counts.lines;
        while (!line.empty() && (line.back() == '\r' || line.back() == ' '))
            line.remove_suffix(1);
        if (m_counts.lines == 1 && line.starts_with("\xEF\xBB\xBF"))
            line.remove_prefix(3);
        const auto from = line.find_first_not_of(" \t");
        if (from == std::string_view::npos || line[from] == '#')
            return {};
        line.remove_prefix(from);
        if (line.size() > kMaxLineBytes)
            return refuse("the line is longer than 64 KiB");
        const char *end = line.data() + line.size();
        const char *seriesEnd = findSeriesEnd(line.data(), end);
        if (!seriesEnd)
            return refuse("the labels do not end");
        return readSample(
            line.substr(0, static_cast<std::size_t>(seriesEnd - line.data())), seriesEnd, end);
    }

    Status readSample(std::string_view seriesText, const char *tailAt, const char *end)
    {
        if (!m_unit)
            m_unit = guessUnit(tailAt, end);
        SampleTail tail;
        if (const char *problem = readTail(tailAt, end, m_unit.value_or(StampUnit::Seconds), tail))
            return refuse(problem);
        if (!tail.hasTime)
            return refuse(tail.timeOutOfRange ? "the timestamp is out of range"
                                              : "the sample has no timestamp");
        const SeriesKeyPtr *key = m_keys.find(seriesText);
        if (!key) {
            if (const char *problem = readSeries(seriesText, m_scratch))
                return refuse(problem);
            key = &m_keys.add(seriesText, {m_scratch.name, Labels(m_scratch.labels)});
        }
        ++m_counts.samples;
        m_sink(*key, Timestamp(std::chrono::microseconds(tail.time)), normalizedValue(tail.value));
        return {};
    }

    static std::optional<StampUnit> guessUnit(const char *tailAt, const char *end)
    {
        SampleTail tail;
        if (readTail(tailAt, end, StampUnit::Seconds, tail)
            || !(tail.hasTime || tail.timeOutOfRange))
            return std::nullopt;
        const bool seconds
            = tail.hasTime && std::fabs(static_cast<double>(tail.time)) < kSecondsBelow * 1e6;
        return seconds ? StampUnit::Seconds : StampUnit::Milliseconds;
    }

    [[nodiscard]] Status refuse(const std::string &reason) const
    {
        return failure(ErrorKind::InvalidInput,
                       "Line " + std::to_string(m_counts.lines) + " cannot be imported",
                       reason,
                       "Every line must read: name{label=\"value\"} value timestamp.");
    }

    ImportSink m_sink;
    std::optional<StampUnit> m_unit;
    std::string m_buffer; ///< what has no line feed yet
    std::size_t m_scanned = 0;
    ImportKeys m_keys;
    ScrapedSeries m_scratch;
    ImportCounts m_counts;
};

} // namespace

std::unique_ptr<ImportReader> makeTextImport(ImportSink sink, std::optional<StampUnit> unit)
{
    return std::make_unique<TextImport>(std::move(sink), unit);
}

ImportFormat detectImportFormat(std::string_view head)
{
    std::string line;
    for (const char c : head.substr(0, head.find_first_of("\r\n")))
        if (c != '"' && c != ' ')
            line += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    line = "," + (line.starts_with("\xEF\xBB\xBF") ? line.substr(3) : line) + ",";
    const auto has = [&line](const char *column) { return line.find(column) != std::string::npos; };
    return has(",time,") && has(",metric,") && has(",value,") ? ImportFormat::Csv
                                                              : ImportFormat::Text;
}

} // namespace perfdeck
