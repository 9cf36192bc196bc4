// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/parse/EndpointReader.h"

#include "core/collect/parse/JsonPage.h"
#include "core/collect/parse/PageSniffer.h"
#include "core/collect/parse/TextPage.h"

#include <utility>

namespace perfdeck {

namespace {

SourceFrame frameOf(const EndpointReaderOptions &options)
{
    return {options.sourceName, options.instance, options.maxSeries};
}

double toSeconds(Duration duration)
{
    return std::chrono::duration<double>(duration).count();
}

Status checkMeaning(const PageValues &page)
{
    if (page.malformed == 0 || page.samples >= page.malformed)
        return {};
    return failure(ErrorKind::InvalidInput,
                   "The answer is not a page of metrics",
                   std::to_string(page.malformed) + " of its "
                       + std::to_string(page.malformed + page.samples) + " lines were not understood, "
                       + (page.warnings.empty() ? std::string() : page.warnings.front()),
                   "Check the path; metrics usually are under /metrics.");
}

} // namespace

class EndpointReader::Private
{
public:
    explicit Private(EndpointReaderOptions options)
        : m_options(std::move(options))
        , m_text(m_layout, frameOf(m_options), [](std::string_view) { return false; })
        , m_json(m_layout, frameOf(m_options))
    {
        m_up = ownSeries("up");
        m_scrapeDuration = ownSeries("scrape_duration_seconds");
        m_scrapeSamples = ownSeries("scrape_samples");
    }

    Result<EndpointReading> read(const EndpointPage &page)
    {
        auto sniffed = sniffPage(page.contentType, page.body);
        if (!sniffed)
            return failure(std::move(sniffed.error()));
        PageValues values;
        values.pageTime = page.time;
        if (auto status = readBody(*sniffed, values); !status)
            return failure(std::move(status.error()));
        return finish(page, sniffed->format, std::move(values));
    }

    Observation failed(Timestamp time, SteadyTime steady)
    {
        Observation observation = emptyObservation(time, steady);
        observation.values.assign(m_layout.size(), absentValue());
        observation.values[m_up] = 0;
        return observation;
    }

private:
    Slot ownSeries(std::string metric)
    {
        ScrapedSeries series;
        series.name = std::move(metric);
        return m_layout.intern(storedKey(series, frameOf(m_options)));
    }

    Status readBody(const SniffedPage &page, PageValues &values)
    {
        if (page.format == PageFormat::Json) {
            auto summary = m_json.read(page.body, values);
            if (!summary) {
                m_json.rollback();
                return failure(std::move(summary.error()));
            }
            return {};
        }
        m_text.read(page.body,
                    page.format == PageFormat::OpenMetrics ? StampUnit::Seconds : StampUnit::Milliseconds,
                    values);
        if (auto status = checkMeaning(values); !status) {
            m_text.rollback();
            return status;
        }
        m_text.commit(values);
        return {};
    }

    Observation emptyObservation(Timestamp time, SteadyTime steady)
    {
        Observation observation;
        observation.source = m_options.source;
        observation.time = time;
        observation.steady = steady;
        observation.series = m_layout.set();
        return observation;
    }

    EndpointReading finish(const EndpointPage &page, PageFormat format, PageValues values)
    {
        EndpointReading reading;
        reading.format = format;
        reading.series = values.series;
        values.faults.add(Fault::SeriesLimit, values.leftOut);
        reading.faults = values.faults;
        reading.warnings = std::move(values.warnings);
        reading.observation = emptyObservation(page.time, page.steady);
        values.values.resize(m_layout.size(), absentValue());
        values.values[m_up] = 1;
        values.values[m_scrapeDuration] = toSeconds(page.latency);
        values.values[m_scrapeSamples] = static_cast<double>(values.samples);
        reading.observation.values = std::move(values.values);
        if (!values.times.empty())
            values.times.resize(reading.observation.values.size(), page.time);
        reading.observation.times = std::move(values.times);
        return reading;
    }

    EndpointReaderOptions m_options;
    SeriesLayout m_layout;
    TextPage m_text;
    JsonPage m_json;
    Slot m_up = kNoSlot;
    Slot m_scrapeDuration = kNoSlot;
    Slot m_scrapeSamples = kNoSlot;
};

EndpointReader::EndpointReader(EndpointReaderOptions options)
    : m_private(std::make_unique<Private>(std::move(options)))
{
}

EndpointReader::~EndpointReader() = default;

Result<EndpointReading> EndpointReader::read(const EndpointPage &page)
{
    return m_private->read(page);
}

Observation EndpointReader::failed(Timestamp time, SteadyTime steady)
{
    return m_private->failed(time, steady);
}

} // namespace perfdeck
