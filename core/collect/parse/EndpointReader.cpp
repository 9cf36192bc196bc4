// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collect/parse/EndpointReader.h"

#include "core/collect/parse/Derivation.h"
#include "core/collect/parse/JsonPage.h"
#include "core/collect/parse/PageSniffer.h"
#include "core/collect/parse/TextPage.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace perfdeck {

namespace {

constexpr Duration kShortestWindow = std::chrono::seconds(20);
constexpr std::size_t kSpareSeries = 1024;

SourceFrame frameOf(const EndpointReaderOptions &options)
{
    return {options.sourceName, options.instance, options.maxSeries, options.labels};
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
                       + std::to_string(page.malformed + page.samples)
                       + " lines were not understood, "
                       + (page.warnings.empty() ? std::string() : page.warnings.front()),
                   "Check the path; metrics usually are under /metrics.");
}

/// Exporters that have no rules of their own, by a family that only they have.
struct Exporter
{
    std::string_view family;
    std::string_view name;
};

constexpr std::array kExporters{Exporter{"node_exporter_build_info", "node_exporter"},
                                Exporter{"prometheus_build_info", "Prometheus"},
                                Exporter{"pushgateway_build_info", "Pushgateway"},
                                Exporter{"vm_app_version", "VictoriaMetrics"},
                                Exporter{"netdata_info", "netdata"}};

} // namespace

class EndpointReader::Private
{
public:
    explicit Private(EndpointReaderOptions options)
        : m_options(std::move(options))
        , m_rules(bundledRuleTable())
        , m_text(m_layout,
                 frameOf(m_options),
                 [rules = m_rules](std::string_view name) {
                     return rules->names.contains(normalizedFamily(name))
                         || name == "process_start_time_seconds";
                 })
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

    [[nodiscard]] EndpointAbilities abilities() const
    {
        EndpointAbilities abilities;
        for (const auto *derivation : {&m_textDerivation, &m_jsonDerivation})
            if (*derivation)
                (*derivation)->listAbilities(abilities.metrics, abilities.models);
        return abilities;
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
        if (page.format == PageFormat::Json)
            return readJson(page.body, values);
        m_jsonSummary = {};
        m_text.read(page.body,
                    page.format == PageFormat::OpenMetrics ? StampUnit::Seconds
                                                           : StampUnit::Milliseconds,
                    values);
        if (auto status = checkMeaning(values); !status) {
            m_text.rollback();
            return status;
        }
        m_text.commit(values);
        return {};
    }

