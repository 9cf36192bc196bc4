// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/Export.h"

#include "core/model/MetricInfo.h"
#include "core/query/TieredReader.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace perfdeck {

namespace {

constexpr Duration kSlice = std::chrono::days(1);

Timestamp floorTo(Timestamp time, Duration length)
{
    Duration rest = time.time_since_epoch() % length;
    rest += rest < Duration(0) ? length : Duration(0);
    return time - rest;
}

/// The coarsest tier whose buckets fit into steps without remainder.
FrameTier tierForStep(Duration step)
{
    if (step % tierLength(RollupTier::Hour) == Duration(0))
        return FrameTier::Hour;
    return step % tierLength(RollupTier::Minute) == Duration(0) ? FrameTier::Minute
                                                                : FrameTier::Raw;
}

/// Gathers samples and buckets into steps, in time order.
class Stepper final
{
public:
    Stepper(Duration step, bool takesLast)
        : m_step(step)
        , m_takesLast(takesLast)
    {
    }

    void add(Timestamp time, double sum, double last, std::uint64_t count)
    {
        const Timestamp step = floorTo(time, m_step);
        if (m_open && step != m_current)
            close();
        m_current = step;
        m_open = true;
        m_last = last;
        if (std::isfinite(sum)) {
            m_sum += sum;
            m_count += count;
        }
    }

    void close()
    {
        if (!m_open)
            return;
        const double mean = m_count > 0 ? m_sum / static_cast<double>(m_count)
                                        : std::numeric_limits<double>::quiet_NaN();
        times.push_back(m_current);
        values.push_back(m_takesLast ? m_last : mean);
        m_open = false;
        m_sum = 0;
        m_count = 0;
    }

    /// Finished steps.
    std::vector<Timestamp> times;
    std::vector<double> values;

private:
    Duration m_step;
    bool m_takesLast;
    bool m_open = false;
    Timestamp m_current;
    double m_sum = 0;
    double m_last = 0;
    std::uint64_t m_count = 0;
};

class Exporter final
{
public:
    Exporter(HistoryReader &reader, const ExportRequest &request, const ExportSink &sink)
        : m_reader(reader)
        , m_request(request)
        , m_sink(sink)
        , m_tier(request.step > Duration(0) ? tierForStep(request.step) : FrameTier::Raw)
    {
    }

    [[nodiscard]] Result<ExportReport> run(const std::stop_token &stop);

private:
    [[nodiscard]] Result<std::vector<SeriesRecord>> wantedSeries();
    [[nodiscard]] Status exportSeries(const SeriesRecord &record, const std::stop_token &stop);
    [[nodiscard]] Status
    exportSlices(const SeriesRecord &record, Stepper *stepper, const std::stop_token &stop);
    [[nodiscard]] Status exportTiers(const SeriesRecord &record, Stepper &stepper);
    void addSamples(Stepper &stepper) const;
    void handOn(const SeriesRecord &record,
                std::span<const Timestamp> times,
                std::span<const double> values);

    HistoryReader &m_reader;
    const ExportRequest &m_request;
    const ExportSink &m_sink;
    const FrameTier m_tier;
    ExportReport m_report;
    bool m_ended = false; ///< by the sink
    SeriesId m_announced;
    SeriesData m_data;
};

Result<ExportReport> Exporter::run(const std::stop_token &stop)
{
    const auto wanted = wantedSeries();
    if (!wanted)
        return failure(wanted.error());
    for (const SeriesRecord &record : *wanted) {
        const Status done = exportSeries(record, stop);
        if (!done)
            return failure(done.error());
        if (m_ended)
            break;
    }
    return m_report;
}

Result<std::vector<SeriesRecord>> Exporter::wantedSeries()
{
    Result<std::vector<SeriesRecord>> known = m_reader.series();
    if (!known)
        return known;
    const std::vector<Selector> &selectors = m_request.selectors;
    std::erase_if(*known, [&selectors](const SeriesRecord &record) {
        return !selectors.empty()
            && std::none_of(
                selectors.begin(), selectors.end(), [&record](const Selector &selector) {
                    return selector.matches(*record.key);
                });
    });
    std::sort(known->begin(), known->end(), [](const SeriesRecord &a, const SeriesRecord &b) {
        return *a.key < *b.key;
    });
    return known;
}

Status Exporter::exportSeries(const SeriesRecord &record, const std::stop_token &stop)
{
    if (m_request.step == Duration(0))
        return exportSlices(record, nullptr, stop);
    const bool isCounter = metricInfo(record.key->metric).kind == MetricKind::Counter;
    Stepper stepper(m_request.step, isCounter);
    const Status done = m_tier == FrameTier::Raw ? exportSlices(record, &stepper, stop)
                                                 : exportTiers(record, stepper);
    if (!done)
        return done;
    stepper.close();
    handOn(record, stepper.times, stepper.values);
    return {};
}

/// Samples, a day at a time; through the stepper when there is one.
Status
Exporter::exportSlices(const SeriesRecord &record, Stepper *stepper, const std::stop_token &stop)
{
    const auto extent = m_reader.extent(record.id);
    if (!extent)
        return {};
    const Timestamp end = std::min(m_request.range.to, extent->to);
    for (Timestamp from = std::max(m_request.range.from, extent->from); from < end && !m_ended;) {
        if (stop.stop_requested())
            return failure(ErrorKind::Cancelled, "Export");
        const Timestamp to = end - from > kSlice ? from + kSlice : end;
        m_data.clear();
        const Status read = m_reader.read(record.id, {from, to}, m_data.times, m_data.values);
        if (!read)
            return read;
        if (stepper != nullptr)
            addSamples(*stepper);
        else
            handOn(record, m_data.times, m_data.values);
        from = to;
    }
    return {};
}

Status Exporter::exportTiers(const SeriesRecord &record, Stepper &stepper)
{
    m_data.clear();
    const Status read = readTiers(m_reader, record.id, m_request.range, m_tier, m_data);
    if (!read)
        return read;
    for (const std::vector<RollupPoint> *tier : {&m_data.hours, &m_data.minutes})
        for (const RollupPoint &bucket : *tier)
            stepper.add(bucket.start, bucket.sum, bucket.last, bucket.count);
    addSamples(stepper);
    return {};
}

void Exporter::addSamples(Stepper &stepper) const
{
    for (std::size_t i = 0; i < m_data.times.size(); ++i)
        stepper.add(m_data.times[i], m_data.values[i], m_data.values[i], 1);
}

void Exporter::handOn(const SeriesRecord &record,
                      std::span<const Timestamp> times,
                      std::span<const double> values)
{
    if (times.empty() || m_ended)
        return;
    if (m_announced != record.id) {
        m_announced = record.id;
        m_ended = m_sink.series && !m_sink.series(record);
        ++m_report.series;
    }
    if (m_ended)
        return;
    m_report.samples += times.size();
    m_ended = !m_sink.samples(times, values);
}

} // namespace

Result<ExportReport> exportSamples(HistoryReader &reader,
                                   const ExportRequest &request,
                                   const ExportSink &sink,
                                   std::stop_token stop)
{
    if (request.step < Duration(0))
        return failure(ErrorKind::InvalidInput, "Export", "the step is negative");
    return Exporter(reader, request, sink).run(stop);
}

} // namespace perfdeck
