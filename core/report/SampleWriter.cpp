// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/SampleWriter.h"

#include "core/model/TimeRange.h"

#include <nlohmann/json.hpp>

#include <array>
#include <cmath>
#include <cstdio>
#include <string>
#include <vector>

namespace perfdeck {

namespace {

class TableSampleWriter final : public SampleWriter
{
public:
    explicit TableSampleWriter(std::unique_ptr<TableWriter> table)
        : m_table(std::move(table))
    {
    }

    bool begin() override
    {
        static const std::vector<std::string> kColumns{"time", "metric", "labels", "value"};
        return m_table->begin(kColumns);
    }

    bool series(const SeriesKey &key) override
    {
        m_row[1] = key.metric;
        m_row[2] = key.labels.toJson();
        return true;
    }

    bool samples(std::span<const Timestamp> times, std::span<const double> values) override
    {
        for (std::size_t i = 0; i < times.size(); ++i) {
            m_row[0] = toIso8601(times[i]);
            m_row[3] = values[i];
            if (!m_table->row(m_row))
                return false;
        }
        return true;
    }

    bool end() override { return m_table->end(); }

private:
    std::unique_ptr<TableWriter> m_table;
    std::array<Cell, 4> m_row;
};

class JsonSampleWriter final : public SampleWriter
{
public:
    explicit JsonSampleWriter(TextSink sink)
        : m_sink(std::move(sink))
    {
    }

    bool begin() override { return m_sink("["); }

    bool series(const SeriesKey &key) override
    {
        using Json = nlohmann::json;
        m_key = "\", \"metric\": "
            + Json(key.metric).dump(-1, ' ', false, Json::error_handler_t::replace)
            + ", \"labels\": " + key.labels.toJson() + ", \"value\": ";
        return true;
    }

    bool samples(std::span<const Timestamp> times, std::span<const double> values) override
    {
        for (std::size_t i = 0; i < times.size(); ++i) {
            const std::string number = numberText(values[i]);
            const std::string value = std::isfinite(values[i]) ? number : '"' + number + '"';
            const std::string start = m_empty ? "\n{\"time\": \"" : ",\n{\"time\": \"";
            m_empty = false;
            if (!m_sink(start + toIso8601(times[i]) + m_key + value + '}'))
                return false;
        }
        return true;
    }

    bool end() override { return m_sink(m_empty ? "]\n" : "\n]\n"); }

private:
    TextSink m_sink;
    std::string m_key;
    bool m_empty = true;
};

class OpenMetricsWriter final : public SampleWriter
{
public:
    explicit OpenMetricsWriter(TextSink sink)
        : m_sink(std::move(sink))
    {
    }

    bool begin() override { return true; }

    bool series(const SeriesKey &key) override
    {
        m_series = key.toString();
        return true;
    }

    bool samples(std::span<const Timestamp> times, std::span<const double> values) override
    {
        for (std::size_t i = 0; i < times.size(); ++i)
            if (!m_sink(m_series + ' ' + numberText(values[i]) + ' ' + seconds(times[i]) + '\n'))
                return false;
        return true;
    }

    bool end() override { return m_sink("# EOF\n"); }

private:
    /// Whole microseconds, written out: a double would lose the last digit.
    static std::string seconds(Timestamp time)
    {
        constexpr std::int64_t kMicros = 1'000'000;
        const std::int64_t count = time.time_since_epoch().count();
        const std::int64_t magnitude = count < 0 ? -count : count;
        std::array<char, 40> text{};
        std::snprintf(text.data(),
                      text.size(),
                      "%s%lld.%06lld",
                      count < 0 ? "-" : "",
                      static_cast<long long>(magnitude / kMicros),
                      static_cast<long long>(magnitude % kMicros));
        return text.data();
    }

    TextSink m_sink;
    std::string m_series;
};

} // namespace

std::unique_ptr<SampleWriter> makeSampleWriter(SampleFormat format, TextSink sink)
{
    switch (format) {
    case SampleFormat::Csv:
        return std::make_unique<TableSampleWriter>(
            makeTableWriter(TableFormat::Csv, std::move(sink)));
    case SampleFormat::Text:
        return std::make_unique<TableSampleWriter>(
            makeTableWriter(TableFormat::Text, std::move(sink)));
    case SampleFormat::Json:
        return std::make_unique<JsonSampleWriter>(std::move(sink));
    case SampleFormat::OpenMetrics:
        break;
    }
    return std::make_unique<OpenMetricsWriter>(std::move(sink));
}

} // namespace perfdeck