    Status readJson(std::string_view body, PageValues &values)
    {
        auto summary = m_json.read(body, values);
        if (!summary) {
            m_json.rollback();
            return failure(std::move(summary.error()));
        }
        m_jsonSummary = std::move(*summary);
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

    /// One for each set of rules; made when the first such page comes.
    Derivation &derivation(PageFormat format)
    {
        const bool json = format == PageFormat::Json && !m_jsonSummary.speaksAsText;
        auto &owner = json ? m_jsonDerivation : m_textDerivation;
        if (!owner) {
            const Duration window = std::max<Duration>(4 * m_options.interval, kShortestWindow);
            owner.emplace(json ? jsonPageRuleTable() : m_rules,
                          frameOf(m_options),
                          window,
                          m_options.interval / 4);
        }
        return *owner;
    }

    EndpointReading finish(const EndpointPage &page, PageFormat format, PageValues values)
    {
        EndpointReading reading;
        reading.format = format;
        reading.series = values.series;
        values.faults.add(Fault::SeriesLimit, values.leftOut);
        dropStale(values);
        std::vector<double> &row = values.values;
        row.resize(m_layout.size(), absentValue());
        Derivation &rules = derivation(format);
        const CounterWindow::Change change = rules.derive(page.steady, m_layout, row);
        row[m_up] = 1;
        row[m_scrapeDuration] = toSeconds(page.latency);
        row[m_scrapeSamples] = static_cast<double>(values.samples);
        reading.recognised = m_jsonSummary.recognised;
        if (reading.recognised.empty())
            reading.recognised = rules.recognised();
        if (reading.recognised.empty())
            reading.recognised = exporterName();
        reading.observation = emptyObservation(page.time, page.steady);
        noteResets(change, values.faults, reading.observation);
        reading.observation.times = sampleTimes(values, page.time);
        reading.observation.values = std::move(row);
        reading.faults = values.faults;
        reading.warnings = std::move(values.warnings);
        compactIfNeeded(reading.observation.values);
        return reading;
    }

    [[nodiscard]] std::string exporterName()
    {
        for (; m_exporterSeen < m_layout.size(); ++m_exporterSeen)
            for (const Exporter &exporter : kExporters)
                if (m_layout.key(m_exporterSeen).metric == exporter.family)
                    m_exporter = exporter.name;
        return m_exporter;
    }

    /// A sample that is not newer than the last one of its series was stored before.
    void dropStale(PageValues &values)
    {
        m_stamps.resize(std::max(m_stamps.size(), values.times.size()), PageValues::kNoOwnTime);
        for (std::size_t slot = 0; slot < values.times.size(); ++slot) {
            const Timestamp time = values.times[slot];
            if (time == PageValues::kNoOwnTime)
                continue;
            if (time <= m_stamps[slot]) {
                values.values[slot] = absentValue();
                values.faults.add(Fault::StaleTimestamp);
            } else {
                m_stamps[slot] = time;
            }
        }
    }

    [[nodiscard]] static std::vector<Timestamp> sampleTimes(PageValues &values, Timestamp pageTime)
    {
        if (values.times.empty())
            return {};
        std::replace(values.times.begin(), values.times.end(), PageValues::kNoOwnTime, pageTime);
        values.times.resize(values.values.size(), pageTime);
        return std::move(values.times);
    }

    void noteResets(const CounterWindow::Change &change,
                    FaultCounts &faults,
                    Observation &observation) const
    {
        if (change.familiesReset == 0)
            return;
        faults.add(Fault::CounterReset);
        if (2 * change.familiesReset < change.familiesSeen)
            return; // one of several processes behind this address
        Event event;
        event.time = observation.time;
        event.kind = "counter-reset";
        event.source = m_options.sourceName;
        event.text = "The counters of " + m_options.sourceName
            + " began again; the server was probably restarted.";
        observation.events.push_back(std::move(event));
    }

    /// Series that come and go (replicas, adapters) must not make every row longer for ever.
    void compactIfNeeded(const std::vector<double> &row)
    {
        const auto present = row.size()
            - static_cast<std::size_t>(std::count_if(
                row.begin(), row.end(), [](double v) { return isAbsent(v); }));
        if (row.size() <= 2 * present + kSpareSeries)
            return;
        std::vector<bool> keep(row.size());
        for (Slot slot = 0; slot < row.size(); ++slot)
            keep[slot] = !isAbsent(row[slot]) || (m_textDerivation && m_textDerivation->needs(slot))
                || (m_jsonDerivation && m_jsonDerivation->needs(slot));
        const std::vector<Slot> moved = m_layout.compact(keep);
        m_exporterSeen = 0;
        m_text.remap(moved);
        for (auto *derivation : {&m_textDerivation, &m_jsonDerivation})
            if (*derivation)
                (*derivation)->remap(moved);
        std::vector<Timestamp> stamps(m_layout.size(), PageValues::kNoOwnTime);
        for (Slot slot = 0; slot < moved.size() && slot < m_stamps.size(); ++slot)
            if (moved[slot] != kNoSlot)
                stamps[moved[slot]] = m_stamps[slot];
        m_stamps = std::move(stamps);
        m_up = ownSeries("up");
        m_scrapeDuration = ownSeries("scrape_duration_seconds");
        m_scrapeSamples = ownSeries("scrape_samples");
    }

    EndpointReaderOptions m_options;
    RuleTablePtr m_rules;
    SeriesLayout m_layout;
    TextPage m_text;
    JsonPage m_json;
    std::optional<Derivation> m_textDerivation;
    std::optional<Derivation> m_jsonDerivation;
    std::vector<Timestamp> m_stamps; ///< by slot: newest timestamp a page gave
    JsonPage::Summary m_jsonSummary; ///< of the newest page; empty for a text page
    std::string m_exporter; ///< found among the first m_exporterSeen series
    Slot m_exporterSeen = 0;
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

EndpointAbilities EndpointReader::abilities() const
{
    return m_private->abilities();
}

} // namespace perfdeck
